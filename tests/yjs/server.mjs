// The server process, as tests/src/server_process.rs has it for Rust.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

const binary = process.env.SAMTAVLE_BINARY
if (!binary) throw new Error('SAMTAVLE_BINARY is the path of the server; `cargo xtask test` sets it')

/** How long anything that must come may take, in milliseconds. */
export const PATIENCE_MS = 15_000

/** Waits until something holds, and says what was waited for when it never does. */
export async function until (what, holds, patience_ms = PATIENCE_MS) {
  const begun = Date.now()
  while (!(await holds())) {
    if (Date.now() - begun > patience_ms) throw new Error(`waited in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

/** A fresh document id. */
export const freshDocument = () => randomBytes(16).toString('hex')

async function freePort () {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address()
  await new Promise(resolve => listener.close(resolve))
  return port
}

/** Starts `samtavle serve --open` on a free port with an empty data directory; `stop` takes both away. */
export async function startServer () {
  const directory = await mkdtemp(join(tmpdir(), 'samtavle-'))
  const address = `127.0.0.1:${await freePort()}`
  const process = spawn(binary, ['serve', '--data', join(directory, 'data'), '--listen', address, '--open'])
  let log = ''
  for (const stream of [process.stdout, process.stderr]) stream.on('data', text => { log += text })
  await until(`the server to answer\n${log}`, async () => {
    if (process.exitCode !== null) throw new Error(`the server ended at once\n${log}`)
    return fetch(`http://${address}/healthz`).then(answer => answer.ok, () => false)
  })
  return {
    address,
    log: () => log,
    async stop () {
      process.kill('SIGKILL')
      await once(process, 'exit')
      await rm(directory, { recursive: true, force: true })
    }
  }
}

/** A person on `samtavle.1` (tests/src/bin/board-peer.rs), led by wishes: `await peer.ask('mark', { key })`. */
export class BoardPeer {
  /** `board` is an id, or `new` for a board of the peer's own. */
  static async start (address, board, client, name) {
    const peer = new BoardPeer()
    peer.process = spawn(join(dirname(binary), 'board-peer'), [address, board, `${client}`, name, 'Gran'])
    peer.process.stderr.pipe(process.stderr)
    peer.lines = createInterface({ input: peer.process.stdout })[Symbol.asyncIterator]()
    peer.board = (await peer.#next()).board
    return peer
  }

  async #next () {
    const { value, done } = await this.lines.next()
    if (done) throw new Error('the board peer has ended')
    const seen = JSON.parse(value)
    if (seen.error) throw new Error(`the board peer: ${seen.error}`)
    return seen
  }

  /** Asks for one thing and gives what the peer sees after it. One wish at a time. */
  async ask (wish, more = {}) {
    this.process.stdin.write(JSON.stringify({ do: wish, ...more }) + '\n')
    return this.#next()
  }

  look () { return this.ask('look') }

  async stop () {
    this.process.kill('SIGKILL')
    await once(this.process, 'exit')
  }
}
