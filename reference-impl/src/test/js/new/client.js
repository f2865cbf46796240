import program from '../common/program.js'
import client from '../common/client.js'
import * as stack from './stack.js'

const { argumentsOf, complain, obey, print, run, tell, within } = program
const { checkIdentity, commandsOf, join, requestDial } = client

const DEADLINE = 20000

async function main () {
  const args = argumentsOf(process.argv.slice(2),
    { server: undefined, muxer: 'any', period: '10000', dial: '', echo: '' })
  const address = stack.multiaddr(args.server.replace('/p2p-stardust', ''))
  const node = await stack.createNode(args.muxer)
  print('READY', node.peerId)

  await stack.handle(node, (stream, connection) => accept(node, address, stream, connection))
  const server = await node.dial(address)
  const expected = address.toString().split('/p2p/')[1]
  if (expected) checkIdentity(server.remotePeer.toString(), expected)
  print('CONNECTED', server.encryption, server.multiplexer)

  const self = stack.identity(node, node.components.privateKey)
  const channel = await open(server)
  const registration = await within(DEADLINE, 'the join',
    join(channel, self, stack.idText, Number(args.period)))
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
  return new stack.Channel(await server.newStream(stack.STARDUST))
}

async function dial (node, server, target) {
  const channel = await open(server)
  try {
    await requestDial(channel, stack.idBytes(target))
    const remote = server.remoteAddr.encapsulate(`/p2p-stardust/p2p/${target}`)
    const signal = AbortSignal.timeout(DEADLINE)
    const nested = await stack.upgradeOutbound(node, channel.unwrap(), remote, signal)
    checkIdentity(nested.remotePeer.toString(), target)
    return stack.dialed(nested)
  } catch (err) {
    channel.reset()
    throw err
  }
}

async function accept (node, address, stream, connection) {
  try {
    if (!address.toString().endsWith(`/p2p/${connection.remotePeer}`)) throw new Error('not the server')
    // The address of the caller is unknown, and must not seem to be the server's.
    const remote = address.decapsulate('/p2p').encapsulate('/p2p-stardust')
    const nested = await stack.upgradeInbound(node, stream, remote, AbortSignal.timeout(DEADLINE))
    const { id, security, muxer } = stack.dialed(nested)
    print('INCOMING', id, security, muxer)
    tell('dialled', id)
  } catch (err) {
    complain('incoming', err.message)
  }
}

run(main)
