// Yjs as published on the one side, our own protocol on the other, the server between.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as Y from 'yjs'
import { Samtavle } from '../samtavle.mjs'
import { BoardPeer, arrive, until } from './board-peer.mjs'
import { Person } from './person.mjs'

let server
before(async () => { server = await Samtavle.start(['--demo']) })
after(() => server.end())

/** A board with one of us and one plain Yjs client on it, both in. */
async function together (t, client) {
  const ours = await BoardPeer.start(server.address, 'new', client, 'Kari')
  t.after(() => ours.stop())
  await ours.ask('join')
  const plain = await plainOn(t, ours)
  return { ours, plain }
}

async function plainOn (t, { board, link }, options) {
  const cookie = await arrive(server.address, link, 'Ola')
  const plain = new Person(server.address, board, { cookie, ...options })
  t.after(() => plain.leave())
  if (options?.connect !== false) await plain.synced()
  return plain
}

const sees = (peer, what, holds) => until(what, async () => holds(await peer.look()))

test('what either writes, the other reads, and ours is told that it is saved', async t => {
  const { ours, plain } = await together(t, 11)
  await ours.ask('type', { words: 'Hvorfor ' })
  await plain.reads('Hvorfor ')
  plain.type('deltid? 🧩')
  await sees(ours, 'the plain client’s words', seen => seen.text === 'Hvorfor deltid? 🧩')
  plain.marks.set('fra plain', true)
  await ours.ask('mark', { key: 'fra oss' })
  await sees(ours, 'the mark', seen => seen.marks.includes('fra plain'))
  await until('our mark', () => plain.marks.has('fra oss'))
  await sees(ours, 'saved', seen => seen.all_saved)
})

test('either sees that the other is there, and that they have gone', async t => {
  const { ours, plain } = await together(t, 12)
  plain.provider.awareness.setLocalState({ name: 'Ola' })
  await sees(ours, 'Ola', seen => seen.presences[plain.client]?.name === 'Ola')
  await ours.ask('appear', { state: { name: 'Kari' } })
  await until('Kari', () => plain.provider.awareness.getStates().get(12)?.name === 'Kari')
  await ours.ask('leave')
  await until('Kari to be gone', () => !plain.provider.awareness.getStates().has(12))
  await ours.ask('join')
  plain.provider.disconnect()
  await sees(ours, 'Ola to be gone', seen => !seen.presences[plain.client])
})

test('the plain client types before its first sync and loses no letter', async t => {
  const ours = await BoardPeer.start(server.address, 'new', 13, 'Kari')
  t.after(() => ours.stop())
  await ours.ask('join')
  await ours.ask('mark', { key: 'var her først' })
  const plain = await plainOn(t, ours, { connect: false })
  plain.type('skrevet før tilkobling, ')
  plain.provider.on('status', ({ status }) => { if (status === 'connected') plain.type('før synk, ') })
  plain.provider.connect()
  await plain.synced()
  plain.type('etter synk')
  await sees(ours, 'all that was typed', seen => seen.text === 'skrevet før tilkobling, før synk, etter synk')
  await until('what was there before', () => plain.marks.has('var her først'))
})

test('the plain client deletes what others wrote', async t => {
  const { ours, plain } = await together(t, 14)
  await ours.ask('type', { words: 'behold dette, stryk dette' })
  await ours.ask('mark', { key: 'strykes' })
  await until('the words', () => plain.text.length === 25 && plain.marks.has('strykes'))
  plain.text.delete(12, 13)
  plain.marks.delete('strykes')
  await sees(ours, 'the deletion', seen => seen.text === 'behold dette' && !seen.marks.includes('strykes'))
  const fresh = await plainOn(t, ours)
  assert.equal(fresh.text.toString(), 'behold dette')
})

test('the plain client undoes and redoes, and ours follows', async t => {
  const { ours, plain } = await together(t, 15)
  await ours.ask('type', { words: 'årsak' })
  await plain.reads('årsak')
  const undo = new Y.UndoManager([plain.text], { captureTimeout: 0 })
  plain.type(' én')
  plain.text.delete(0, 5)
  await sees(ours, 'both edits', seen => seen.text === ' én')
  undo.undo()
  await sees(ours, 'the deletion undone', seen => seen.text === 'årsak én')
  undo.undo()
  await sees(ours, 'the typing undone', seen => seen.text === 'årsak')
  undo.redo()
  await sees(ours, 'the typing redone', seen => seen.text === 'årsak én')
})

test('a plain client that reconnects every second keeps writing and loses nothing', async t => {
  const { ours, plain } = await together(t, 16)
  let expected = ''
  for (let second = 0; second < 5; second++) {
    const again = Date.now() + 1000
    for (let letter = 0; Date.now() < again; letter++) {
      const words = `${second}.${letter} `
      plain.type(words)
      expected += words
      if (letter === 5) plain.provider.disconnect()
      if (letter === 10) plain.provider.connect()
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
  await sees(ours, 'every word once', seen => seen.text === expected)
  assert.ok(plain.connections >= 5)
})

test('a burst of typing draws at most one question at a time', async t => {
  const { ours, plain } = await together(t, 17)
  plain.provider.disconnect()
  plain.type('uten nett ')
  plain.questions = 0
  plain.most_open_questions = 0
  let typed = 'uten nett '
  const burst = () => {
    for (let letter = 0; letter < 300; letter++) {
      plain.type('x')
      typed += 'x'
    }
  }
  // Everything typed now builds upon words that the server lacks until it has the answer to its question.
  plain.provider.on('status', ({ status }) => { if (status === 'connected') burst() })
  plain.provider.connect()
  await sees(ours, 'the whole burst', seen => seen.text === typed)
  assert.ok(plain.most_open_questions <= 1, `${plain.most_open_questions} questions were open at once`)
  assert.ok(plain.questions >= 1, 'no question was heard')
  assert.ok(plain.questions <= 3, `${plain.questions} questions were asked`)
})
