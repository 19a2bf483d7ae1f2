// `node --test web/`: the three languages say the same things, and the page asks for nothing that has no words.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import test from "node:test";

const LANGUAGES = ["nb", "nn", "en"];

/** Message name → its text, holes and variants included. */
async function messages(language) {
  const text = await readFile(new URL(`locales/${language}.ftl`, import.meta.url), "utf8");
  const found = new Map();
  let name;
  for (const line of text.split("\n")) {
    const begins = line.match(/^([a-z][a-z0-9-]*) = ?(.*)$/);
    if (begins) {
      name = begins[1];
      assert.ok(!found.has(name), `${language}: ${name} is there twice`);
      found.set(name, begins[2]);
    } else if (line.startsWith(" ") && name) {
      found.set(name, `${found.get(name)}\n${line}`);
    }
  }
  return found;
}

const all = new Map(await Promise.all(LANGUAGES.map(async (language) => [language, await messages(language)])));
const holes = (text) => [...new Set([...text.matchAll(/\$([a-z]+)/g)].map(([, hole]) => hole))].sort();

test("every text has the same holes in all languages", () => {
  const [first, ...others] = LANGUAGES.map((language) => all.get(language));
  for (const [name, text] of first) {
    for (const other of others) assert.deepEqual(holes(other.get(name) ?? ""), holes(text), name);
  }
});

/** Every string in the client's source that has the form of a message's name. */
async function asked() {
  const folder = new URL("../client-wasm/src/", import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".rs"));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), "utf8")));
  return new Set(texts.flatMap((text) => [...text.matchAll(/"([a-z][a-z0-9-]*)"/g)].map(([, name]) => name)));
}

test("no text is left that nobody asks for", async () => {
  const used = await asked();
  const unused = [...all.get("nb").keys()].filter((name) => !used.has(name));
  assert.deepEqual(unused, []);
});

test("every reason for which somebody did not come in has words", async () => {
  const source = await readFile(new URL("../board/src/network/way_in.rs", import.meta.url), "utf8");
  const codes = [...source.matchAll(/NotIn::\w+ => "([a-z_]+)"/g)].map(([, code]) => code);
  assert.ok(codes.length > 10, "the closed set of reasons is where it was");
  for (const code of codes) {
    const name = `not-in-${code.replaceAll("_", "-")}`;
    for (const language of LANGUAGES) assert.ok(all.get(language).get(name), `${language}: ${name}`);
  }
});

test("what the page asks for by words().get has words", async () => {
  const folder = new URL("../client-wasm/src/", import.meta.url);
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".rs")) continue;
    const text = await readFile(new URL(file, folder), "utf8");
    for (const [, name] of text.matchAll(/(?:words\(\)|words)\s*\.\s*(?:get|fill|count)\(\s*"([a-z0-9-]+)"/g)) {
      assert.ok(all.get("nb").has(name), `${file}: ${name}`);
    }
  }
});
