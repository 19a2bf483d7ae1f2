// A board of N notes, written by a plain Yjs client as docs/schema.md says.
import { randomBytes } from "node:crypto";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { Lead } from "../browser/meeting.mjs";

const WORDS = "kommune omsorgstjeneste turnus heltid stilling vakter bemanning samarbeid innbygger pårørende budsjett".split(" ");
/** Notes a transaction: an update stays far below the frame limit. */
const BATCH = 250;
/** Children a note: with it, 10,000 notes are six levels deep. */
const CHILDREN = 5;

const nonce = () => randomBytes(4).readUInt32BE();
const order = (index) => `a${"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[index]}`;

function words(index) {
  const count = 5 + (index % 10);
  return Array.from({ length: count }, (_, word) => WORDS[(index * 7 + word * 3) % WORDS.length]).join(" ");
}

/** An unchanged y-websocket client, with the person's cookie. */
function join(origin, id, cookie) {
  class WithCookie extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { headers: { cookie } });
    }
  }
  const doc = new Y.Doc();
  const options = { WebSocketPolyfill: WithCookie, disableBc: true };
  return { doc, provider: new WebsocketProvider(`${origin.replace("http", "ws")}/sync`, id, doc, options) };
}

/** Makes a board through the server's own address, fills it, and gives its id. */
export async function makeBoard(origin, notes) {
  const lead = await Lead.of(origin);
  const { cookie } = lead;
  const id = await lead.makeBoard(`${notes} lapper`, "Kjernen");

  const { doc, provider } = join(origin, id, cookie);
  await new Promise((resume) => provider.once("sync", resume));
  const core = doc.getMap("m").get("core")[0];
  const root = doc.getMap("n");
  for (let begin = 0; begin < notes; begin += BATCH) {
    doc.transact(() => {
      for (let index = begin; index < Math.min(begin + BATCH, notes); index += 1) write(root, index, core);
    });
    await new Promise((resume) => setImmediate(resume));
  }
  await heardBack(origin, id, cookie, notes);
  provider.destroy();
  return { id, cookie };
}

function write(root, index, core) {
  const top = index < 2 * CHILDREN;
  const parent = top ? core : `n${Math.floor((index - 2 * CHILDREN) / CHILDREN)}`;
  const side = top ? (index < CHILDREN ? "c" : "e") : "";
  const note = new Y.Map();
  note.set("k", ["cause", nonce()]);
  note.set("t", new Y.Text(words(index)));
  note.set("p", [parent, side, order(index % CHILDREN), index + 1, [], nonce()]);
  root.set(`n${index}`, note);
}

/** A second client that joins until it is given all notes: then they are in the log. */
async function heardBack(origin, id, cookie, notes) {
  const { doc, provider } = join(origin, id, cookie);
  const root = doc.getMap("n");
  await new Promise((resume) => {
    const look = () => root.size > notes && resume();
    root.observe(look);
    provider.on("sync", look);
  });
  provider.destroy();
}
