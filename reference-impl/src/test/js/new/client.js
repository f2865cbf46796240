import program from '../common/program.js'
import client from '../common/client.js'
import * as stack from './stack.js'

const { argumentsOf, obey, print, run, within } = program
const { commandsOf, join, requestDial } = client

const DEADLINE = 20000

async function main () {
  const args = argumentsOf(process.argv.slice(2),
    { server: undefined, muxer: 'any', dial: '', echo: '' })
  const address = stack.multiaddr(args.server.replace('/p2p-stardust', ''))
  const node = await stack.createNode(args.muxer)
  print('READY', node.peerId)

  await stack.handle(node, (stream, connection) => accept(node, address, stream, connection))
  const server = await node.dial(address)
  print('CONNECTED', server.encryption, server.multiplexer)

  const self = stack.identity(node, node.components.privateKey)
  const channel = await open(server)
  const registration = await within(DEADLINE, 'the join', join(channel, self, stack.idText))
  registration.over.then(() => print('ENDED'), err => print('ENDED', err.message))

  const commands = commandsOf(target => within(DEADLINE, 'the dial', dial(node, server, target)))
  await obey(commands, [args.dial && `dial ${args.dial}`, args.echo && `send ${args.echo}`].filter(Boolean))
}

async function open (server) {
  return new stack.Channel(await server.newStream(stack.STARDUST))
}

async function dial (node, server, target) {
  const channel = await open(server)
  await requestDial(channel, stack.idBytes(target))
  const remote = server.remoteAddr.encapsulate(`/p2p-stardust/p2p/${target}`)
  const signal = AbortSignal.timeout(DEADLINE)
  return stack.dialed(await stack.upgradeOutbound(node, channel.unwrap(), remote, signal))
}

async function accept (node, address, stream, connection) {
  try {
    if (!address.toString().endsWith(`/p2p/${connection.remotePeer}`)) throw new Error('not the server')
    // The address of the caller is unknown, and must not seem to be the server's.
    const remote = address.decapsulate('/p2p').encapsulate('/p2p-stardust')
    const nested = await stack.upgradeInbound(node, stream, remote, AbortSignal.timeout(DEADLINE))
    const { id, security, muxer } = stack.dialed(nested)
    print('INCOMING', id, security, muxer)
  } catch (err) {
    print('ERROR', 'incoming', err.message)
  }
}

run(main)
