'use strict'

const { createHash, randomBytes, timingSafeEqual } = require('crypto')
const messages = require('./messages')
const { print, within } = require('./program')

// A peer that acknowledges nothing for so many periods is taken off the list.
const SILENT_PERIODS = 5

// For the messages of a join, and for a target to agree to a stream.
const PATIENCE = 10000

/** The rendezvous and relay itself; streams, keys and splicing are the stack's. */
class Server {
  /**
   * @param stack {idText(bytes), idOfKey(pubKey): bytes, encrypt(pubKey, bytes)}
   * @param explicitZero whether success is written as `08 00`, not as an empty message
   */
  constructor (stack, { period, explicitZero }) {
    this.stack = stack
    this.period = period
    this.explicitZero = explicitZero
    this.online = new Map()
    setInterval(() => this.tick(), period)
  }

  /**
   * Serves one incoming stream until it ends.
   *
   * @param channel {read(), write(message), end(), splice(other channel), reset()}
   * @param peer {id: text, open(): Promise<channel>}, the other end of the connection
   */
  async serve (channel, peer) {
    try {
      const first = await channel.read()
      if (first === null) return
      if (messages.isJoin(first)) {
        const member = await this.join(channel, peer, first)
        if (member !== null) await this.keep(member)
      } else {
        const other = await this.dial(channel, peer, first)
        if (other !== null) await channel.splice(other)
      }
    } catch (err) {
      print('ERROR', err.message)
      channel.reset()
    }
  }

  /** The new member, or null after a refusal. What is wrong with a message is a refusal too. */
  async join (channel, peer, first) {
    try {
      const init = messages.readJoinInit(first)
      if (init.random128.length !== 128) return this.refuse(channel, messages.E_RAND_LENGTH)
      const bytes = this.stack.idOfKey(init.pubKey)
      if (this.stack.idText(bytes) !== init.id || init.id !== peer.id) {
        return this.refuse(channel, messages.E_GENERIC)
      }
      const salt = randomBytes(128)
      await channel.write(messages.joinChallenge(await this.stack.encrypt(init.pubKey, salt)))
      const answer = await within(PATIENCE, 'a solution', channel.read())
      if (answer === null) return null
      const solution = messages.readJoinChallengeSolution(answer)
      const expected = createHash('sha512').update(init.random128).update(salt).digest()
      if (solution.length !== expected.length || !timingSafeEqual(solution, expected)) {
        return this.refuse(channel, messages.E_INCORRECT_SOLUTION)
      }
      await channel.write(messages.error(messages.OK, this.explicitZero))
      return { channel, peer, bytes, heard: Date.now() }
    } catch (err) {
      print('ERROR', err.message)
      return this.refuse(channel, messages.E_GENERIC)
    }
  }

  async refuse (channel, error) {
    print('REFUSED', error)
    await channel.write(messages.error(error))
    await channel.end()
    return null
  }

  async keep (member) {
    const { id } = member.peer
    this.online.set(id, member)
    print('JOINED', id)
    this.announce()
    try {
      while (await member.channel.read() !== null) {
        member.heard = Date.now()
        print('ACK', id)
      }
    } finally {
      this.leave(member)
    }
  }

  leave (member) {
    if (this.online.get(member.peer.id) !== member) return
    this.online.delete(member.peer.id)
    print('LEFT', member.peer.id)
  }

  /** Once in a period. */
  tick () {
    for (const member of this.online.values()) {
      if (Date.now() - member.heard > SILENT_PERIODS * this.period) {
        this.leave(member)
        member.channel.reset()
      }
    }
    this.announce()
  }

  announce () {
    const discovery = messages.discovery([...this.online.values()].map(member => member.bytes))
    for (const member of this.online.values()) {
      member.channel.write(discovery).catch(() => this.leave(member))
    }
  }

  /** The target's end, or null after a refusal. */
  async dial (channel, peer, first) {
    let to = 'nobody'
    let other = null
    try {
      to = this.stack.idText(messages.readDialRequest(first))
      const member = this.online.get(to)
      if (!this.online.has(peer.id) || member === undefined || to === peer.id) {
        throw new Error('no such dial')
      }
      other = await within(PATIENCE, 'a stream', member.peer.open())
      await channel.write(messages.error(messages.OK, this.explicitZero))
      print('DIAL', peer.id, to, 'RELAYED')
      return other
    } catch (err) {
      print('DIAL', peer.id, to, 'REFUSED', err.message)
      if (other !== null) other.reset()
      return this.refuse(channel, messages.E_GENERIC)
    }
  }
}

module.exports = { Server }
