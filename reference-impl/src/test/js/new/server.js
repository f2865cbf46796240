import program from '../common/program.js'
import common from '../common/server.js'
import * as stack from './stack.js'

const { argumentsOf, obey, print, run } = program

async function main () {
  const args = argumentsOf(process.argv.slice(2),
    { listen: undefined, period: '10000', muxer: 'any' })
  const node = await stack.createNode(args.muxer, [args.listen])
  const server = new common.Server(stack, { period: Number(args.period), explicitZero: false })
  await stack.handle(node, (stream, connection) => {
    server.serve(new stack.Channel(stream), {
      id: connection.remotePeer.toString(),
      open: async () => new stack.Channel(
        await connection.newStream(stack.STARDUST, { maxOutboundStreams: 10000 }))
    })
  })
  node.getMultiaddrs().forEach(address => print('LISTENING', address))
  await obey({})
}

run(main)
