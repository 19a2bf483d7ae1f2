// A person with npm `yjs` and `y-websocket`, both as they are published.
import * as Y from 'yjs'
import { WebsocketProvider } from 'y-websocket'
import WebSocket from 'ws'
import { until } from './board-peer.mjs'

const SYNC = 0
const AUTH = 2
const STEP1 = 0
const STEP2 = 1

/** A WebSocket that sends a cookie, as a browser does, and notes what passes, without changing it. */
function listenedTo (person, cookie) {
  return class extends WebSocket {
    constructor (url, protocols) {
      super(url, protocols, cookie ? { headers: { cookie } } : {})
      person.connections += 1
      person.open_questions = 0
      this.on('message', frame => {
        const bytes = Buffer.from(frame)
        // [AUTH, permission denied, the reason's length, the reason]
        if (bytes[0] === AUTH) person.denied.push(bytes.subarray(3).toString())
        if (bytes[0] !== SYNC || bytes[1] !== STEP1) return
        person.questions += 1
        person.open_questions += 1
        person.most_open_questions = Math.max(person.most_open_questions, person.open_questions)
      })
      this.on('close', () => { person.closed += 1 })
    }

    send (bytes, ...rest) {
      if (bytes[0] === SYNC && bytes[1] === STEP2) person.open_questions -= 1
      super.send(bytes, ...rest)
    }
  }
}

/** A plain Yjs client: marks and text as in tests/src/replica.rs. */
export class Person {
  constructor (address, document, { connect = true, cookie, ...options } = {}) {
    Object.assign(this, { connections: 0, closed: 0, questions: 0, open_questions: 0, most_open_questions: 0, denied: [] })
    this.doc = new Y.Doc()
    this.marks = this.doc.getMap('marks')
    this.text = this.doc.getText('text')
    this.provider = new WebsocketProvider(`ws://${address}/sync`, document, this.doc, {
      connect, disableBc: true, WebSocketPolyfill: listenedTo(this, cookie), ...options
    })
  }

  get client () { return this.doc.clientID }

  /** Waits for the first sync of this connection. */
  synced () { return until('the first sync', () => this.provider.synced) }

  type (words) { this.text.insert(this.text.length, words) }

  reads (text) { return until(`the text to read ${JSON.stringify(text)}`, () => this.text.toString() === text) }

  /** Goes away for good. */
  leave () {
    this.provider.destroy()
    this.doc.destroy()
  }
}
