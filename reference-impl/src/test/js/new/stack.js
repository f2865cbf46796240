// What the current js-libp2p stack has to do for the programs: a node, framed channels on its
// streams, and its own upgrade of a connection that is carried by a stream.

import { constants, createPublicKey, privateDecrypt, publicEncrypt, createPrivateKey, randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { generateKeyPair, publicKeyFromProtobuf, publicKeyToProtobuf } from '@libp2p/crypto/keys'
import { identify } from '@libp2p/identify'
import { mplex } from '@libp2p/mplex'
import { peerIdFromMultihash, peerIdFromPublicKey, peerIdFromString } from '@libp2p/peer-id'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { AbstractMultiaddrConnection, byteStream, lpStream } from '@libp2p/utils'
import { webSockets } from '@libp2p/websockets'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import * as Digest from 'multiformats/hashes/digest'

export { multiaddr }

export const STARDUST = '/p2p/stardust/0.1.0'
const PING = '/ipfs/ping/1.0.0'
const ECHO = '/stardust-test/echo/1.0.0'

const FRAME_LIMIT = 1 << 20
const CHUNK = 64 * 1024
const MANY = 10000
const MUXERS = { yamux, mplex }

/**
 * A node that offers one muxer or, with `any`, both.
 */
export async function createNode (muxer, listen = []) {
  const muxers = muxer === 'any' ? Object.values(MUXERS) : [MUXERS[muxer]]
  if (muxers.includes(undefined)) throw new Error(`no such muxer: ${muxer}`)
  const node = await createLibp2p({
    privateKey: await generateKeyPair('RSA', 2048),
    addresses: { listen },
    transports: [tcp(), webSockets()],
    connectionEncrypters: [noise()],
    streamMuxers: muxers.map(create => create()),
    // All peers of a test have one address, so the limits for one host are in the way.
    connectionManager: { inboundConnectionThreshold: MANY, maxIncomingPendingConnections: MANY },
    services: { identify: identify(), ping: ping() }
  })
  await node.handle(ECHO, stream => forward(stream, stream))
  return node
}

export async function handle (node, accept) {
  await node.handle(STARDUST, accept, { maxInboundStreams: MANY, maxOutboundStreams: MANY })
}

/** This node as the stardust messages know it; RSA encryption is no longer part of the stack. */
export function identity (node, privateKey) {
  const key = createPrivateKey({ format: 'jwk', key: privateKey.jwk })
  return {
    id: node.peerId.toString(),
    pubKey: Buffer.from(publicKeyToProtobuf(privateKey.publicKey)),
    decrypt: bytes => privateDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bytes)
  }
}

export function encrypt (pubKey, bytes) {
  const key = createPublicKey({ format: 'jwk', key: publicKeyFromProtobuf(pubKey).jwk })
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bytes)
}

export const idText = bytes => peerIdFromMultihash(Digest.decode(bytes)).toString()
export const idBytes = text => Buffer.from(peerIdFromString(text).toMultihash().bytes)
export const idOfKey = pubKey =>
  Buffer.from(peerIdFromPublicKey(publicKeyFromProtobuf(pubKey)).toMultihash().bytes)

/** Length-prefixed messages on a stream: 4 bytes, big endian, then the message. */
export class Channel {
  constructor (stream) {
    this.stream = stream
    // The stack tells of an end once, which may have been before there was anybody to be told.
    this.ended = stream.remoteWriteStatus === 'closed' && stream.readBufferLength === 0
    stream.addEventListener('end', () => { this.ended = true })
    this.frames = lpStream(stream, {
      lengthEncoder: length => {
        const bytes = Buffer.alloc(4)
        bytes.writeUInt32BE(length)
        return bytes
      },
      lengthDecoder: bytes => {
        if (bytes.byteLength < 4) throw new RangeError('more to come')
        return Buffer.from(bytes.subarray()).readUInt32BE(0)
      },
      maxLengthLength: 4,
      maxDataLength: FRAME_LIMIT
    })
  }

  /** The next message, or null when the stream has ended. */
  async read () {
    try {
      return Buffer.from((await this.frames.read()).subarray())
    } catch (err) {
      if (err.name === 'UnexpectedEOFError') return null
      throw err
    }
  }

  async write (message) {
    await this.frames.write(message)
  }

  /** Nothing more is written. */
  async end () {
    await this.stream.close()
  }

  /** The stream without framing, from here on. */
  unwrap () {
    return this.frames.unwrap()
  }

  /** Forwards both directions until both have ended. */
  async splice (other) {
    const a = this.unwrap()
    const b = other.unwrap()
    await Promise.all([forward(a, b, this.ended), forward(b, a, other.ended)])
  }

  reset () {
    this.stream.abort(new Error('given up'))
  }
}

/**
 * Forwards one direction; a slow reader slows the writer, an end or a reset passes through. (The
 * stack's own `echo` and iterators lose what is buffered when the other side half-closes.)
 */
async function forward (from, to, endedBefore) {
  const ended = Promise.withResolvers()
  from.addEventListener('message', ({ data }) => {
    if (to.writeStatus === 'writable' && !to.send(data)) {
      from.pause()
      to.onDrain().then(() => from.resume()).catch(ended.resolve)
    }
  })
  from.addEventListener('end', () => ended.resolve())
  // A stream that has closed in good order may have bytes yet to be read, and ends behind them.
  from.addEventListener('close', ({ error }) => {
    if (error === undefined) return
    to.abort(error)
    ended.resolve()
  })
  if (from.status === 'reset' || from.status === 'aborted') {
    to.abort(new Error('the other side was reset before'))
    return
  }
  // The stack tells of an end once, which may have been when the request was read.
  while (endedBefore && from.readBufferLength > 0) await setImmediate()
  if (endedBefore) ended.resolve()
  await ended.promise
  if (to.status === 'open') await to.close()
}

/** The connection that a relayed stream is to become, for the stack's upgrader. */
class RelayedConnection extends AbstractMultiaddrConnection {
  constructor (stream, direction, remoteAddr) {
    super({ log: stream.log.newScope('relayed'), direction, remoteAddr })
    this.stream = stream
    stream.addEventListener('message', ({ data }) => this.onData(data))
    stream.addEventListener('drain', () => this.safeDispatchEvent('drain'))
    // Like a TCP connection of this stack, it is not usable half-open.
    stream.addEventListener('end', () => {
      this.onTransportClosed()
      stream.close().catch(() => {})
    })
    stream.addEventListener('close', ({ error }) => this.onTransportClosed(error))
  }

  sendData (data) {
    return { sentBytes: data.byteLength, canSendMore: this.stream.send(data) }
  }

  async sendClose (options) {
    await this.stream.close(options)
  }

  sendReset (err) {
    this.stream.abort(err)
  }

  sendPause () {
    this.stream.pause()
  }

  sendResume () {
    this.stream.resume()
  }
}

export function upgradeOutbound (node, stream, remoteAddr, signal) {
  return node.components.upgrader.upgradeOutbound(
    new RelayedConnection(stream, 'outbound', remoteAddr), { signal })
}

/** The upgrader itself gives nothing back here: the connection is the next that it announces. */
export async function upgradeInbound (node, stream, remoteAddr, signal) {
  const maConn = new RelayedConnection(stream, 'inbound', remoteAddr)
  const opened = Promise.withResolvers()
  const listener = ({ detail }) => { if (detail.maConn === maConn) opened.resolve(detail) }
  node.addEventListener('connection:open', listener)
  try {
    await node.components.upgrader.upgradeInbound(maConn, { signal })
    return await opened.promise
  } finally {
    node.removeEventListener('connection:open', listener)
  }
}

/** What the programs do on a nested connection. */
export function dialed (connection) {
  return {
    id: connection.remotePeer.toString(),
    security: connection.encryption,
    muxer: connection.multiplexer,
    ping: () => pingOn(connection),
    echo: (data, onChunk) => echo(connection, data, onChunk)
  }
}

async function pingOn (connection) {
  const stream = await connection.newStream(PING)
  const bytes = byteStream(stream)
  const block = randomBytes(32)
  const started = Date.now()
  await bytes.write(block)
  const answer = await bytes.read({ bytes: block.length })
  if (!block.equals(answer.subarray())) throw new Error('the ping came back changed')
  await stream.close()
  return Date.now() - started
}

async function echo (connection, data, onChunk) {
  const stream = await connection.newStream(ECHO)
  await Promise.all([
    (async () => {
      for (let i = 0; i < data.length; i += CHUNK) {
        if (!stream.send(data.subarray(i, i + CHUNK))) await stream.onDrain()
      }
      await stream.close()
    })(),
    (async () => {
      for await (const chunk of stream) onChunk(chunk.subarray())
    })()
  ])
}
