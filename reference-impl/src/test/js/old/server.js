'use strict'

const { argumentsOf, obey, print, run } = require('../common/program')
const { Server } = require('../common/server')
const stack = require('./stack')

/** The muxer's stream of a call of a handler: it has just been added, and the handler gets a wrapping of it. */
function newest (connection) {
  const id = [...connection.registry.keys()].pop()
  return connection.streams.find(stream => stream.id === id)
}

async function main () {
  const args = argumentsOf(process.argv.slice(2), { listen: undefined, period: '10000' })
  const node = await stack.createNode([args.listen])
  // As the proto2 encoder of this generation does, success is written as an explicit zero.
  const server = new Server(stack, { period: Number(args.period), explicitZero: true })
  node.handle(stack.STARDUST, ({ connection, stream }) => {
    server.serve(new stack.Channel(stream, newest(connection)), {
      id: connection.remotePeer.toB58String(),
      open: async () => {
        const { stream } = await connection.newStream([stack.STARDUST])
        return new stack.Channel(stream, stream)
      }
    })
  })
  for (const address of node.peerInfo.multiaddrs.toArray()) {
    print('LISTENING', address.encapsulate(`/p2p/${node.peerInfo.id.toB58String()}`))
  }
  await obey({})
}

run(main)
