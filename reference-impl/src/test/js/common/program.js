'use strict'

const readline = require('readline')

/** Says one thing that happened, as one line: its name, then its values. */
function print (...words) {
  process.stdout.write(words.join(' ').replace(/\s+/g, ' ').trim() + '\n')
}

/** Says the same in a line that `./stardust test --client` reads; see CLIENTS.md. */
function tell (...words) {
  print('stardust:', ...words)
}

/** Says what went wrong. */
function complain (...words) {
  print('ERROR', ...words)
  tell('error', ...words)
}

/** Reads `--name value` pairs; a name without a default must be there. */
function argumentsOf (argv, defaults) {
  const given = { ...defaults }
  for (let i = 0; i < argv.length; i += 2) {
    const name = argv[i].replace(/^--/, '')
    if (!(name in defaults) || argv[i + 1] === undefined) usage(defaults, argv[i])
    given[name] = argv[i + 1]
  }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) usage(defaults, `--${name}`)
  }
  return given
}

function usage (defaults, wrong) {
  const names = Object.entries(defaults).map(([name, value]) =>
    value === undefined ? `--${name} VALUE` : `[--${name} ${value || 'VALUE'}]`)
  process.stderr.write(`wrong or missing: ${wrong}\nusage: ${process.argv[1]} ${names.join(' ')}\n`)
  process.exit(2)
}

/**
 * Runs the given lines, then those of standard input, as commands, one by one. The program ends with `quit`,
 * and with its standard input, so that it does not outlive whoever started it.
 */
async function obey (commands, lines = []) {
  for (const line of lines) await execute(commands, line)
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line.trim() === 'quit') break
    if (line.trim() !== '') await execute(commands, line)
  }
  process.exit(0)
}

async function execute (commands, line) {
  const [name, ...words] = line.trim().split(/\s+/)
  try {
    if (commands[name] === undefined) throw new Error(`no such command: ${name}`)
    await commands[name](...words)
  } catch (err) {
    complain(name, err.message)
  }
}

/** Starts a program; what its stack fails to catch is told on standard error, and not fatal. */
function run (main) {
  process.on('unhandledRejection', err => process.stderr.write(`unhandled: ${err && err.stack}\n`))
  main().catch(err => {
    complain(err.message)
    process.stderr.write(`${err.stack}\n`)
    process.exit(1)
  })
}

/** The value, or an error when it takes longer than the time allowed. */
function within (milliseconds, what, promise) {
  let timer
  const expiry = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took over ${milliseconds} ms`)), milliseconds)
  })
  return Promise.race([promise, expiry]).finally(() => clearTimeout(timer))
}

module.exports = { print, tell, complain, argumentsOf, obey, run, within }
