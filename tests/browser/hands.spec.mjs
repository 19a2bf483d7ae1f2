// What only a real browser does: two fingers on the glass, an input method that composes.
import { expect, test } from "./everybody_leaves.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** Fingers on the glass: where each of them is, step by step; then all of them are lifted. */
async function fingers(person, steps) {
  const cdp = await person.context.newCDPSession(person.page);
  const points = (step) => step.map(([x, y], id) => ({ x, y, id }));
  await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(steps[0]) });
  for (const step of steps.slice(1)) {
    await cdp.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: points(step) });
  }
  await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** The zoom as the page shows it. */
async function percent(person) {
  return Number.parseInt(await person.zoom().innerText(), 10);
}

test("two fingers zoom and move the board, and one finger moves it", async ({ browser }) => {
  // Without animation: a pinch takes hold of the board where it is, and the page says where it is going.
  const touch = { hasTouch: true, viewport: { width: 800, height: 900 }, reducedMotion: "reduce" };
  const amina = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik", touch);
  // The board has opened when it is fitted to this window; before that, 100 % is where the camera begins.
  await expect.poll(() => percent(amina)).not.toBe(100);
  await amina.page.locator("canvas.board").focus();
  await amina.press("Control+Digit0");
  await expect.poll(() => percent(amina)).toBe(100);

  // From 100 pixels apart to 200: twice as large.
  const apart = [50, 60, 70, 80, 90, 100].map((half) => [[250 - half, 400], [250 + half, 400]]);
  await fingers(amina, apart);
  await expect.poll(() => percent(amina)).toBe(200);
  await fingers(amina, apart.toReversed());
  await expect.poll(() => percent(amina)).toBe(100);

  // One finger on the ground drags the board, and the page itself neither scrolls nor zooms.
  const before = await amina.page.locator("canvas.board").screenshot();
  await fingers(amina, [[[60, 500]], [[90, 530]], [[160, 600]]]);
  await expect.poll(async () => (await amina.page.locator("canvas.board").screenshot()).equals(before)).toBe(false);
  expect(await amina.page.evaluate(() => [scrollX, scrollY, visualViewport.scale])).toEqual([0, 0, 1]);
  expect(await percent(amina)).toBe(100);
  expect(amina.errors).toEqual([]);
});

test("what an input method composes is not torn by what another writes in the same note", async ({ browser }) => {
  const amina = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik");
  const piotr = await Person.arrive(browser, server.origin, "Piotr Nowak", "Elvestad");
  const board = server.origin + (await piotr.makeBoard("Prøve", "Kjernen"));
  await amina.open(board);
  await piotr.open(board);
  const cdp = await amina.context.newCDPSession(amina.page);
  const compose = (text) =>
    cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

  await amina.row("Kjernen").focus();
  await amina.press("F2", "End");
  await expect(amina.page.locator("textarea:focus")).toHaveCount(1);
  await compose("に");
  await piotr.row("Kjernen").focus();
  await piotr.press("F2");
  await expect(piotr.page.locator("textarea:focus")).toHaveCount(1);
  await piotr.press("Home");
  await piotr.type("Hele ");
  await piotr.press("Escape");
  await piotr.waitUntilSaved();
  await compose("にほ");
  await compose("にほん");
  // Enter and Tab are the input method's own while it composes.
  await expect(amina.page.locator("textarea:focus")).toHaveValue(/にほん$/);
  await cdp.send("Input.insertText", { text: "日本" });
  await expect(amina.page.locator("textarea:focus")).toHaveValue("Hele Kjernen日本");
  await amina.press("Escape");
  for (const person of [amina, piotr]) await expect(person.row("Hele Kjernen日本")).toBeVisible();
  expect(amina.errors).toEqual([]);
});

/** Where a note's card is on the board, in the middle of its words. */
async function cardOf(person, key) {
  await person.page.locator("canvas.board").focus();
  await person.press("Escape", ...key, "Enter");
  const { x, y, width, height } = await person.page.locator("textarea.writing").boundingBox();
  await person.press("Escape");
  return [x + width / 2, y + height / 2];
}

/** How opaque one of the board's canvases is at a point of the page, and its colour there: red, green, blue, alpha. */
function pixel(person, canvas, [x, y]) {
  return person.page.locator(`canvas.${canvas}`).evaluate(
    (canvas, [x, y]) => {
      const { left, top, width } = canvas.getBoundingClientRect();
      const ratio = canvas.width / width;
      return [...canvas.getContext("2d").getImageData((x - left) * ratio, (y - top) * ratio, 1, 1).data];
    },
    [x, y],
  );
}

test("a branch that is carried is seen by the others where it is carried", async ({ browser }) => {
  const amina = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik");
  const piotr = await Person.arrive(browser, server.origin, "Piotr Nowak", "Elvestad");
  const board = server.origin + (await piotr.makeBoard("Prøve", "Kjernen"));
  await amina.open(board);
  await amina.row("Kjernen").focus();
  await amina.press("Control+Enter");
  await amina.type("Vikarer læres ikke opp");
  await amina.press("Escape");
  await amina.waitUntilSaved();
  for (const person of [amina, piotr]) await person.open(board);
  await expect(piotr.row("Vikarer")).toBeVisible();

  const [x, y] = await cardOf(amina, ["Home", "End"]);
  const there = [x + 160, y + 120];
  const beside = [there[0] - 40, there[1] - 6];
  expect((await pixel(piotr, "overlay", beside))[3]).toBe(0);
  await amina.page.mouse.move(x, y);
  await amina.page.mouse.down();
  await amina.page.mouse.move(...there, { steps: 5 });
  await expect.poll(async () => (await pixel(piotr, "overlay", beside))[3]).toBe(255);
  await piotr.page.screenshot({ path: "browser/results/carried.png" });
  await amina.page.mouse.move(x, y, { steps: 3 });
  await amina.press("Escape");
  await amina.page.mouse.up();
  await expect.poll(async () => (await pixel(piotr, "overlay", beside))[3]).toBe(0);
});

test("the board has the colours that a person has forced on all pages", async ({ browser }) => {
  const amina = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik");
  await expect(amina.rows().first()).toBeVisible();
  const ground = [30, 300];
  const before = await pixel(amina, "board", ground);
  await amina.page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const system = await amina.page.evaluate(() => {
    const probe = document.createElement("i");
    probe.style.color = "Canvas";
    document.body.append(probe);
    const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
    probe.remove();
    return [r, g, b, 255];
  });
  await expect.poll(() => pixel(amina, "board", ground)).toEqual(system);
  expect(system).not.toEqual(before);
  await amina.page.screenshot({ path: "browser/results/forced.png" });
  await amina.page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
  await expect.poll(() => pixel(amina, "board", ground)).toEqual(before);
});
