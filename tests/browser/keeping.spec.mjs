// What is kept of people's work, and for whom: who wrote what, a backup put back, signing out elsewhere, a board that is gone.
import { expect, test } from "./everybody_leaves.mjs";
import { join } from "node:path";
import { Line } from "./line.mjs";
import { Lead } from "./meeting.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

async function boardOf(lead, origin = server.origin) {
  return `${origin}/b/${await lead.makeBoard("Prøve", "Kjernen i det hele")}`;
}

/** By keyboard: a cause under the core. */
async function writes(person, text) {
  await person.row("Kjernen").focus();
  await person.press("Control+Enter");
  await person.type(text);
  await person.press("Escape");
}

const notTaken = (person) => person.dialog("Ikke tatt imot");

test("who wrote a note is told when somebody asks, by keyboard, aloud and at the foot", async ({ browser }) => {
  const board = await boardOf(await Lead.of(server.origin));
  const kari = await Person.arrive(browser, board, "Kari Lie", "Fjellvik");
  await writes(kari, "Helgevaktene er korte");
  await kari.waitUntilSaved();
  const piotr = await Person.arrive(browser, board, "Piotr Nowak", "Elvestad");
  await piotr.row("Helgevaktene").focus();
  await piotr.press("Enter", "End");
  await piotr.type(" og mange");
  await piotr.press("Escape");
  await piotr.waitUntilSaved();

  const asked = [];
  kari.page.on("request", (request) => request.url().endsWith("/authors") && asked.push(request.url()));
  await expect(kari.row("og mange")).toBeVisible();
  await kari.row("og mange").focus();
  await kari.row("og mange").hover();
  expect(asked, "nothing is asked before somebody does").toEqual([]);
  await kari.press("Shift+F10");
  await kari.page.getByRole("menuitem", { name: "Hvem har skrevet dette?" }).focus();
  await kari.press("Enter");
  const sentence =
    "Laget av Kari Lie (gjest), Fjellvik. Teksten er skrevet av Kari Lie (gjest), Fjellvik og Piotr Nowak (gjest), Elvestad.";
  await expect.poll(() => kari.said()).toContain(sentence);
  await expect(kari.page.getByTestId("authors")).toHaveText(sentence);
  expect(asked).toHaveLength(1);

  // The core was written by the demo's lead, who is no guest.
  await kari.row("Kjernen").focus();
  await kari.page.getByTestId("authors").getByRole("button", { name: "Hvem har skrevet dette?" }).click();
  await expect(kari.page.getByTestId("authors")).toHaveText("Skrevet av Ingrid Solheim, Fjellvik.");
  expect(await kari.flaws()).toEqual([]);
  await kari.page.screenshot({ path: "browser/results/authors.png" });
  expect([...kari.errors, ...piotr.errors]).toEqual([]);
});

test("what a restored server lacks is offered to its author, and put back by them", async ({ browser }) => {
  const board = await boardOf(await Lead.of(server.origin));
  const kari = await Person.arrive(browser, board, "Kari Lie", "Fjellvik");
  await writes(kari, "Fra i går");
  await kari.waitUntilSaved();
  const backup = join(server.data, "yesterday.db");
  await server.admin("backup", backup);
  await writes(kari, "Fra i dag");
  await writes(kari, "Fra i ettermiddag");
  await kari.waitUntilSaved();
  const piotr = await Person.arrive(browser, board, "Piotr Nowak", "Elvestad");
  await server.admin("restore", backup);

  await kari.page.getByRole("button", { name: "Se hva" }).click();
  const list = notTaken(kari);
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list).toContainText("Serveren er satt tilbake til en sikkerhetskopi, og der mangler dette.");
  await expect(list).toContainText("Fra i dag");
  await expect(kari.row("Fra i dag")).toBeHidden();
  expect(await kari.flaws()).toEqual([]);
  await kari.page.screenshot({ path: "browser/results/restored.png" });
  await list.getByRole("button", { name: "Prøv alt igjen" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(0);
  await kari.press("Escape");
  for (const person of [kari, piotr]) {
    for (const text of ["Fra i går", "Fra i dag", "Fra i ettermiddag"]) await expect(person.row(text)).toBeVisible();
  }
  await kari.waitUntilSaved();
  await expect(piotr.page.getByRole("button", { name: "Se hva" })).toBeHidden();
  expect([...kari.errors, ...piotr.errors]).toEqual([]);
});

test("who signs out in one tab is asked in the other who they are, and keeps what was not sent", async ({ browser }) => {
  const lead = await Lead.of(server.origin);
  const board = await boardOf(lead);
  const context = await browser.newContext({ locale: "nb-NO" });
  const being = { data: { person: "demo-pl_fj" } };
  await context.request.post(`${server.origin}/api/demo/sign-in`, being);
  const ingrid = Object.assign(new Person(), { context, page: await context.newPage(), errors: [] });
  await ingrid.page.goto(board);
  await expect(ingrid.row("Kjernen")).toBeVisible();
  await ingrid.waitUntilSaved();
  await context.request.post(`${server.origin}/api/sign-out`, { data: { everywhere: false } });
  await expect(ingrid.page.getByTestId("signed-out")).toBeVisible();
  await writes(ingrid, "Ikke sendt");
  await expect(ingrid.row("Ikke sendt")).toBeVisible();
  await ingrid.page.getByTestId("signed-out").getByRole("button").click();
  await expect(ingrid.page.getByRole("heading", { name: "Ingen adgang" })).toBeVisible();
  await expect(ingrid.page.getByText("Ikke sendt"), "nobody's words are shown to nobody").toBeHidden();

  await context.request.post(`${server.origin}/api/demo/sign-in`, being);
  await ingrid.page.goto(board);
  await expect(ingrid.row("Ikke sendt")).toBeVisible();
  await ingrid.waitUntilSaved();
  const reader = await Person.arrive(browser, board, "Leser", "Fjellvik");
  await expect(reader.row("Ikke sendt")).toBeVisible();
});

test("of a board that was erased meanwhile the device keeps nothing but the words that were not sent", async ({ browser }) => {
  const line = await Line.to(server.port);
  const lead = await Lead.of(server.origin);
  const board = await boardOf(lead, line.origin);
  const kari = await Person.arrive(browser, board, "Kari Lie", "Fjellvik");
  await writes(kari, "Lagret");
  await kari.waitUntilSaved();
  line.pull();
  await expect(kari.page.getByTestId("offline")).toBeVisible();
  await writes(kari, "Uten nett");
  await kari.page.waitForFunction(() => document.querySelector("[data-testid=saved]")?.dataset.state === "waiting");
  await kari.page.close();
  const id = board.split("/").at(-1);
  await lead.act({ bin_board: { board: id, binned: true } });
  await lead.act({ erase_board: { board: id } });
  line.plugIn();

  kari.page = await kari.context.newPage();
  await kari.page.goto(board);
  await expect(kari.page.getByRole("heading", { name: "Ingen adgang" })).toBeVisible();
  const left = kari.page.getByRole("region", { name: "Dette rakk ikke å bli sendt" });
  await expect(left).toContainText("Kopien av tavla er slettet fra denne enheten.");
  await expect(left).toContainText("Uten nett");
  await expect(left).not.toContainText("Lagret");
  expect(await kari.flaws()).toEqual([]);
  await kari.page.screenshot({ path: "browser/results/left-behind.png" });
  const kept = () =>
    kari.page.evaluate(async () => {
      const opened = indexedDB.open("samtavle");
      await new Promise((resume) => (opened.onsuccess = resume));
      const keys = opened.result.transaction("rows").objectStore("rows").getAllKeys();
      await new Promise((resume) => (keys.onsuccess = resume));
      return [...new Set(keys.result.map((key) => key.split("/")[2]))];
    });
  // Neither of the board nor of its project's tasks, which are open to her no longer, either.
  await expect.poll(kept).toEqual(["aside"]);
  for (;;) {
    const discard = left.getByRole("button", { name: "Forkast" });
    if ((await discard.count()) === 0) break;
    await discard.first().click();
  }
  await expect.poll(kept).toEqual([]);
  await line.end();
});
