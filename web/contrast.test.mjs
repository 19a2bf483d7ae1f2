// `node --test web/`: the colours that are our own, computed against every ground they stand on.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const tokens = await readFile(new URL("styles/tokens.css", import.meta.url), "utf8");
const people = await readFile(new URL("styles/people.css", import.meta.url), "utf8");

const PEOPLE = 8;
/** Grounds that a person's outline, flag or pointer may lie on. */
const GROUNDS = ["neutral", "rot", "krone", "dromme", "innspill"].flatMap((family) =>
  ["background-default", "background-tinted", "surface-tinted", "surface-active"].map((role) => `${family}-${role}`),
);

/** The declarations of the first rule whose selector holds `[data-color-scheme="scheme"]`. */
function declarations(css, scheme) {
  const start = css.indexOf(`[data-color-scheme="${scheme}"]`);
  assert.ok(start >= 0, `no rule for ${scheme}`);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, hex]) => [name, hex]));
}

/** Relative luminance and contrast: WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

for (const scheme of ["light", "dark"]) {
  const ours = declarations(people, scheme);
  const theirs = declarations(tokens, scheme);
  for (let person = 0; person < PEOPLE; person += 1) {
    const colour = ours.get(`person-${person}`);
    test(`${scheme}: person ${person} shows on every ground`, () => {
      for (const ground of GROUNDS) {
        const paper = theirs.get(`ds-color-${ground}`);
        assert.ok(paper, `no token ${ground}`);
        const ratio = contrast(colour, paper);
        assert.ok(ratio >= 3, `${colour} on ${ground} ${paper} is ${ratio.toFixed(2)}`);
      }
    });
    test(`${scheme}: the letters on person ${person} can be read`, () => {
      const ratio = contrast(colour, ours.get("person-letters"));
      assert.ok(ratio >= 4.5, `${ratio.toFixed(2)}`);
    });
  }
}
