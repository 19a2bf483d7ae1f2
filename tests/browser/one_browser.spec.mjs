// A machine that several people use, one after the other: nobody sees or sends what another has left in it.
import { expect, test } from "./everybody_leaves.mjs";
import { Line } from "./line.mjs";
import { Samtavle } from "../samtavle.mjs";
import { Visitor } from "./visitor.mjs";

const TREE = "Heltidskultur i omsorgstjenesten i Fjellvik";
const CORE = "To av tre";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

async function addressOf(visitor, title) {
  return new URL(await visitor.page.getByRole("link", { name: title }).first().getAttribute("href"), visitor.page.url()).href;
}

/** Writes a cause without a line, and closes the tab. */
async function leavesUnsent(line, visitor, tree, text) {
  const tab = await visitor.tab(tree);
  await expect(tab.row(CORE)).toBeVisible();
  await tab.waitUntilSaved();
  line.pull();
  await expect(tab.page.getByTestId("offline")).toBeVisible();
  await tab.writesCauses(CORE, [text]);
  await expect(tab.saved()).toHaveAttribute("data-state", "waiting");
  await tab.page.close();
  line.plugIn();
}

/** Becomes one of the demo's people in the tab that is open. */
async function becomes(visitor, name) {
  await visitor.page.getByRole("button", { name }).click();
  await visitor.page.waitForURL(/\/n\//);
}

test("who signs out is told what is not sent yet: who stays sends it, and who leaves leaves nothing to the next", async ({
  browser,
}) => {
  const line = await Line.to(server.port);
  const amina = await Visitor.as(browser, server.origin, /Amina Yusuf/);
  await amina.page.goto(await addressOf(amina, TREE));
  await expect(amina.row(CORE)).toBeVisible();

  const visitor = await Visitor.as(browser, line.origin, /Ingrid Solheim/);
  const [network, tree] = [visitor.page.url(), await addressOf(visitor, TREE)];
  await leavesUnsent(line, visitor, tree, "Skrevet uten nett");
  await visitor.page.goto(network);
  await visitor.menu("Ikke deg? Logg ut");
  const dialog = visitor.dialog("Logg ut");
  await expect(dialog.getByRole("alert").filter({ hasText: "ikke sendt ennå" })).toBeVisible();
  await visitor.press("Escape");
  await visitor.page.goto(tree);
  await visitor.waitUntilSaved();
  await expect(amina.row("Skrevet uten nett")).toBeVisible();

  await visitor.page.goto(network);
  await leavesUnsent(line, visitor, tree, "Forlatt uten nett");
  await visitor.page.goto(network);
  await visitor.menu("Ikke deg? Logg ut");
  await expect(dialog.getByRole("alert").filter({ hasText: "ikke sendt ennå" })).toBeVisible();
  await dialog.getByRole("button", { name: "Logg ut likevel" }).click();
  await becomes(visitor, /Jonas Hagerup/);
  await visitor.page.goto(tree);
  await expect(visitor.row("Skrevet uten nett")).toBeVisible();
  await visitor.waitUntilSaved();
  for (const page of [visitor, amina]) await expect(page.rows().filter({ hasText: "Forlatt" })).toHaveCount(0);

  // She comes back, and finds it as she was told.
  await visitor.page.goto(`${line.origin}/sign-in`);
  await becomes(visitor, /Ingrid Solheim/);
  await visitor.page.goto(tree);
  await expect(visitor.row("Skrevet uten nett")).toBeVisible();
  await visitor.waitUntilSaved();
  await expect(visitor.rows().filter({ hasText: "Forlatt" })).toHaveCount(0);
  expect(visitor.errors).toEqual([]);
  await line.end();
});

test("a tab that lost its line while somebody else signed in sends nothing in their name, and the words wait for their writer", async ({
  browser,
}) => {
  const amina = await Visitor.as(browser, server.origin, /Amina Yusuf/);
  const tree = await addressOf(amina, TREE);
  await amina.page.goto(tree);
  await expect(amina.row(CORE)).toBeVisible();

  // Piotr writes on Fjellvik's tree, in a tab whose line alone can be cut.
  const visitor = await Visitor.as(browser, server.origin, /Piotr Nowak/);
  const tab = await visitor.tab("about:blank");
  const line = { cut: false, open: new Set() };
  await tab.page.routeWebSocket(/\/board\//, (socket) => {
    if (line.cut) return socket.close();
    const far = socket.connectToServer();
    line.open.add(() => (far.close(), socket.close()));
  });
  await tab.page.goto(tree);
  await expect(tab.row(CORE)).toBeVisible();
  await tab.waitUntilSaved();
  line.cut = true;
  for (const close of line.open) close();
  await expect(tab.page.getByTestId("offline")).toBeVisible();
  await tab.writesCauses(CORE, ["Piotrs usendte lapp"]);
  await tab.gives(CORE, "spørsmål", "Piotrs usendte innspill");
  await tab.inputs().getByLabel("Innspillet ditt").fill("Piotrs halve innspill");
  await expect(tab.saved()).toHaveAttribute("data-state", "waiting");

  // Jonas takes the browser over without anybody having signed out; then the line is back.
  await visitor.page.goto(`${server.origin}/sign-in`);
  await becomes(visitor, /Jonas Hagerup/);
  line.cut = false;
  await expect(tab.page.getByTestId("signed-out")).toBeVisible({ timeout: 60_000 });
  const nothingOfPiotrs = async (page) => {
    await expect(page.rows().filter({ hasText: "Piotrs" })).toHaveCount(0);
    await expect(page.page.getByText("Piotrs usendte")).toHaveCount(0);
  };
  await visitor.page.goto(tree);
  await expect(visitor.row(CORE)).toBeVisible();
  await visitor.waitUntilSaved();
  await tab.page.getByRole("button", { name: "Si hvem du er" }).click();
  await expect(tab.row(CORE)).toBeVisible();
  await tab.waitUntilSaved();
  for (const page of [visitor, tab, amina]) await nothingOfPiotrs(page);
  await tab.page.getByRole("tab", { name: /Innspill/ }).click();
  await nothingOfPiotrs(tab);
  await expect(tab.inputs().getByLabel("Innspillet ditt")).toHaveValue("");
  await tab.page.getByRole("tab", { name: "Oversikt" }).click();
  await tab.gives(CORE, "erfaring", "Jonas sitt eget");
  await tab.waitUntilSaved();

  // Piotr comes back, and all of it is his.
  await visitor.page.goto(`${server.origin}/sign-in`);
  await becomes(visitor, /Piotr Nowak/);
  await tab.page.goto(tree);
  await expect(tab.row("Piotrs usendte lapp")).toBeVisible();
  await tab.waitUntilSaved();
  await tab.page.getByRole("tab", { name: /Innspill/ }).click();
  await expect(tab.inputs().getByLabel("Innspillet ditt")).toHaveValue("Piotrs halve innspill");
  await expect(amina.row("Piotrs usendte lapp")).toBeVisible();
  await amina.page.getByRole("tab", { name: /Innspill/ }).click();
  await expect(amina.contribution("Piotrs usendte innspill")).toContainText("Piotr Nowak");
  await expect(amina.contribution("Jonas sitt eget")).toContainText("Jonas Hagerup");
  for (const person of [amina, visitor]) expect(person.errors).toEqual([]);
});

test("who wants to sign out without a network is told how much is not sent, and stays signed in", async ({ browser }) => {
  const line = await Line.to(server.port);
  const ingrid = await Visitor.as(browser, line.origin, /Ingrid Solheim/);
  const [network, tree] = [ingrid.page.url(), await addressOf(ingrid, TREE)];
  await leavesUnsent(line, ingrid, tree, "Skrevet uten nett");
  line.pull();
  await ingrid.menu("Ikke deg? Logg ut");
  const dialog = ingrid.dialog("Logg ut");
  await expect(dialog.getByRole("alert").filter({ hasText: /\d+ endringer er ikke sendt ennå/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Logg ut likevel" }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: "Du er fortsatt logget inn" })).toBeVisible();
  expect(await ingrid.flaws()).toEqual([]);
  await ingrid.page.screenshot({ path: "browser/results/sign-out-offline.png" });

  // With a network it goes through, and what the device had goes with it.
  line.plugIn();
  await dialog.getByRole("button", { name: "Logg ut likevel" }).click();
  await becomes(ingrid, /Ingrid Solheim/);
  expect(ingrid.page.url()).toBe(network);
  await ingrid.page.goto(tree);
  await ingrid.waitUntilSaved();
  await expect(ingrid.rows().filter({ hasText: "Skrevet uten nett" })).toHaveCount(0);
  expect(ingrid.errors).toEqual([]);
  await line.end();
});

test("what is in the window alone is counted, too, when its writer wants to sign out", async ({ browser }) => {
  const line = await Line.to(server.port);
  const ingrid = await Visitor.as(browser, line.origin, /Ingrid Solheim/);
  const tree = await addressOf(ingrid, TREE);
  await ingrid.context.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await ingrid.page.goto(tree);
  await expect(ingrid.row(CORE)).toBeVisible();
  await ingrid.waitUntilSaved();
  line.pull();
  await expect(ingrid.page.getByTestId("offline")).toBeVisible();
  await ingrid.writesCauses(CORE, ["Bare i dette vinduet"]);
  await ingrid.page.getByRole("button", { name: "Meny" }).click();
  await ingrid.page.getByRole("menuitem", { name: "Ikke deg? Logg ut" }).click();
  const warned = ingrid.dialog("Logg ut").getByRole("alert").filter({ hasText: /\d+ endringer er ikke sendt ennå/ });
  await expect(warned).toBeVisible();
  await line.end();
});

test("who signs out on a board leaves none of it on the device, in no tab, though others write there in that moment", async ({
  browser,
}) => {
  const amina = await Visitor.as(browser, server.origin, /Amina Yusuf/);
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  const tree = await addressOf(ingrid, TREE);
  for (const visitor of [amina, ingrid]) {
    await visitor.page.goto(tree);
    await expect(visitor.row(CORE)).toBeVisible();
    await visitor.waitUntilSaved();
  }
  const other = await ingrid.tab(tree);
  await expect(other.row(CORE)).toBeVisible();
  await other.waitUntilSaved();
  await ingrid.page.bringToFront();
  await ingrid.page.getByRole("button", { name: "Meny" }).click();
  await ingrid.page.getByRole("menuitem", { name: "Ikke deg? Logg ut" }).click();
  const leave = ingrid.dialog("Logg ut").getByRole("button", { name: "Logg ut", exact: true });
  await expect(leave).toBeVisible();
  await amina.writesCauses(CORE, ["Skrevet i samme øyeblikk"]);
  await leave.click();
  await expect(ingrid.page.getByRole("heading", { name: "Prøv som en av disse" })).toBeVisible();
  await expect(other.page.getByRole("heading", { name: "Ingen adgang" })).toBeVisible();
  const kept = await ingrid.page.evaluate(async () => {
    const opened = indexedDB.open("samtavle");
    await new Promise((resume) => (opened.onsuccess = resume));
    const keys = opened.result.transaction("rows").objectStore("rows").getAllKeys();
    await new Promise((resume) => (keys.onsuccess = resume));
    return keys.result;
  });
  expect(kept).toEqual([]);
  expect(ingrid.errors).toEqual([]);
});
