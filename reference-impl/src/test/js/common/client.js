'use strict'

const { createHash, randomBytes } = require('crypto')
const messages = require('./messages')
const { print } = require('./program')

/** An error that the server has answered with. */
class Refused extends Error {}

function check (error, what) {
  if (error !== messages.OK) throw new Refused(`${what} was refused with error ${error}`)
}

/**
 * Registers with a server and acknowledges every Discovery.
 *
 * @param channel the registration stream, negotiated: {read(): message or null, write(message)}
 * @param self {id, pubKey, decrypt(bytes)}
 * @param idText turns the bytes of a peer id into text
 * @returns {Promise<{over: Promise}>} once joined; `over` settles when the registration ends
 */
async function join (channel, self, idText) {
  const random128 = randomBytes(128)
  await channel.write(messages.joinInit({ random128, id: self.id, pubKey: self.pubKey }))

  const challenge = messages.readJoinChallenge(await expect(channel, 'JoinChallenge'))
  check(challenge.error, 'the join')
  const salt = self.decrypt(challenge.saltEncrypted)
  if (salt.length !== 128) throw new Error(`the salt has ${salt.length} bytes, not 128`)

  const solution = createHash('sha512').update(random128).update(salt).digest()
  await channel.write(messages.joinChallengeSolution(solution))
  check(messages.readError(await expect(channel, 'JoinVerify')), 'the solution')
  print('JOINED')
  return { over: acknowledge(channel, idText) }
}

async function acknowledge (channel, idText) {
  let count = 0
  for (;;) {
    const discovery = await channel.read()
    if (discovery === null) return
    print('ONLINE', messages.readDiscovery(discovery).map(idText).join(','))
    await channel.write(Buffer.alloc(0))
    print('ACKED', ++count)
  }
}

/** Asks for a peer; afterwards the channel's stream leads to that peer. */
async function requestDial (channel, target) {
  await channel.write(messages.dialRequest(target))
  check(messages.readError(await expect(channel, 'DialResponse')), 'the dial')
}

async function expect (channel, name) {
  const message = await channel.read()
  if (message === null) throw new Error(`the stream ended where a ${name} was due`)
  return message
}

/**
 * The commands `dial ID` and `send BYTES`; what is sent goes to the peer dialed last.
 *
 * @param dial(id) gives {id, security, muxer, ping(): milliseconds, echo(bytes, onChunk)}
 */
function commandsOf (dial) {
  let dialed = null
  return {
    dial: async id => {
      dialed = await dial(id)
      print('DIALED', dialed.id, 'PING', await dialed.ping(), dialed.security, dialed.muxer)
    },
    send: async count => {
      if (dialed === null) throw new Error('dial somebody first')
      const data = randomBytes(Number(count))
      const expected = createHash('sha256').update(data).digest('hex')
      const echoed = createHash('sha256')
      let length = 0
      await dialed.echo(data, chunk => {
        echoed.update(chunk)
        length += chunk.length
      })
      const digest = echoed.digest('hex')
      if (digest !== expected) {
        throw new Error(`sent ${data.length} bytes ${expected}, echoed ${length} bytes ${digest}`)
      }
      print('ECHOED', length, digest)
    }
  }
}

module.exports = { join, requestDial, commandsOf }
