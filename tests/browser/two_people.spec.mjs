// The main job, on real input: two people, one tree, a lost network and a killed server.
import { expect, test } from "./everybody_leaves.mjs";
import { Line } from "./line.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** By keyboard in the outline alone: `count` causes of the core, every third one under the one before it. */
async function writeCausesInTheOutline(person, count, words) {
  await person.rows().first().focus();
  await person.press("Home");
  const core = person.row("Kjernen");
  await core.focus();
  await person.press("Control+Enter");
  for (let number = 1; number <= count; number += 1) {
    await person.type(`${words} ${number}`);
    await person.press(number === count ? "Escape" : number % 3 === 0 ? "Tab" : "Enter");
  }
}

/** By mouse on the canvas: effects of the core by the toolbar's button. */
async function writeEffectsOnTheCanvas(person, count, words) {
  for (let number = 1; number <= count; number += 1) {
    await person.row("Kjernen").click();
    await person.page.getByRole("group", { name: "Verktøy" }).getByRole("button", { name: "Virkning" }).click();
    await person.type(`${words} ${number}`);
    await person.press("Escape");
  }
}

test("two people build a tree; one loses the network, the server is killed, and nothing is lost", async ({ browser }) => {
  const line = await Line.to(server.port);
  const amina = await Person.arrive(browser, line.origin, "Amina Yusuf", "Fjellvik");
  const piotr = await Person.arrive(browser, server.origin, "Piotr Nowak", "Elvestad");
  const board = await piotr.makeBoard("Prøve", "Kjernen i det hele");
  await amina.open(line.origin + board);
  await piotr.open(server.origin + board);

  // Both build at once, 30 notes in all: Amina by keyboard in the outline, Piotr on the canvas.
  await Promise.all([
    writeCausesInTheOutline(amina, 15, "Årsak fra Amina"),
    writeEffectsOnTheCanvas(piotr, 15, "Virkning fra Piotr"),
  ]);
  await Promise.all([amina.waitUntilSaved(), piotr.waitUntilSaved()]);
  await expect.poll(() => amina.outline()).toEqual(await piotr.outline());
  expect(await amina.outline()).toHaveLength(31);

  // What is shown as saved is there after a SIGKILL.
  const promised = await piotr.claim();
  expect(promised.saved).toBe(true);
  await server.killAndRestart();
  const probe = await Person.arrive(browser, server.origin + board, "Kari Prøve", "Lysvær");
  await expect(probe.rows().first()).toBeVisible();
  await probe.unfold();
  expect(new Set(await probe.texts())).toEqual(new Set(promised.texts));
  await probe.leave();

  // Amina loses the network and goes on: 50 edits of the branches that Piotr moves and deletes meanwhile.
  line.pull();
  await expect(amina.saved()).toHaveAttribute("data-state", /saved|waiting/);
  const offline = (async () => {
    for (let edit = 1; edit <= 25; edit += 1) {
      const text = `Årsak fra Amina ${(edit % 15) + 1}`;
      await amina.rows().filter({ hasText: new RegExp(`^${text}(?!\\d)`) }).first().focus();
      await amina.press("F2", "End");
      await amina.type(` endret${edit}`);
      await amina.press("Escape", edit % 2 ? "Alt+ArrowDown" : "Alt+ArrowUp");
    }
  })();
  const meanwhile = (async () => {
    for (const number of [3, 6, 9]) {
      await piotr.row(`Årsak fra Amina ${number}`).click();
      await piotr.press("Alt+ArrowUp");
      await piotr.press("Delete");
    }
    await piotr.waitUntilSaved();
    await server.killAndRestart();
    await piotr.row("Årsak fra Amina 12").click();
    await piotr.press("Alt+ArrowLeft");
    await piotr.waitUntilSaved();
  })();
  await Promise.all([offline, meanwhile]);
  await expect(amina.saved()).toHaveAttribute("data-state", "waiting");

  // The offline work survives a reload of the page: the shell comes from the device, the edits from its store.
  await amina.page.reload();
  await expect(amina.row("endret25")).toBeVisible();
  await expect(amina.saved()).toHaveAttribute("data-state", "waiting");

  line.plugIn();
  await Promise.all([amina.waitUntilSaved(), piotr.waitUntilSaved()]);
  await expect.poll(() => piotr.texts().then((texts) => texts.join())).toContain("endret25");
  const fresh = await Person.arrive(browser, server.origin + board, "Even Strand", "Elvestad");
  await expect(fresh.rows().first()).toBeVisible();
  await expect.poll(async () => [await amina.outline(), await piotr.outline()]).toEqual([await fresh.outline(), await fresh.outline()]);

  // Every word is on the board or, where Piotr deleted the note, in the bin.
  const words = (await fresh.texts()).join("\n");
  for (let number = 1; number <= 15; number += 1) expect(words).toContain(`Virkning fra Piotr ${number}`);
  const bin = await binOf(fresh);
  for (let edit = 1; edit <= 25; edit += 1) expect(words + bin).toContain(`endret${edit}`);

  for (const person of [amina, piotr, fresh]) expect(person.errors).toEqual([]);
  await line.end();
});

/** What lies in the bin, as the page shows it. */
async function binOf(person) {
  await person.page.getByRole("button", { name: "Meny" }).click();
  await person.page.getByRole("menuitem", { name: /Papirkurv/ }).click();
  const dialog = person.page.getByRole("dialog", { name: /Papirkurv/ });
  const text = await dialog.innerText();
  await person.press("Escape");
  return text;
}

test("what was written without a network in the moment before a reload is there after it", async ({ browser }) => {
  const line = await Line.to(server.port);
  const amina = await Person.arrive(browser, line.origin, "Amina Yusuf", "Fjellvik");
  await amina.open(line.origin + (await amina.makeBoard("Prøve", "Kjernen i det hele")));
  await writeCausesInTheOutline(amina, 1, "Årsak");
  await amina.waitUntilSaved();
  line.pull();
  for (let time = 1; time <= 5; time += 1) {
    await amina.row("Årsak 1").focus();
    await amina.press("F2", "End");
    await amina.type(` og den ${time}. gangen`);
    await amina.page.reload();
    await expect(amina.row(`og den ${time}. gangen`)).toBeVisible();
  }
  await line.end();
});

test("when the row with the focus is deleted by another, the focus goes to its neighbour and is said aloud", async ({ browser }) => {
  const amina = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik");
  const piotr = await Person.arrive(browser, server.origin, "Piotr Nowak", "Elvestad");
  const board = await piotr.makeBoard("Prøve", "Kjernen i det hele");
  await amina.open(server.origin + board);
  await piotr.open(server.origin + board);
  await writeCausesInTheOutline(amina, 2, "Årsak");
  await amina.waitUntilSaved();

  await amina.row("Årsak 2").focus();
  await expect(piotr.row("Årsak 2")).toBeVisible();
  await piotr.row("Årsak 2").click();
  await piotr.press("Delete");

  await expect(amina.row("Årsak 2")).toHaveCount(0);
  await expect(amina.row("Årsak 1")).toBeFocused();
  await expect.poll(() => amina.said()).toContain("Årsak 1");
});

test("axe finds nothing on the board page, in light and dark, wide and narrow", async ({ browser }) => {
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      const person = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik", { colorScheme, viewport });
      await expect(person.rows().first()).toBeVisible();
      expect(await person.flaws(), `${colorScheme} ${viewport.width}`).toEqual([]);
      await person.leave();
    }
  }
});
