// The life of a network, a project and its boards, as those who lead them live it: from nothing, and to the end.
import { expect, test } from "./everybody_leaves.mjs";
import { Samtavle } from "../samtavle.mjs";
import { Visitor } from "./visitor.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

const be = (browser, name) => Visitor.as(browser, server.origin, name);

const card = ({ page }, title) => page.locator(".board-card").filter({ hasText: title });

/** Chooses in the menu of a board's card. */
async function choose({ page }, title, item) {
  await page.getByRole("button", { name: `Mer om ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Chooses in the menu of the project whose page this is. */
async function chooseOfProject({ page }, item) {
  await page.getByRole("button", { name: "Mer om prosjektet" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Goes to the page of Fjellvik's project; gives its address. */
async function openProject(visitor) {
  await visitor.card("Fjellvik").getByRole("heading").getByRole("link").first().click();
  await visitor.page.waitForURL(/\/p\//);
  return visitor.page.url();
}

/** Makes a board of a kind, and comes back to the project's page. */
async function makeBoard(visitor, button, { title, kind, core }) {
  const { page } = visitor;
  const project = page.url();
  await page.getByRole("button", { name: button }).click();
  const dialog = visitor.dialog("Ny tavle");
  await dialog.getByLabel("Hva heter tavla?").fill(title);
  await dialog.getByRole("combobox").selectOption({ label: kind });
  if (core) await dialog.getByLabel(core.asks).fill(core.text);
  await dialog.getByRole("button", { name: "Lag tavla" }).click();
  await page.waitForURL(/\/b\//);
  if (core) await expect(visitor.row(core.text)).toBeVisible();
  await page.goto(project);
  await expect(card(visitor, title)).toContainText(kind);
}

test("a network lead makes a network, and each empty list leads on: municipalities, a project, boards of each kind", async ({
  browser,
}) => {
  const ragnhild = await be(browser, "Ragnhild Voll");
  const { page } = ragnhild;
  await page.getByRole("heading", { level: 1 }).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Nytt nettverk" }).click();
  const founding = ragnhild.dialog("Nytt nettverk");
  await founding.getByLabel("Hva heter nettverket?").fill("Kystnettverket");
  await founding.getByLabel("Hva handler prosjektene om?").fill("oppvekst, sykefravær");
  await founding.getByRole("button", { name: "Lag nettverket" }).click();
  await expect(page.getByText("Ingen kommuner er med i nettverket ennå.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Nytt prosjekt" })).toHaveCount(0);
  expect(await ragnhild.flaws()).toEqual([]);

  await page.getByRole("button", { name: "Ta inn den første kommunen" }).click();
  const organisations = ragnhild.dialog("Virksomheter");
  for (const [typed, today] of [
    ["Nøtterøy", "Færder"],
    ["Guovdageaidnu", "Kautokeino"],
    ["Porsanki", "Porsanger"],
  ]) {
    await organisations.getByRole("combobox").fill(typed);
    await expect(organisations.getByRole("option", { name: today })).toBeVisible();
    await ragnhild.press("Enter");
    await expect(organisations.getByRole("listitem").filter({ hasText: today })).toBeVisible();
  }
  await ragnhild.press("Escape");
  await expect(organisations).toBeHidden();

  await page.getByRole("button", { name: "Lag det første prosjektet" }).click();
  const making = page.getByRole("dialog", { name: "Nytt prosjekt" });
  await making.locator("#project-organisation").selectOption({ label: "Færder" });
  await making.locator("#project-title").fill("Trygg oppvekst");
  await making.locator("#project-theme").selectOption({ label: "oppvekst" });
  await making.locator("#project-lead").selectOption({ label: "Ragnhild Voll" });
  await making.getByRole("button", { name: "Lag prosjektet" }).click();
  await page.waitForURL(/\/p\//);
  await expect(page.getByText("Prosjektet har ingen tavler ennå.")).toBeVisible();
  await expect(page.getByText("Ingen oppgaver ennå")).toBeVisible();
  expect(await ragnhild.flaws()).toEqual([]);

  const core = { asks: "Hva er kjerneproblemet?", text: "For mange barn står utenfor" };
  await makeBoard(ragnhild, "Lag den første tavla", { title: "Årsaker", kind: "Problemtre", core });
  const aim = { asks: "Hva er målet?", text: "Alle barn er med" };
  await makeBoard(ragnhild, "Ny tavle", { title: "Dit vil vi", kind: "Måltre", core: aim });
  await makeBoard(ragnhild, "Ny tavle", { title: "Løse tanker", kind: "Fri tavle" });
  await expect(page.getByRole("button", { name: "Lag den første tavla" })).toHaveCount(0);

  await page.getByRole("link", { name: "Kystnettverket" }).click();
  await expect(page.getByRole("button", { name: "Nytt prosjekt" })).toBeVisible();
  await page.getByRole("link", { name: "Administrasjon" }).click();
  await expect(page.getByText("Ingen tavler er åpne for andre ennå.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Logg" }).getByRole("listitem").first()).toContainText("Løse tanker");
  expect(await ragnhild.flaws()).toEqual([]);
});

test("a board lives with its project lead: renamed, copied, locked, opened at three levels and closed again, binned, erased; the project goes to another", async ({
  browser,
}) => {
  const ingrid = await be(browser, "Ingrid Solheim");
  const { page } = ingrid;
  const project = await openProject(ingrid);
  await expect(page.getByRole("complementary", { name: "Folk i prosjektet" })).toContainText("Amina Yusuf");
  const core = { asks: "Hva er kjerneproblemet?", text: "Vi bruker for mange vikarer" };
  await makeBoard(ingrid, "Ny tavle", { title: "Vikarbruk", kind: "Problemtre", core });

  await choose(ingrid, "Vikarbruk", "Lag en kopi");
  const copying = ingrid.dialog("Lag en kopi");
  await expect(copying.getByText("Innspill, svar, kommentarer, oppgaver og historie følger ikke med")).toBeVisible();
  await copying.getByLabel("Tittel").fill("Vikarbruk i natt");
  // What others do to the board meanwhile takes nobody's dialog away.
  const link = await card(ingrid, "Vikarbruk").getByRole("link", { name: "Vikarbruk" }).getAttribute("href");
  const board = link.split("/").at(-1);
  for (const locked of [true, false]) {
    expect((await ingrid.act({ lock_board: { board, locked } })).status).toBe(200);
    await expect(page.getByText("Låst for nå").and(page.locator(":visible"))).toHaveCount(locked ? 1 : 0);
  }
  await expect(copying.getByLabel("Tittel")).toHaveValue("Vikarbruk i natt");
  await copying.getByRole("button", { name: "Lag en kopi" }).click();
  await expect(card(ingrid, "Vikarbruk i natt")).toContainText("Bare egen virksomhet");
  await card(ingrid, "Vikarbruk i natt").getByRole("link", { name: "Vikarbruk i natt" }).click();
  await expect(ingrid.row(core.text)).toBeVisible();

  // Somebody of another municipality sees it at each level, and no more than that, without loading the page again.
  const address = page.url();
  const jonas = await be(browser, "Jonas Hagerup");
  const home = jonas.page.url();
  const share = async (level, means) => {
    await page.getByTestId("openness").click();
    const dialog = ingrid.dialog("Del tavla");
    await dialog.getByRole("button", { name: "Åpne for flere" }).click();
    await dialog.getByRole("radio", { name: "Noen kommuner eller virksomheter" }).check();
    await dialog.getByRole("checkbox", { name: "Nordsund" }).check();
    await dialog.getByRole("radio", { name: new RegExp(`^${level}`) }).check();
    await expect(dialog.getByText(means)).toBeVisible();
    await expect(dialog.getByText("offentleglova")).toBeVisible();
    await dialog.getByRole("checkbox", { name: /ingen opplysninger om enkeltpersoner/ }).check();
    await dialog.getByRole("button", { name: "Åpne tavla" }).click();
    await expect(dialog.getByRole("listitem").filter({ hasText: "Nordsund" })).toContainText(level);
    await dialog.getByRole("button", { name: "Lukk" }).click();
  };
  const end = async () => {
    await page.getByTestId("openness").click();
    const dialog = ingrid.dialog("Del tavla");
    await dialog.getByRole("button", { name: "Avslutt deling med Nordsund" }).click();
    await expect(dialog.getByRole("listitem").filter({ hasText: "Nordsund" })).toHaveCount(0);
    await dialog.getByRole("button", { name: "Lukk" }).click();
  };
  for (const [level, means, may] of [
    ["Se", "kan se", "du kan lese"],
    ["Gi innspill", "kan gi innspill", "du kan gi innspill"],
    ["Skrive sammen", "kan skrive sammen", "du kan skrive"],
  ]) {
    await share(level, means);
    await jonas.page.goto(`${server.origin}/p/${new URL(project).pathname.split("/").at(-1)}`);
    await expect(card(jonas, "Vikarbruk i natt")).toContainText(may);
    await end();
    await expect(card(jonas, "Vikarbruk i natt")).toHaveCount(0);
  }
  await jonas.page.goto(address);
  await expect(jonas.page.getByText("Ingen adgang").first()).toBeVisible();
  await jonas.page.goto(home);

  await page.goto(project);
  await choose(ingrid, "Vikarbruk", "Endre navn");
  await ingrid.dialog("Endre navn").getByLabel("Tittel").fill("Vikarer");
  await ingrid.press("Enter");
  await choose(ingrid, "Vikarer", "Lås for skriving");
  await expect(card(ingrid, "Vikarer")).toContainText("Låst");
  await choose(ingrid, "Vikarbruk i natt", "Legg i papirkurven");
  await expect(page.getByRole("heading", { name: "Papirkurv" })).toBeVisible();
  await choose(ingrid, "Vikarbruk i natt", "Slett for godt");
  const erasing = ingrid.dialog("Slett for godt");
  await expect(erasing.getByText("Det kan ikke angres.")).toBeVisible();
  await erasing.getByRole("button", { name: "Slett for godt" }).click();
  await expect(card(ingrid, "Vikarbruk i natt")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Papirkurv" })).toHaveCount(0);
  expect((await ingrid.context.request.get(`${server.origin}/api/boards/${address.split("/").at(-1)}`)).status()).toBe(404);

  // The project itself: another name, the bin and back, and then to a colleague, who goes on with it.
  await chooseOfProject(ingrid, "Endre navn");
  await ingrid.dialog("Endre navn").getByLabel("Tittel").fill("Hele stillinger");
  await ingrid.press("Enter");
  await expect(page.getByRole("heading", { name: "Hele stillinger" })).toBeVisible();
  await chooseOfProject(ingrid, "Legg i papirkurven");
  await expect(page.getByText("Prosjektet ligger i papirkurven")).toBeVisible();
  await chooseOfProject(ingrid, "Hent tilbake");
  await expect(page.getByText("Prosjektet ligger i papirkurven")).toBeHidden();
  await chooseOfProject(ingrid, "Overfør et prosjekt");
  const handing = ingrid.dialog("Overfør et prosjekt");
  await handing.getByLabel("Ny prosjektleder").selectOption({ label: "Amina Yusuf" });
  expect(await ingrid.flaws()).toEqual([]);
  await handing.getByRole("button", { name: "Overfør et prosjekt" }).click();
  await expect(page.getByRole("button", { name: "Ny tavle" })).toHaveCount(0);
  await expect.poll(() => ingrid.said()).toContain("Prosjektet er overført.");
  const amina = await be(browser, "Amina Yusuf");
  await amina.page.goto(project);
  await expect(amina.page.getByRole("button", { name: "Ny tavle" })).toBeVisible();
});

test("a project is locked while others have its board and its tasks open, unlocked again, and copied with its boards", async ({
  browser,
}) => {
  const ingrid = await be(browser, "Ingrid Solheim");
  const { page } = ingrid;
  const project = await openProject(ingrid);
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  const core = { asks: "Hva er kjerneproblemet?", text: "Vi bruker for mange vikarer" };
  await makeBoard(ingrid, "Ny tavle", { title: "Vikarbruk", kind: "Problemtre", core });
  await page.getByRole("button", { name: "Lag oppgave" }).click();
  await page.getByLabel("Hva skal gjøres?").fill("Spør nattevaktene");
  await ingrid.press("Control+Enter");
  await expect(page.getByRole("checkbox", { name: "Spør nattevaktene" })).toBeEnabled();

  const amina = await be(browser, "Amina Yusuf");
  await amina.page.goto(project);
  const path = await card(amina, "Vikarbruk").getByRole("link", { name: "Vikarbruk" }).getAttribute("href");
  const board = await amina.tab(server.origin + path);
  await expect(board.row(core.text)).toBeVisible();
  const locked = "Prosjektet er låst: ingen kan skrive";
  const write = board.page.getByRole("group", { name: "Verktøy" }).getByRole("button", { name: "Årsak" });
  await expect(write).not.toHaveAttribute("aria-disabled", "true");

  await chooseOfProject(ingrid, "Lås for skriving");
  for (const one of [page, amina.page]) {
    await expect(one.getByText(locked)).toBeVisible();
    await expect(one.getByRole("checkbox", { name: "Spør nattevaktene" })).toBeDisabled();
    for (const name of ["Ny tavle", "Lag oppgave"]) await expect(one.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(card(ingrid, "Vikarbruk")).toContainText("Låst for nå");
  await expect(board.page.getByText("Låst for nå: bare lesing")).toBeVisible();
  await expect(write).toHaveAttribute("aria-disabled", "true");
  expect(await ingrid.flaws()).toEqual([]);
  // The board alone cannot be unlocked, nor copied into what is locked.
  await page.getByRole("button", { name: "Mer om Vikarbruk", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: "Endre navn" })).toBeVisible();
  for (const name of ["Lås opp", "Lag en kopi"]) await expect(page.getByRole("menuitem", { name })).toHaveCount(0);
  await ingrid.press("Escape");

  await chooseOfProject(ingrid, "Lag en kopi");
  const copying = ingrid.dialog("Lag en kopi");
  await expect(copying.getByText("Innspill, svar, kommentarer, oppgaver og historie følger ikke med")).toBeVisible();
  await expect(copying.getByLabel("Tittel")).toHaveValue(`Kopi av ${title}`);
  expect(await ingrid.flaws()).toEqual([]);
  await copying.getByRole("button", { name: "Lag en kopi" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Kopi av ${title}` })).toBeVisible();
  expect(page.url()).not.toBe(project);
  await expect(page.getByText(locked)).toBeHidden();
  await expect(page.getByText("Ingen oppgaver ennå")).toBeVisible();
  await card(ingrid, "Vikarbruk").getByRole("link", { name: "Vikarbruk" }).click();
  await expect(ingrid.row(core.text)).toBeVisible();
  await ingrid.writesCauses(core.text, ["Sykefraværet er høyt"]);
  await ingrid.waitUntilSaved();
  await expect(board.rows().filter({ hasText: "Sykefraværet" })).toHaveCount(0);

  await page.goto(project);
  await chooseOfProject(ingrid, "Lås opp");
  await expect(page.getByText(locked)).toBeHidden();
  await expect(amina.page.getByRole("checkbox", { name: "Spør nattevaktene" })).toBeEnabled();
  await board.writesCauses(core.text, ["Opplæringen er kort"]);
  await board.waitUntilSaved();
  for (const person of [ingrid, amina]) expect(person.errors).toEqual([]);
});
