// y-websocket hangs up by itself after 30 s without a word from the server.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Samtavle } from '../samtavle.mjs'
import { freshDocument } from './board-peer.mjs'
import { Person } from './person.mjs'

const TWO_MINUTES_MS = 120_000

test('a plain client that sits alone for two minutes is not cut off', async t => {
  const server = await Samtavle.start(['--open'])
  t.after(() => server.end())
  const alone = new Person(server.address, freshDocument())
  t.after(() => alone.leave())
  await alone.synced()
  await new Promise(resolve => setTimeout(resolve, TWO_MINUTES_MS))
  assert.deepEqual({ connections: alone.connections, closed: alone.closed }, { connections: 1, closed: 0 })
  assert.ok(alone.provider.synced)
})
