'use strict'

// Reads the exchange vectors of a folder with the codec of these peers, prints how many messages
// it read, and fails where it finds other fields than the file says:
//   node exchanges.js ../../../../../spec/vectors/exchanges

const fs = require('fs')
const path = require('path')
const assert = require('assert')
const messages = require('./messages')

const hex = bytes => Buffer.from(bytes).toString('hex')
const error = buffer => ({ error: messages.readError(buffer) })

const readers = {
  JoinInit (buffer) {
    const { random128, id, pubKey } = messages.readJoinInit(buffer)
    return { random128: hex(random128), peerID: { id, pubKey: pubKey.toString('base64') } }
  },
  JoinChallenge (buffer) {
    const { error, saltEncrypted } = messages.readJoinChallenge(buffer)
    return { error, saltEncrypted: hex(saltEncrypted) }
  },
  JoinChallengeSolution: buffer => ({ solution: hex(messages.readJoinChallengeSolution(buffer)) }),
  JoinVerify: error,
  Discovery: buffer => ({ ids: messages.readDiscovery(buffer).map(hex) }),
  DialRequest: buffer => ({ target: hex(messages.readDialRequest(buffer)) }),
  DialResponse: error
}

/** What the readers give for fields that are absent. */
const absent = {
  JoinChallenge: { error: 0, saltEncrypted: '' },
  JoinVerify: { error: 0 },
  Discovery: { ids: [] },
  DialResponse: { error: 0 }
}

function withoutFrame (buffer, binding) {
  if (binding === 'libp2p') {
    assert.strictEqual(buffer.readUInt32BE(0), buffer.length - 4)
    return buffer.subarray(4)
  }
  let length = 0
  let prefix = 0
  do {
    length += (buffer[prefix] & 127) * 128 ** prefix
  } while (buffer[prefix++] > 127)
  assert.strictEqual(length, buffer.length - prefix)
  return buffer.subarray(prefix)
}

const folder = process.argv[2]
let read = 0
for (const name of fs.readdirSync(folder).filter(file => !file.includes('.schema.'))) {
  const exchange = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))
  for (const step of exchange.steps) {
    const reader = readers[step.message]
    if (reader && step.fields && step.fault !== 'wrong wire type') {
      const body = withoutFrame(Buffer.from(step.bytes, 'hex'), exchange.binding)
      const expected = { ...absent[step.message], ...step.fields }
      assert.deepStrictEqual(reader(body), expected, `${name}: ${step.message}`)
      read++
    }
  }
}
console.log(`READ ${read} messages`)
