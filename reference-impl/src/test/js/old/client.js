'use strict'

const { argumentsOf, obey, print, run, within } = require('../common/program')
const { commandsOf, join, requestDial } = require('../common/client')
const stack = require('./stack')

const DEADLINE = 20000

async function main () {
  const args = argumentsOf(process.argv.slice(2),
    { server: undefined, muxer: 'mplex', dial: '', echo: '' })
  if (args.muxer !== 'mplex') throw new Error('this stack has no muxer but mplex')
  const address = stack.multiaddr(args.server.replace('/p2p-stardust', ''))
  const node = await stack.createNode()
  const { id } = node.peerInfo
  print('READY', id.toB58String())

  node.handle(stack.STARDUST, ({ connection, stream }) => accept(node, address, connection, stream))
  const server = await node.dial(address)
  print('CONNECTED', server.stat.encryption, server.stat.multiplexer)

  const self = {
    id: id.toB58String(),
    pubKey: id.pubKey.bytes,
    decrypt: bytes => id.privKey.decrypt(bytes)
  }
  const registration = await within(DEADLINE, 'the join', join(await open(server), self, stack.idText))
  registration.over.then(() => print('ENDED'), err => print('ENDED', err.message))

  const commands = commandsOf(target => within(DEADLINE, 'the dial', dial(node, server, target)))
  await obey(commands, [args.dial && `dial ${args.dial}`, args.echo && `send ${args.echo}`].filter(Boolean))
}

async function open (server) {
  const { stream } = await server.newStream([stack.STARDUST])
  return new stack.Channel(stream)
}

async function dial (node, server, target) {
  const channel = await open(server)
  await requestDial(channel, stack.idBytes(target))
  const remote = server.remoteAddr.encapsulate(`/p2p-stardust/p2p/${target}`)
  return stack.dialed(await node.upgrader.upgradeOutbound(stack.relayed(channel.unwrap(), remote)))
}

async function accept (node, address, connection, stream) {
  try {
    if (connection.remotePeer.toB58String() !== address.getPeerId()) throw new Error('not the server')
    const nested = await node.upgrader.upgradeInbound(
      stack.relayed(stream, address.encapsulate('/p2p-stardust')))
    const { id, security, muxer } = stack.dialed(nested)
    print('INCOMING', id, security, muxer)
  } catch (err) {
    print('ERROR', 'incoming', err.message)
  }
}

run(main)
