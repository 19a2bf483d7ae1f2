// A browser that may not do all that it should: a private window, a full disk, a firewall that stops WebSockets. The
// page says what is the matter and what still works, and nothing is lost without a word.
import { expect, test } from "./everybody_leaves.mjs";
import { Line } from "./line.mjs";
import { Lead } from "./meeting.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";

/** How long it may take until a firewall is blamed: a few vain tries. */
const BLAMED_WITHIN_MS = 60_000;

let server;
let line;
test.beforeEach(async () => {
  server = await Samtavle.start(["--demo"]);
  line = await Line.to(server.port);
});
test.afterEach(async () => {
  await line.end();
  await server.end();
});

/** Two at one board: Kari, whose browser is hindered, and Piotr, who sees what comes of what she does. */
async function twoAtABoard(browser) {
  const id = await (await Lead.of(server.origin)).makeBoard("Prøve", "Kjernen i det hele");
  const kari = await Person.arrive(browser, `${line.origin}/b/${id}`, "Kari Lie", "Fjellvik");
  const piotr = await Person.arrive(browser, `${server.origin}/b/${id}`, "Piotr Nowak", "Elvestad");
  await expect(kari.row("Kjernen")).toBeVisible();
  await kari.waitUntilSaved();
  return { kari, piotr };
}

// Each is in the page always, and hidden while there is nothing to say.
const notKept = (person) => person.page.getByTestId("not-kept");
const onlyHere = (person) => person.page.getByTestId("only-here");
const offline = (person) => person.page.getByTestId("offline");

/** Wants to close the window; gives whether the browser asks first. Stays, if it does. */
async function isAskedWhenClosing(person) {
  const asked = new Promise((resume) => {
    person.page.once("dialog", async (dialog) => {
      await dialog.dismiss();
      resume(dialog.type() === "beforeunload");
    });
    person.page.once("close", () => resume(false));
  });
  await person.page.close({ runBeforeUnload: true });
  return asked;
}

/** No room for a single row more: what would put one is undone as a whole, as browsers do it on a full disk. */
async function fillDisk(person) {
  await person.page.evaluate(() => {
    const putting = new WeakSet();
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...row) {
      putting.add(this.transaction);
      return put.apply(this, row);
    };
    const { commit } = IDBTransaction.prototype;
    IDBTransaction.prototype.commit = function () {
      if (!putting.has(this)) return commit.call(this);
      Object.defineProperty(this, "error", { value: new DOMException("The disk is full.", "QuotaExceededError") });
      this.abort();
    };
  });
}

/** The ways in which a browser keeps nothing from the beginning. */
const PRIVATE_WINDOWS = {
  "has no store": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "opens no store": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("A mutation operation was attempted on a database that did not allow mutations.", "InvalidStateError");
    };
  },
};

/** Online all is well; without a network the window holds the only copy, and says so until it is sent. */
async function worksInThisWindow({ kari, piotr }) {
  await kari.writesCauses("Kjernen", ["Skrevet på nett"]);
  await kari.waitUntilSaved();
  await expect(piotr.row("Skrevet på nett")).toBeVisible();
  await expect(notKept(kari)).toBeVisible();
  await expect(notKept(kari)).toContainText("Nettleseren kan ikke lagre på denne maskinen");
  await expect(notKept(kari)).toContainText("Alt virker så lenge du er på nett.");
  await expect(onlyHere(kari)).toBeHidden();
  expect(await kari.flaws()).toEqual([]);
  await kari.page.screenshot({ path: "browser/results/not-kept.png" });

  line.pull();
  await expect(offline(kari)).toBeVisible();
  await expect(offline(kari)).toContainText("la vinduet stå åpent");
  await expect(offline(kari)).not.toContainText("på denne maskinen");
  await kari.writesCauses("Kjernen", ["Skrevet uten nett"]);
  await expect(onlyHere(kari)).toBeVisible();
  await expect(onlyHere(kari)).toContainText(/\d+ endringer finnes bare i dette vinduet/);
  await expect(kari.saved()).toHaveAttribute("data-state", "waiting");
  expect(await kari.flaws()).toEqual([]);
  await kari.page.screenshot({ path: "browser/results/only-here.png" });
  expect(await isAskedWhenClosing(kari), "the browser asks before the only copy goes").toBe(true);

  line.plugIn();
  await kari.waitUntilSaved();
  await expect(onlyHere(kari)).toBeHidden();
  await expect(piotr.row("Skrevet uten nett")).toBeVisible();
  await notKept(kari).getByRole("button", { name: "Lukk" }).click();
  await expect(notKept(kari)).toBeHidden();
  expect(kari.errors).toEqual([]);
  expect(await isAskedWhenClosing(kari), "nothing would be lost any more").toBe(false);
}

test("on a full disk all works online, and what is in this window alone is not let go without a question", async ({ browser }) => {
  const people = await twoAtABoard(browser);
  await fillDisk(people.kari);
  await worksInThisWindow(people);
});

for (const [way, hinder] of Object.entries(PRIVATE_WINDOWS)) {
  test(`in a private window that ${way} all works online, and what is in it alone is not let go without a question`, async ({
    browser,
  }) => {
    const people = await twoAtABoard(browser);
    await people.kari.context.addInitScript(hinder);
    await people.kari.page.reload();
    await expect(people.kari.row("Kjernen")).toBeVisible();
    await worksInThisWindow(people);
  });
}

test("behind a firewall that stops WebSockets nothing is called saved, and all is sent when it lets them through", async ({
  browser,
}) => {
  const { kari, piotr } = await twoAtABoard(browser);
  line.block();
  await expect(offline(kari)).toBeVisible();
  await expect(offline(kari)).toContainText("stopper den direkte forbindelsen (WebSocket)", { timeout: BLAMED_WITHIN_MS });
  await expect(offline(kari)).toContainText("lagres på denne maskinen");
  await kari.writesCauses("Kjernen", ["Bak brannmuren"]);
  await expect(kari.saved()).toHaveAttribute("data-state", "waiting");
  await kari.saved().click();
  await expect(kari.dialog("Lagring og tilkobling")).toContainText("Serveren svarer, men noe på veien");
  await expect(kari.dialog("Lagring og tilkobling")).not.toContainText("er tatt imot");
  expect(await kari.flaws()).toEqual([]);
  await kari.page.screenshot({ path: "browser/results/blocked.png" });
  await kari.press("Escape");

  // It is kept: also when the page is opened anew behind the firewall.
  await kari.page.reload();
  await expect(kari.row("Bak brannmuren")).toBeVisible();
  await expect(kari.saved()).toHaveAttribute("data-state", "waiting");
  await expect(offline(kari)).toContainText("(WebSocket)", { timeout: BLAMED_WITHIN_MS });
  await expect(piotr.row("Bak brannmuren")).toHaveCount(0);

  line.unblock();
  await kari.waitUntilSaved();
  await expect(offline(kari)).toBeHidden();
  await expect(piotr.row("Bak brannmuren")).toBeVisible();
  expect([...kari.errors, ...piotr.errors]).toEqual([]);
});
