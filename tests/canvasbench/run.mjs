// `cargo xtask bench canvas`: real wheel events at 60 Hz over boards of 100 and 10,000 notes, beside an empty page.
import { chromium } from "@playwright/test";
import { Samtavle } from "../samtavle.mjs";
import { makeBoard } from "./board.mjs";

const SIZES = [100, 1_000, 10_000];
const STEPS = 240;
const STEP_MS = 1000 / 60;
const WINDOW = { width: 1440, height: 900 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const server = await Samtavle.start();
const rows = [];

/** Moves the board by wheel for four seconds, and gives what its frames took. */
async function measure(page, cdp, what, step) {
  await page.evaluate(() => {
    globalThis.frames = [];
    const note = (now) => {
      frames.push(now);
      globalThis.noting = requestAnimationFrame(note);
    };
    globalThis.noting = requestAnimationFrame(note);
  });
  const busy = async () =>
    (await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value;
  const before = await busy();
  const begun = performance.now();
  for (let number = 0; number < STEPS; number += 1) {
    await step(number);
    const due = begun + (number + 1) * STEP_MS;
    if (due > performance.now()) await new Promise((resume) => setTimeout(resume, due - performance.now()));
  }
  const after = await busy();
  const intervals = await page.evaluate(() => {
    cancelAnimationFrame(noting);
    return frames.slice(1).map((at, index) => at - frames[index]);
  });
  intervals.sort((a, b) => a - b);
  const seconds = intervals.reduce((sum, ms) => sum + ms, 0) / 1000;
  return {
    what,
    fps: intervals.length / seconds,
    longest: intervals.at(-1),
    over25: intervals.filter((ms) => ms > 25).length,
    busy: ((after - before) * 1000) / STEPS,
  };
}

const wheel = (cdp, deltaX, deltaY, modifiers = 0) =>
  cdp.send("Input.dispatchMouseEvent", { type: "mouseWheel", x: 520, y: 450, deltaX, deltaY, modifiers });
const around = (number) => (number % 60 < 30 ? 1 : -1);

async function measurePage(page, name, minimum) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const pan = (number) => wheel(cdp, 24 * around(number), 16 * around(number));
  const scenarios = minimum
    ? [["pan at 100 %", "Control+Digit0", pan], ["pan at fit", "Shift+Digit1", pan], ["zoom", "Shift+Digit1", (number) => wheel(cdp, 0, -20 * around(number), 2)]]
    : [["pan", null, pan]];
  for (const [what, key, step] of scenarios) {
    if (key) {
      await page.locator("canvas.board").focus();
      await page.keyboard.press(key);
      await page.waitForTimeout(1000);
    }
    rows.push({ name, ...(await measure(page, cdp, what, step)) });
  }
}

const empty = await browser.newPage({ viewport: WINDOW });
await measurePage(empty, "empty page", false);
await empty.close();

for (const notes of SIZES) {
  const { id, cookie } = await makeBoard(server.origin, notes);
  const context = await browser.newContext({ viewport: WINDOW, locale: "nb-NO" });
  const [name, value] = cookie.split("=");
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  const begun = performance.now();
  await page.goto(`${server.origin}/b/${id}`);
  await page.getByTestId("saved").waitFor();
  await page.locator("[role=treeitem]").nth(20).waitFor();
  const loaded = performance.now() - begun;
  await page.waitForTimeout(1500);
  await measurePage(page, `${notes} notes`, true);
  rows.push({ name: `${notes} notes`, what: "load", load: loaded });
  await context.close();
}

console.log("| page | what | frames/s | longest frame, ms | frames over 25 ms | busy ms/step | × empty page |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
const base = rows[0].busy;
for (const { name, what, fps, longest, over25, busy, load } of rows) {
  const cells = load
    ? ["", "", "", `${(load / 1000).toFixed(2)} s`, ""]
    : [fps.toFixed(0), longest.toFixed(0), over25, busy.toFixed(1), (busy / base).toFixed(1)];
  console.log(`| ${name} | ${what} | ${cells.join(" | ")} |`);
}
await browser.close();
await server.end();
process.exit(0);
