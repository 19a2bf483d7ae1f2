// The tasks of a project: made of a note by keyboard, seen by colleagues at once, ticked off on the project's page.
import { expect, test } from "./everybody_leaves.mjs";
import { Samtavle } from "../samtavle.mjs";
import { Visitor } from "./visitor.mjs";

const TREE = "Heltidskultur i omsorgstjenesten i Fjellvik";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

const be = (browser, name) => Visitor.as(browser, server.origin, name);

async function openTree(visitor) {
  await visitor.page.getByRole("link", { name: TREE }).first().click();
  await expect(visitor.rows().first()).toBeVisible();
}

/** The page of the project that the tree belongs to. */
async function openProject(visitor) {
  await visitor.card("Fjellvik").getByRole("heading").getByRole("link").first().click();
  await expect(visitor.page.getByRole("heading", { name: "Oppgaver" })).toBeVisible();
}

async function expectNoFlaws(visitor) {
  for (const colorScheme of ["dark", "light"]) {
    await visitor.page.emulateMedia({ colorScheme });
    expect(await visitor.flaws(), colorScheme).toEqual([]);
  }
}

test("a task made of a note by keyboard is its colleague's at once, is ticked off, and leads back to the note", async ({
  browser,
}) => {
  const amina = await be(browser, "Amina Yusuf");
  await openProject(amina);
  await expect(amina.page.getByText("Ingen oppgaver ennå")).toBeVisible();
  await expectNoFlaws(amina);

  const ingrid = await be(browser, "Ingrid Solheim");
  await openTree(ingrid);
  const row = ingrid.page.getByRole("treeitem").nth(3);
  const words = await row.locator(".words").innerText();
  await row.focus();
  await ingrid.page.keyboard.press("Alt+o");
  const dialog = ingrid.page.getByRole("dialog", { name: "Lag oppgave" });
  await expect(dialog.getByLabel("Hva skal gjøres?")).toHaveValue(words);
  await expectNoFlaws(ingrid);
  await dialog.getByLabel("Hva skal gjøres?").fill("Spør nattevaktene");
  await dialog.getByLabel("Hvem tar den?").selectOption({ label: "Amina Yusuf" });
  await dialog.getByLabel("Frist").fill("2020-03-31");
  await ingrid.page.keyboard.press("Tab");
  await ingrid.page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const foot = ingrid.page.getByRole("region", { name: "1 oppgave" });
  await expect(foot.getByText("Spør nattevaktene")).toBeVisible();
  await expect(foot.getByText("Frist gått ut 31. mars 2020")).toBeVisible();
  await expectNoFlaws(ingrid);

  // Live, on the colleague's page, and among what waits for her.
  const box = amina.page.getByRole("checkbox", { name: "Spør nattevaktene" });
  await expect(box).toBeVisible();
  await expectNoFlaws(amina);
  await box.focus();
  await amina.page.keyboard.press("Space");
  await expect(box).toBeHidden();
  await expect(amina.page.getByText("Ingen oppgaver i denne lista.")).toBeVisible();
  await amina.page.getByRole("radio", { name: "Alle (1)" }).check();
  await expect(box).toBeChecked();
  await expect(foot.getByRole("checkbox", { name: "Spør nattevaktene" })).toBeChecked();
  await amina.page.getByRole("button", { name: "Angre" }).click();
  await expect(box).not.toBeChecked();

  await amina.page.goto(server.origin);
  await expect(amina.page.getByText("1 oppgave du har tatt")).toBeVisible();
  await amina.page.getByText("1 oppgave du har tatt").click();
  await amina.page.getByRole("link", { name: `Fra «${TREE}»` }).click();
  await expect(amina.page.getByRole("treeitem", { selected: true })).toContainText(words);
});

test("one from another municipality reads the tasks of a project whose board is shared, and changes none", async ({
  browser,
}) => {
  const ingrid = await be(browser, "Ingrid Solheim");
  await openProject(ingrid);
  await ingrid.page.getByRole("button", { name: "Lag oppgave" }).click();
  await ingrid.page.getByLabel("Hva skal gjøres?").fill("Regn på hele stillinger");
  await ingrid.page.keyboard.press("Control+Enter");
  await expect(ingrid.page.getByRole("checkbox", { name: "Regn på hele stillinger" })).toBeEnabled();

  const jonas = await be(browser, "Jonas Hagerup");
  await openProject(jonas);
  await expect(jonas.page.getByRole("checkbox", { name: "Regn på hele stillinger" })).toBeDisabled();
  await expect(jonas.page.getByRole("button", { name: "Lag oppgave" })).toHaveCount(0);
});
