// Plain Yjs clients among themselves, under `--open`: without cookies, and all of them one person.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Samtavle } from '../samtavle.mjs'
import { freshDocument, until } from './board-peer.mjs'
import { Person } from './person.mjs'

let server
before(async () => { server = await Samtavle.start(['--open']) })
after(() => server.end())

async function plainOn (t, document) {
  const plain = new Person(server.address, document)
  t.after(() => plain.leave())
  await plain.synced()
  return plain
}

test('two plain clients meet in a document that nobody made', async t => {
  const document = freshDocument()
  const [a, b] = [await plainOn(t, document), await plainOn(t, document)]
  a.type('fra a')
  await b.reads('fra a')
  b.text.insert(0, 'fra b og ')
  await a.reads('fra b og fra a')
})

test('a plain client that goes is gone, though others repeat what they saw of it', async t => {
  const document = freshDocument()
  const [a, b] = [await plainOn(t, document), await plainOn(t, document)]
  // (y-protocols overlooks the empty state that every client begins with.)
  a.provider.awareness.setLocalState({ name: 'A' })
  b.provider.awareness.setLocalState({ name: 'B' })
  await until('A', () => b.provider.awareness.getStates().get(a.client)?.name === 'A')
  a.provider.disconnect()
  await until('A to be gone', () => !b.provider.awareness.getStates().has(a.client))
  const c = await plainOn(t, document)
  await until('B', () => c.provider.awareness.getStates().has(b.client))
  assert.ok(!c.provider.awareness.getStates().has(a.client))
})
