'use strict'

const { createHash, randomBytes, timingSafeEqual } = require('crypto')
const messages = require('./messages')
const { print } = require('./program')

// A peer that leaves this many Discoveries unanswered is taken off the list.
const UNANSWERED_LIMIT = 3

/** The rendezvous and relay itself; streams, keys and splicing are the stack's. */
class Server {
  /**
   * @param stack {idText(bytes), idOfKey(pubKey): bytes, encrypt(pubKey, bytes)}
   * @param explicitZero whether success is written as `08 00`, not as an empty message
   */
  constructor (stack, { period, explicitZero }) {
    this.stack = stack
    this.explicitZero = explicitZero
    this.online = new Map()
    setInterval(() => this.announce(), period)
  }

  /**
   * Serves one incoming stream until it ends.
   *
   * @param channel {read(), write(message), splice(other channel), reset()}
   * @param peer {id: text, open(): Promise<channel>}, the other end of the connection
   */
  async serve (channel, peer) {
    try {
      const first = await channel.read()
      if (first === null) return
      if (messages.isJoin(first)) {
        await this.register(channel, peer, messages.readJoinInit(first))
      } else {
        await this.dial(channel, peer, messages.readDialRequest(first))
      }
    } catch (err) {
      print('ERROR', err.message)
      channel.reset()
    }
  }

  async register (channel, peer, init) {
    if (init.random128.length !== 128) return this.refuse(channel, messages.E_RAND_LENGTH)
    if (this.stack.idText(this.stack.idOfKey(init.pubKey)) !== init.id || init.id !== peer.id) {
      return this.refuse(channel, messages.E_GENERIC)
    }
    const salt = randomBytes(128)
    await channel.write(messages.joinChallenge(this.stack.encrypt(init.pubKey, salt)))
    const answer = await channel.read()
    if (answer === null) return
    const solution = messages.readJoinChallengeSolution(answer)
    const expected = createHash('sha512').update(init.random128).update(salt).digest()
    if (solution.length !== expected.length || !timingSafeEqual(solution, expected)) {
      return this.refuse(channel, messages.E_INCORRECT_SOLUTION)
    }
    await channel.write(messages.error(messages.OK, this.explicitZero))
    await this.keep({ channel, peer, bytes: this.stack.idOfKey(init.pubKey), unanswered: 0 })
  }

  async refuse (channel, error) {
    print('REFUSED', error)
    await channel.write(messages.error(error))
  }

  async keep (member) {
    const { id } = member.peer
    this.online.set(id, member)
    print('JOINED', id)
    this.announce()
    try {
      while (await member.channel.read() !== null) {
        member.unanswered = 0
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

  announce () {
    const discovery = messages.discovery([...this.online.values()].map(member => member.bytes))
    for (const member of this.online.values()) {
      if (member.unanswered++ >= UNANSWERED_LIMIT) {
        this.leave(member)
        member.channel.reset()
      } else {
        member.channel.write(discovery).catch(() => this.leave(member))
      }
    }
  }

  async dial (channel, peer, target) {
    const to = this.stack.idText(target)
    const member = this.online.get(to)
    if (!this.online.has(peer.id) || member === undefined || to === peer.id) {
      print('DIAL', peer.id, to, 'REFUSED')
      return channel.write(messages.error(messages.E_GENERIC))
    }
    const other = await member.peer.open()
    await channel.write(messages.error(messages.OK, this.explicitZero))
    print('DIAL', peer.id, to, 'RELAYED')
    await channel.splice(other)
    print('DIAL', peer.id, to, 'OVER')
  }
}

module.exports = { Server }
