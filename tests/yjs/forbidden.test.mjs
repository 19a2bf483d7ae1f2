// Yjs and y-websocket as published, in the hands of somebody who may give innspill and nothing else.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import WebSocket from 'ws'
import { Lead } from '../browser/meeting.mjs'
import { Samtavle } from '../samtavle.mjs'
import { arrive, until } from './board-peer.mjs'
import { Person } from './person.mjs'

let server, lead
before(async () => {
  server = await Samtavle.start(['--demo'])
  lead = await Lead.of(server.origin)
})
after(() => server.end())

/** A board, and who comes to it: a cookie for each level. */
async function boardWith (levels) {
  const board = await lead.makeBoard('Prøve', 'Kjernen i det hele')
  const cookies = await Promise.all(levels.map(async (level, nth) =>
    arrive(server.address, await lead.invite(board, level), `Person ${nth}`)))
  return { board, cookies }
}

function plainOn (t, document, cookie) {
  const plain = new Person(server.address, document, { cookie })
  t.after(() => plain.leave())
  return plain
}

/** The id of the own voice, as our own page is told it: the manifest is the first message. */
async function ownVoice (board, cookie) {
  const socket = new WebSocket(`ws://${server.address}/board/${board}`, 'samtavle.1', { headers: { cookie } })
  const [frame] = await once(socket, 'message')
  socket.terminate()
  const json = frame.subarray(frame.indexOf('{'))
  const manifest = JSON.parse(json.subarray(0, json.lastIndexOf('}') + 1))
  return manifest.documents.find(({ kind }) => kind.voice?.owner === manifest.person)?.id
}

test('who may give innspill writes nothing into the board, is told so, and goes on reading', async t => {
  const { board, cookies: [writer, giver] } = await boardWith(['write', 'input'])
  const kari = plainOn(t, board, writer)
  const ola = plainOn(t, board, giver)
  await Promise.all([kari.synced(), ola.synced()])
  ola.type('forbudt')
  ola.marks.set('forbudt', true)
  await until('the denial', () => ola.denied.length > 0)
  assert.deepEqual([...new Set(ola.denied)], ['read_only'])
  kari.type('tillatt')
  await until('what Kari wrote', () => ola.text.toString().includes('tillatt'))
  const fresh = plainOn(t, board, writer)
  await fresh.synced()
  assert.equal(fresh.text.toString(), 'tillatt')
  assert.equal(fresh.marks.size, 0)
  assert.equal(kari.text.toString(), 'tillatt')

  // Coming back with it, as y-websocket does by itself, brings no more.
  ola.provider.disconnect()
  ola.provider.connect()
  await ola.synced()
  kari.type(' igjen')
  await until('what Kari wrote next', () => ola.text.toString().includes('igjen'))
  assert.equal(kari.text.toString(), 'tillatt igjen')
})

test('a voice is its owner’s to write, whoever else may write the board', async t => {
  const { board, cookies: [writer, giver, other] } = await boardWith(['write', 'input', 'input'])
  const voice = await ownVoice(board, giver)
  const ola = plainOn(t, voice, giver)
  await ola.synced()
  ola.type('Olas ord')
  for (const cookie of [other, writer]) {
    const intruder = plainOn(t, voice, cookie)
    await intruder.synced()
    await intruder.reads('Olas ord')
    intruder.text.insert(0, 'Ikke ')
    await until('the denial', () => intruder.denied.length > 0)
    assert.deepEqual([...new Set(intruder.denied)], ['read_only'])
  }
  ola.type(' og mer')
  const fresh = plainOn(t, voice, other)
  await fresh.synced()
  await fresh.reads('Olas ord og mer')
  assert.equal(ola.text.toString(), 'Olas ord og mer')
})

test('who may only see has no voice to write, and who is not let in gets nothing', async t => {
  const { board, cookies: [giver, reader] } = await boardWith(['input', 'see'])
  const silent = plainOn(t, await ownVoice(board, reader), reader)
  await silent.synced()
  silent.type('likevel')
  await until('the denial', () => silent.denied.length > 0)
  assert.deepEqual([...new Set(silent.denied)], ['read_only'])

  const elsewhere = await boardWith(['input'])
  const stranger = plainOn(t, await ownVoice(board, giver), elsewhere.cookies[0])
  await until('several tries', () => stranger.closed > 2)
  assert.equal(stranger.provider.synced, false)
  const nobody = plainOn(t, board)
  await until('several tries', () => nobody.closed > 2)
  assert.equal(nobody.provider.synced, false)
})
