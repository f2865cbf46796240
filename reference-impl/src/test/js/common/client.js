'use strict'

const { createHash, randomBytes } = require('crypto')
const messages = require('./messages')
const { print, tell, within } = require('./program')

// A server that sends no Discovery for so many periods is taken for lost.
const SILENT_PERIODS = 5

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
 * @param period milliseconds between two Discoveries
 * @returns {Promise<{over: Promise}>} once joined; `over` settles when the registration ends
 */
async function join (channel, self, idText, period) {
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
  tell('joined', 'as', self.id)
  return { over: acknowledge(channel, idText, period).finally(() => channel.reset()) }
}

async function acknowledge (channel, idText, period) {
  let count = 0
  for (;;) {
    const discovery = await within(SILENT_PERIODS * period, 'a Discovery', channel.read())
    if (discovery === null) return
    const ids = messages.readDiscovery(discovery).map(idText)
    print('ONLINE', ids.join(','))
    tell('peers', ...ids)
    await channel.write(Buffer.alloc(0))
    print('ACKED', ++count)
  }
}

/** Asks for a peer; afterwards the channel's stream leads to that peer. */
async function requestDial (channel, target) {
  await channel.write(messages.dialRequest(target))
  check(messages.readError(await expect(channel, 'DialResponse')), 'the dial')
}

function checkIdentity (proved, expected) {
  if (proved !== expected) throw new Error(`${expected} was expected, and ${proved} is there`)
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
      tell('connected', dialed.id)
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

module.exports = { join, requestDial, checkIdentity, commandsOf }
