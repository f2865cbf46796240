'use strict'

// The stardust 0.1.0 messages, as a protobuf encoder and decoder of their own: what these peers
// write and read shares no code with the implementation under test.

const OK = 0
const E_RAND_LENGTH = 100
const E_INCORRECT_SOLUTION = 101
const E_GENERIC = 999

const VARINT = 0
const LENGTH_DELIMITED = 2
const START_GROUP = 3
const END_GROUP = 4

/** How long the values of the other wire types are, which no field of stardust has. */
const FIXED_BYTES = { 1: 8, 5: 4 }

/** No message has a field with this number. */
const FIRST_UNKNOWN = 3

function varint (value) {
  const bytes = []
  while (value > 127) {
    bytes.push((value & 127) | 128)
    value = Math.floor(value / 128)
  }
  return Buffer.from([...bytes, value])
}

function bytesField (number, value) {
  return Buffer.concat([varint(number * 8 + LENGTH_DELIMITED), varint(value.length), value])
}

function enumField (number, value) {
  return Buffer.concat([varint(number * 8 + VARINT), varint(value)])
}

/** Of up to 64 bits, which take ten bytes; lengths and numbers of fields are far shorter. */
function readVarint (buffer, offset) {
  let value = 0
  for (let scale = 1, i = offset; i < buffer.length && i < offset + 10; i++, scale *= 128) {
    value += (buffer[i] & 127) * scale
    if (buffer[i] < 128) return { value, next: i + 1 }
  }
  throw new Error(`no complete varint at byte ${offset}`)
}

/** Where a field ends whose tag is given. A group ends with a tag of its own. */
function endOfField (buffer, tag) {
  const type = tag.value % 8
  if (type === START_GROUP) return endOfGroup(buffer, tag)
  let end = tag.next + (FIXED_BYTES[type] || 0)
  if (type === VARINT || type === LENGTH_DELIMITED) {
    const first = readVarint(buffer, tag.next)
    end = first.next + (type === LENGTH_DELIMITED ? first.value : 0)
  } else if (FIXED_BYTES[type] === undefined) {
    throw new Error(`wire type ${type} begins no field`)
  }
  if (end > buffer.length) throw new Error('a field is longer than its message')
  return end
}

function endOfGroup (buffer, start) {
  for (let offset = start.next; ;) {
    const tag = readVarint(buffer, offset)
    if (tag.value === start.value - START_GROUP + END_GROUP) return tag.next
    if (tag.value % 8 === END_GROUP) throw new Error('a group ends that has not begun')
    offset = endOfField(buffer, tag)
  }
}

/** Strictly: Node itself passes over whatever is no base64. */
function fromBase64 (text) {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw new Error('not base64')
  return bytes
}

/** Reads a message into a map from field number to the list of its values. */
function fields (buffer) {
  const found = new Map()
  for (let offset = 0; offset < buffer.length;) {
    const tag = readVarint(buffer, offset)
    if (tag.value >= FIRST_UNKNOWN * 8) {
      offset = endOfField(buffer, tag)
      continue
    }
    const first = readVarint(buffer, tag.next)
    let value = first.value
    offset = first.next
    if (tag.value % 8 === LENGTH_DELIMITED) {
      if (offset + value > buffer.length) throw new Error('a field is longer than its message')
      offset += value
      value = buffer.subarray(offset - value, offset)
    } else if (tag.value % 8 !== VARINT) {
      throw new Error(`wire type ${tag.value % 8} is in no stardust message`)
    }
    const number = Math.floor(tag.value / 8)
    found.set(number, [...(found.get(number) || []), value])
  }
  return found
}

const last = (message, number, absent) => (message.get(number) || [absent]).slice(-1)[0]

/** An error field; success is an empty message, or an explicit zero as proto2 encoders write it. */
function errorOnly (error, explicitZero) {
  return error === OK && !explicitZero ? Buffer.alloc(0) : enumField(1, error)
}

module.exports = {
  OK,
  E_RAND_LENGTH,
  E_INCORRECT_SOLUTION,
  E_GENERIC,

  /** A join and a dial begin with different messages: only a join has field 2. */
  isJoin: buffer => fields(buffer).has(2),

  error: errorOnly,
  readError: buffer => last(fields(buffer), 1, OK),

  joinInit: ({ random128, id, pubKey }) => Buffer.concat([
    bytesField(1, random128),
    bytesField(2, Buffer.concat([
      bytesField(1, Buffer.from(id)),
      bytesField(2, Buffer.from(pubKey.toString('base64')))
    ]))
  ]),
  readJoinInit (buffer) {
    const message = fields(buffer)
    const peer = fields(last(message, 2, Buffer.alloc(0)))
    return {
      random128: last(message, 1, Buffer.alloc(0)),
      id: last(peer, 1, Buffer.alloc(0)).toString(),
      pubKey: fromBase64(last(peer, 2, Buffer.alloc(0)).toString())
    }
  },

  joinChallenge: saltEncrypted => bytesField(2, saltEncrypted),
  readJoinChallenge (buffer) {
    const message = fields(buffer)
    return { error: last(message, 1, OK), saltEncrypted: last(message, 2, Buffer.alloc(0)) }
  },

  joinChallengeSolution: solution => bytesField(1, solution),
  readJoinChallengeSolution: buffer => last(fields(buffer), 1, Buffer.alloc(0)),

  discovery: ids => Buffer.concat(ids.map(id => bytesField(1, id))),
  readDiscovery: buffer => fields(buffer).get(1) || [],

  dialRequest: target => bytesField(1, target),
  readDialRequest: buffer => last(fields(buffer), 1, Buffer.alloc(0))
}
