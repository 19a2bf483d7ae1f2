// The dialogs of the board page, by keyboard: what was not taken, the bin, and the two that ask for a note.
import { expect, test } from "./everybody_leaves.mjs";
import { Line } from "./line.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** A board with a core and these causes, opened by a person. */
async function boardWith(browser, origin, causes, options) {
  const person = await Person.arrive(browser, origin, "Amina Yusuf", "Fjellvik", options);
  await person.open(origin + (await person.makeBoard("Prøve", "Kjernen i det hele")));
  await person.row("Kjernen").focus();
  await person.press("Control+Enter");
  for (const [number, text] of causes.entries()) {
    await person.type(text);
    await person.press(number === causes.length - 1 ? "Escape" : "Enter");
  }
  await person.waitUntilSaved();
  return person;
}

/** In light and in dark, axe finds nothing. */
async function expectNoFlaws(person) {
  for (const colorScheme of ["dark", "light"]) {
    await person.page.emulateMedia({ colorScheme });
    expect(await person.flaws(), colorScheme).toEqual([]);
  }
}

test("what a board sealed meanwhile does not take is shown with its reason, and can be copied, tried and discarded", async ({
  browser,
}) => {
  const line = await Line.to(server.port);
  const permissions = ["clipboard-read", "clipboard-write"];
  const amina = await boardWith(browser, line.origin, ["Vikarer læres ikke opp", "Turnus er laget for hele stillinger"], {
    permissions,
  });
  const board = new URL(amina.page.url()).pathname.replace("/b/", "");

  line.pull();
  await expect(amina.page.getByTestId("offline")).toBeVisible();
  await amina.row("Vikarer").focus();
  await amina.press("F2", "End");
  await amina.type(" ved oppstart");
  await amina.press("Escape", "Shift+Enter");
  await amina.type("Ingen har ansvaret");
  await amina.press("Escape");
  await amina.row("Turnus").focus();
  await amina.press("Delete");
  await server.admin("seal", board);
  line.plugIn();

  await expect(amina.saved()).toHaveAttribute("data-state", "refused", { timeout: 60_000 });
  await expect(amina.page.getByText("Låst: bare lesing")).toBeVisible();
  // What the server has is on the board, and nothing else.
  await expect(amina.row("Turnus")).toBeVisible();
  await expect(amina.rows().filter({ hasText: "Ingen har ansvaret" })).toHaveCount(0);

  await amina.page.getByRole("button", { name: "Se hva" }).press("Enter");
  const dialog = amina.dialog("Ikke tatt imot");
  const items = dialog.getByRole("listitem");
  const before = await items.count();
  expect(before).toBe(3);
  await expect(items.filter({ hasText: "Tavla er låst." })).toHaveCount(before);
  await expect(items.filter({ hasText: "Ny lapp" }).first()).toBeVisible();
  await expect(items.filter({ hasText: "Sletting: «Turnus er laget for hele stillinger»" })).toBeVisible();
  await expectNoFlaws(amina);
  await amina.page.screenshot({ path: "browser/results/not-taken.png" });

  const written = items.filter({ hasText: "ved oppstart" }).last();
  const words = await written.locator("blockquote").innerText();
  await written.getByRole("button", { name: "Kopier teksten" }).press("Enter");
  await expect(written.getByRole("button", { name: "Kopiert" })).toBeVisible();
  expect(await amina.page.evaluate(() => navigator.clipboard.readText())).toBe(words);

  await written.getByRole("button", { name: "Prøv igjen" }).press("Enter");
  await expect(written.getByRole("status")).toContainText("Fortsatt ikke tatt imot");
  await expect(items).toHaveCount(before);

  // All of it is there after a reload, and goes only when the person throws it away.
  await amina.page.reload();
  await amina.page.getByRole("button", { name: "Se hva" }).press("Enter");
  for (let left = before; left > 0; left -= 1) {
    await expect(items).toHaveCount(left);
    await items.first().getByRole("button", { name: "Forkast" }).press("Enter");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await expect(dialog).toContainText("Alt du har gjort, er tatt imot.");
  await amina.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(amina.saved()).toHaveAttribute("data-state", "saved");
  expect(amina.errors).toEqual([]);
  await line.end();
});

test("a note is taken back from the bin by keyboard", async ({ browser }) => {
  const amina = await boardWith(browser, server.origin, ["Vikarer læres ikke opp", "Turnus er laget for hele stillinger"]);
  for (const text of ["Vikarer", "Turnus"]) {
    await amina.row(text).focus();
    await amina.press("Delete");
    await expect(amina.rows().filter({ hasText: text })).toHaveCount(0);
  }
  await amina.page.getByRole("button", { name: "Meny" }).press("Enter");
  await amina.page.getByRole("menuitem", { name: /Papirkurv/ }).press("Enter");
  const dialog = amina.dialog("Papirkurv");
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await expectNoFlaws(amina);
  await amina.page.screenshot({ path: "browser/results/bin.png" });
  for (let left = 1; left >= 0; left -= 1) {
    await dialog.getByRole("button", { name: "Hent tilbake" }).first().press("Enter");
    await expect(dialog.getByRole("listitem")).toHaveCount(left);
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await amina.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(amina.row("Vikarer")).toBeVisible();
  await expect(amina.row("Turnus")).toBeVisible();
});

test("a branch is moved and a note linked by keyboard, through the dialogs that ask where", async ({ browser }) => {
  const amina = await boardWith(browser, server.origin, ["Vikarer læres ikke opp", "Turnus er laget for hele stillinger"]);
  await amina.row("Turnus").focus();
  await amina.press("Control+m");
  const move = amina.dialog("Hvor skal «Turnus er laget for hele stillinger» henge?");
  await expect(move.getByRole("searchbox")).toBeFocused();
  await expectNoFlaws(amina);
  await amina.page.screenshot({ path: "browser/results/move.png" });
  await amina.page.keyboard.type("vikar");
  await expect(move.getByRole("listitem")).toHaveCount(1);
  await amina.press("Tab", "Enter");
  await expect(move).toBeHidden();
  await expect(amina.row("Turnus")).toHaveAttribute("aria-level", "2");
  await expect(amina.row("Turnus")).toBeFocused();

  await amina.press("Control+k");
  const link = amina.dialog("Hva fører «Turnus er laget for hele stillinger» også til?");
  await expect(link.getByRole("searchbox")).toBeFocused();
  await expectNoFlaws(amina);
  await amina.page.screenshot({ path: "browser/results/link.png" });
  await amina.page.keyboard.type("kjernen");
  await amina.press("Tab", "Enter");
  await expect(link).toBeHidden();
  await expect(amina.page.locator(".foot")).toContainText("Kjernen i det hele");
  // Escape asks for nothing, and the focus is where it was.
  await amina.press("Control+m", "Escape");
  await expect(move).toBeHidden();
  await expect(amina.row("Turnus")).toBeFocused();
  expect(amina.errors).toEqual([]);
});
