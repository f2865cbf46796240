'use strict'

// What the js-libp2p 0.27 stack has to do for the programs: a node, framed channels on its streams,
// and its own upgrade of a connection that is carried by a stream.

const { createHash, generateKeyPairSync } = require('crypto')
const Libp2p = require('libp2p')
const PeerId = require('peer-id')
const PeerInfo = require('peer-info')
const WebSockets = require('libp2p-websockets')
const TCP = require('libp2p-tcp')
const SECIO = require('libp2p-secio')
const MPLEX = require('libp2p-mplex')
const { InitiatorMessageTypes, ReceiverMessageTypes } = require('libp2p-mplex/src/message-types')
const multiaddr = require('multiaddr')
const handshake = require('it-handshake')
const pushable = require('it-pushable')
const reader = require('it-reader')
const cryptoKeys = require('libp2p-crypto').keys
const toConnection = require('libp2p-utils/src/stream-to-ma-conn')

const STARDUST = '/p2p/stardust/0.1.0'
const PING = '/ipfs/ping/1.0.0'
const ECHO = '/stardust-test/echo/1.0.0'

const FRAME_LIMIT = 1 << 20
const CHUNK = 64 * 1024

/**
 * The stack's muxer forgets a stream once it has half-closed it: it hears of no reset from there on,
 * and can send none. These streams do both.
 */
class Muxer extends MPLEX {
  _newStream (options) {
    const stream = super._newStream(options)
    const { id, type, registry } = options
    const { reset } = stream
    stream.resetByPeer = new Promise(resolve => {
      stream.reset = () => {
        reset()
        stream.source.end(new Error('stream reset'))
        resolve()
      }
    })
    stream.breakOff = err => {
      if (registry.get(id) !== stream) return
      const types = type === 'initiator' ? InitiatorMessageTypes : ReceiverMessageTypes
      this.source.push({ id, type: types.RESET })
      stream.source.end(err)
    }
    return stream
  }
}

/** The key is made by Node: the stack's own generator takes many seconds where nothing is compiled. */
async function createIdentity () {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = privateKey.export({ type: 'pkcs1', format: 'der' })
  const length = Buffer.from([0x12, 0x80 | (der.length & 127), der.length >> 7])
  return PeerId.createFromPrivKey(Buffer.concat([Buffer.from([0x08, 0x00]), length, der]))
}

async function createNode (listen = []) {
  const peerInfo = new PeerInfo(await createIdentity())
  listen.forEach(address => peerInfo.multiaddrs.add(multiaddr(address)))
  const node = new Libp2p({
    peerInfo,
    modules: { transport: [WebSockets, TCP], connEncryption: [SECIO], streamMuxer: [Muxer] },
    config: { relay: { enabled: false } }
  })
  node.handle(ECHO, ({ stream }) => stream.sink(stream.source))
  await node.start()
  return node
}

/**
 * Length-prefixed messages on a stream: 4 bytes, big endian, then the message. Written through one
 * queue: what the stack aborts must not be waiting in a generator of ours, or it waits with it.
 */
class Channel {
  /** @param muxed the muxer's own stream beneath, where a channel is to be spliced */
  constructor (stream, muxed) {
    this.muxed = muxed
    this.halfClosed = false
    this.writer = pushable()
    this.reader = reader(stream.source)
    this.written = stream.sink(this.writer)
    this.written.catch(() => {})
  }

  /** The next message, or null when the stream has ended before its first byte. */
  async read () {
    const length = await this.take(4)
    if (length === null) return null
    const count = length.readUInt32BE(0)
    if (count > FRAME_LIMIT) throw new Error(`a message of ${count} bytes`)
    // The reader takes 0 for "whatever there is".
    return count === 0 ? Buffer.alloc(0) : this.take(count)
  }

  async take (count) {
    try {
      const { value, done } = await this.reader.next(count)
      return done ? null : value.slice()
    } catch (err) {
      if (err.code === 'ERR_UNDER_READ' && err.buffer.length === 0) return null
      throw err
    }
  }

  async write (message) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(message.length, 0)
    this.writer.push(Buffer.concat([length, message]))
  }

  /** Nothing more is written. */
  async end () {
    this.halfClosed = true
    this.writer.end()
  }

  /** The stream without framing, from here on. */
  unwrap () {
    return {
      source: this.reader,
      sink: async source => {
        await forward(source, this)
        await this.written
      }
    }
  }

  /** Forwards both directions until both have ended. */
  async splice (other) {
    this.muxed.resetByPeer.then(() => other.reset())
    other.muxed.resetByPeer.then(() => this.reset())
    await Promise.all([forward(this.reader, other), forward(other.reader, this)])
  }

  reset () {
    const err = new Error('given up')
    if (this.halfClosed && this.muxed) this.muxed.breakOff(err)
    else this.writer.end(err)
  }
}

/**
 * Forwards one direction; an end or a reset passes through. (The stack takes its own error of a
 * reset for one by the same side, and would not pass it on: the other side gets an error of ours.)
 */
async function forward (source, to) {
  try {
    for await (const chunk of source) to.writer.push(chunk)
    await to.end()
  } catch (err) {
    to.writer.end(new Error(`the other side broke off: ${err.message}`))
    throw err
  }
}

/** The connection that a relayed stream is to become, for the stack's upgrader. */
function relayed (stream, remoteAddr) {
  return toConnection({ stream, remoteAddr })
}

/** What the programs do on a nested connection. */
function dialed (connection) {
  return {
    id: connection.remotePeer.toB58String(),
    security: connection.stat.encryption,
    muxer: connection.stat.multiplexer,
    ping: () => ping(connection),
    echo: (data, onChunk) => echo(connection, data, onChunk)
  }
}

async function ping (connection) {
  const { stream } = await connection.newStream([PING])
  const block = createHash('sha256').update(String(process.hrtime())).digest()
  const started = Date.now()
  const { reader, write, rest, stream: after } = handshake(stream)
  write(block)
  const { value } = await reader.next(block.length)
  if (!block.equals(value.slice())) throw new Error('the ping came back changed')
  rest()
  after.sink([])
  return Date.now() - started
}

async function echo (connection, data, onChunk) {
  const { stream } = await connection.newStream([ECHO])
  const sent = stream.sink((function * () {
    for (let i = 0; i < data.length; i += CHUNK) yield data.slice(i, i + CHUNK)
  })())
  for await (const chunk of stream.source) onChunk(chunk.slice())
  await sent
}

module.exports = {
  STARDUST,
  Channel,
  createNode,
  relayed,
  dialed,
  multiaddr,
  idText: bytes => new PeerId(bytes).toB58String(),
  idBytes: text => PeerId.createFromB58String(text).toBytes(),
  idOfKey: pubKey => {
    const digest = createHash('sha256').update(cryptoKeys.unmarshalPublicKey(pubKey).bytes).digest()
    return Buffer.concat([Buffer.from([0x12, 0x20]), digest])
  },
  encrypt: (pubKey, bytes) => cryptoKeys.unmarshalPublicKey(pubKey).encrypt(bytes)
}
