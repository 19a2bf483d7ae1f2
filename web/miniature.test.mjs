// `node --test web/`: the boards' miniatures are made by the server, which has no tokens to read: its colours are
// the tokens' all the same.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const tokens = await readFile(new URL("styles/tokens.css", import.meta.url), "utf8");
const palette = await readFile(new URL("../server/src/summaries/palette.rs", import.meta.url), "utf8");

/** The token's value in a scheme. */
function value(token, scheme) {
  const start = tokens.indexOf(`[data-color-scheme="${scheme}"]`);
  const body = tokens.slice(start, tokens.indexOf("}", start));
  return new RegExp(`--ds-color-${token}:\\s*(#[0-9a-f]{6})`, "i").exec(body)?.[1].toLowerCase();
}

const colours = [...palette.matchAll(/const ([A-Z_]+): Token = Token \{ light: "(#\w+)", dark: "(#\w+)" \}/g)];

test("the miniatures have colours", () => assert.ok(colours.length >= 6));

for (const [, name, light, dark] of colours) {
  const token = name.toLowerCase().replaceAll("_", "-");
  test(`the miniatures' ${token} is the board's`, () => {
    assert.deepEqual({ light, dark }, { light: value(token, "light"), dark: value(token, "dark") });
  });
}
