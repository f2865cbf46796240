'use strict'

const { argumentsOf, obey, print, run } = require('../common/program')
const { Server } = require('../common/server')
const stack = require('./stack')

async function main () {
  const args = argumentsOf(process.argv.slice(2), { listen: undefined, period: '10000' })
  const node = await stack.createNode([args.listen])
  // As the proto2 encoder of this generation does, success is written as an explicit zero.
  const server = new Server(stack, { period: Number(args.period), explicitZero: true })
  node.handle(stack.STARDUST, ({ connection, stream }) => {
    server.serve(new stack.Channel(stream), {
      id: connection.remotePeer.toB58String(),
      open: async () => new stack.Channel((await connection.newStream([stack.STARDUST])).stream)
    })
  })
  for (const address of node.peerInfo.multiaddrs.toArray()) {
    print('LISTENING', address.encapsulate(`/p2p/${node.peerInfo.id.toB58String()}`))
  }
  await obey({})
}

run(main)
