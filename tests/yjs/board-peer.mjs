// Our own headless client, led by the test, and what both sides of these tests need.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

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

/** Follows a link (its last part) as a guest, as the page does; gives the cookie. */
export async function arrive (address, link, name) {
  const body = JSON.stringify({ name, municipality: 'Gran' })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`http://${address}/api/invitations/${link}`, { method: 'POST', headers, body })
  return answer.headers.get('set-cookie').split(';')[0]
}

/** A person on `samtavle.1` (tests/src/bin/board-peer.rs), led by wishes: `await peer.ask('mark', { key })`. */
export class BoardPeer {
  /** `link` is the last part of a link to a board, or `new` for a board of the demo's own. */
  static async start (address, link, client, name) {
    const peer = new BoardPeer()
    peer.process = spawn(join(dirname(process.env.SAMTAVLE_BINARY), 'board-peer'), [address, link, `${client}`, name, 'Gran'])
    peer.process.stderr.pipe(process.stderr)
    peer.lines = createInterface({ input: peer.process.stdout })[Symbol.asyncIterator]()
    Object.assign(peer, await peer.#next())
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
