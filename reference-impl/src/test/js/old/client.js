'use strict'

const { argumentsOf, complain, obey, print, run, tell, within } = require('../common/program')
const { checkIdentity, commandsOf, join, requestDial } = require('../common/client')
const stack = require('./stack')

const DEADLINE = 20000

async function main () {
  const args = argumentsOf(process.argv.slice(2),
    { server: undefined, muxer: 'mplex', period: '10000', dial: '', echo: '' })
  if (args.muxer !== 'mplex') throw new Error('this stack has no muxer but mplex')
  const address = stack.multiaddr(args.server.replace('/p2p-stardust', ''))
  const node = await stack.createNode()
  const { id } = node.peerInfo
  print('READY', id.toB58String())

  node.handle(stack.STARDUST, ({ connection, stream }) => accept(node, address, connection, stream))
  const server = await node.dial(address)
  const expected = address.getPeerId()
  if (expected) checkIdentity(server.remotePeer.toB58String(), expected)
  print('CONNECTED', server.stat.encryption, server.stat.multiplexer)

  const self = {
    id: id.toB58String(),
    pubKey: id.pubKey.bytes,
    decrypt: bytes => id.privKey.decrypt(bytes)
  }
  const registration = await within(DEADLINE, 'the join',
    join(await open(server), self, stack.idText, Number(args.period)))
  registration.over.then(() => ended(server), err => ended(server, err.message))

  const commands = commandsOf(target => within(DEADLINE, 'the dial', dial(node, server, target)))
  await obey(commands, [args.dial && `dial ${args.dial}`, args.echo && `send ${args.echo}`].filter(Boolean))
}

/** The registration is over, and with it all that runs over the connection. */
async function ended (server, ...why) {
  print('ENDED', ...why)
  tell('error', 'the registration is over', ...why)
  await server.close()
}

async function open (server) {
  const { stream } = await server.newStream([stack.STARDUST])
  return new stack.Channel(stream)
}

async function dial (node, server, target) {
  const channel = await open(server)
  try {
    await requestDial(channel, stack.idBytes(target))
    const remote = server.remoteAddr.encapsulate(`/p2p-stardust/p2p/${target}`)
    const nested = await node.upgrader.upgradeOutbound(stack.relayed(channel.unwrap(), remote))
    checkIdentity(nested.remotePeer.toB58String(), target)
    return stack.dialed(nested)
  } catch (err) {
    channel.reset()
    throw err
  }
}

async function accept (node, address, connection, stream) {
  try {
    if (connection.remotePeer.toB58String() !== address.getPeerId()) throw new Error('not the server')
    const nested = await node.upgrader.upgradeInbound(
      stack.relayed(stream, address.encapsulate('/p2p-stardust')))
    const { id, security, muxer } = stack.dialed(nested)
    print('INCOMING', id, security, muxer)
    tell('dialled', id)
  } catch (err) {
    complain('incoming', err.message)
  }
}

run(main)
