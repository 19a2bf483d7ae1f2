// The network at work: six people from six municipalities at once, and each gets what they may have, and nothing else.
import { expect, test } from "./everybody_leaves.mjs";
import { Samtavle } from "../samtavle.mjs";
import { Visitor } from "./visitor.mjs";

/**
 * Who leads which tree; `core`: how its core problem begins. Each gives innspill to the two who come next. Havøyan's tree
 * is opened to two municipalities alone, so that there is something that the others must not see.
 */
const LEADS = [
  { name: "Ingrid Solheim", from: "Fjellvik", board: "Heltidskultur i omsorgstjenesten i Fjellvik", core: "To av tre" },
  { name: "Jonas Hagerup", from: "Nordsund", board: "Sykefravær i hjemmetjenesten i Nordsund", core: "Én av åtte" },
  { name: "Piotr Nowak", from: "Elvestad", board: "Heltidskultur i Elvestad", core: "Sju av ti" },
  { name: "Máret Ánne Somby", from: "Havøyan", board: "Omdømmet til Havøyan som arbeidsplass", core: "Få utenfra" },
  { name: "Solveig Tveit", from: "Skogrand", board: "Rekruttering til helse og omsorg i Skogrand", core: "Kommunen får" },
  { name: "Halldis Nes", from: "Lysvær", board: "Sjukefråvær i barnehagane i Lysvær", core: "Korttidsfråværet" },
];
const [FJELLVIK, NORDSUND, ELVESTAD, HAVOYAN, SKOGRAND] = LEADS.keys();
const KINDS = ["spørsmål", "erfaring"];

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

const everybody = (doing) => Promise.all(LEADS.map((_, number) => doing(number)));
const visits = (number) => [(number + 1) % LEADS.length, (number + 2) % LEADS.length];
const sees = (number, board) => board !== HAVOYAN || [NORDSUND, ELVESTAD, HAVOYAN].includes(number);
const cause = (number, nth) => `Årsak ${nth} fra ${LEADS[number].from}`;
const innspill = (from, to) => `Fra ${LEADS[from].from} til ${LEADS[to].from}`;

/** Opens the tree to somebody through its dialog. */
async function shares(lead, whom, names, level) {
  await lead.page.getByTestId("openness").click();
  const dialog = lead.dialog("Del tavla");
  await dialog.getByRole("button", { name: "Åpne for flere" }).click();
  await dialog.getByRole("radio", { name: whom, exact: true }).check();
  for (const name of names) {
    const search = dialog.getByRole("searchbox", { name: "Søk" });
    if (await search.isVisible()) await search.fill(name);
    await dialog.getByRole("checkbox", { name }).check();
  }
  await dialog.getByRole("radio", { name: level }).check();
  await dialog.getByRole("checkbox", { name: /ingen opplysninger om enkeltpersoner/ }).check();
  await dialog.getByRole("button", { name: "Åpne tavla" }).click();
  for (const name of names.length ? names : ["Hele nettverket"]) {
    await expect(dialog.getByRole("listitem").filter({ hasText: name })).toContainText(level.source);
  }
  await lead.press("Escape");
}

/** Outline and innspill as this page has them now. */
async function shown(person) {
  await expect(person.rows().first()).toBeVisible();
  return { outline: await person.outline(), innspill: await person.contributions() };
}

/** Twelve pages at once share the machine: what a page shows comes when it comes, and then it is the same. */
async function sameAs({ outline, innspill }, person, board) {
  const patient = { message: board, timeout: 60_000 };
  await expect(person.rows().first()).toBeVisible(patient);
  await expect.poll(() => person.outline(), patient).toEqual(outline);
  await expect.poll(() => person.contributions(), patient).toEqual(innspill);
}

test("six people write their own trees, two of them one together, and give innspill to each other, all at once", async ({
  browser,
}) => {
  const people = await Promise.all(LEADS.map(({ name }) => Visitor.as(browser, server.origin, new RegExp(name))));
  const addresses = await everybody(async (number) => {
    const link = people[number].page.getByRole("link", { name: LEADS[number].board }).first();
    return server.origin + (await link.getAttribute("href"));
  });
  const own = await everybody((number) => people[number].tab(addresses[number]));
  await everybody((number) => expect(own[number].row(LEADS[number].core)).toBeVisible());
  await Promise.all([
    shares(own[NORDSUND], "Hele nettverket", [], /Gi innspill/),
    shares(own[HAVOYAN], "Noen kommuner eller virksomheter", ["Nordsund", "Elvestad"], /Gi innspill/),
    shares(own[SKOGRAND], "Noen personer", ["Máret Ánne Somby"], /Skrive sammen/),
  ]);

  // Each in the own tree, and on two others' in another tab; Máret writes in Skogrand's tree, too.
  await everybody(async (number) => {
    await own[number].writesCauses(LEADS[number].core, [1, 2, 3].map((nth) => cause(number, nth)));
    for (const [nth, other] of visits(number).entries()) {
      await people[number].page.goto(addresses[other]);
      await expect(people[number].row(LEADS[other].core)).toBeVisible();
      if (number === HAVOYAN && other === SKOGRAND) {
        await people[number].writesCauses(LEADS[other].core, [4, 5].map((nth) => cause(number, nth)));
      }
      await people[number].gives(LEADS[other].core, KINDS[nth], innspill(number, other));
      await people[number].waitUntilSaved();
    }
  });

  // Everybody's own page has heard all of it, without having been loaded again.
  await everybody(async (board) => {
    const page = own[board];
    await page.waitUntilSaved();
    for (const nth of [1, 2, 3]) await expect(page.row(cause(board, nth))).toBeVisible();
    await page.page.getByRole("tab", { name: /Innspill/ }).click();
    for (const from of LEADS.keys()) {
      const given = page.contribution(innspill(from, board));
      await expect(given).toHaveCount(visits(from).includes(board) ? 1 : 0);
      if (visits(from).includes(board)) await expect(given).toContainText(LEADS[from].name);
    }
    await page.page.getByRole("tab", { name: "Oversikt" }).click();
  });
  for (const nth of [4, 5]) await expect(own[SKOGRAND].row(cause(HAVOYAN, nth))).toBeVisible();

  // Whoever may open a tree sees the same in it; who may not, sees nothing of it.
  const truth = await everybody((board) => shown(own[board]));
  await everybody(async (number) => {
    for (const board of LEADS.keys()) {
      if (board === number) continue;
      await people[number].page.goto(addresses[board]);
      if (sees(number, board)) await sameAs(truth[board], people[number], LEADS[board].board);
      else await expect(people[number].page.getByRole("heading", { name: "Ingen adgang" })).toBeVisible();
    }
  });

  // What was shown as saved outlives a SIGKILL, for those who are here and for who comes first then.
  await server.killAndRestart();
  await everybody(async (board) => {
    await own[board].waitUntilSaved();
    await sameAs(truth[board], own[board], LEADS[board].board);
  });
  const mina = await Visitor.as(browser, server.origin, /Mina Eriksen/);
  const odd = await Visitor.as(browser, server.origin, /Odd Håkon Vik/);
  for (const board of LEADS.keys()) {
    const seventh = board === HAVOYAN ? odd : mina;
    await seventh.page.goto(addresses[board]);
    await sameAs(truth[board], seventh, LEADS[board].board);
  }
  for (const person of [...people, mina, odd]) expect(person.errors).toEqual([]);
});

/** With which code a socket ends that this page opens. */
function socket(person, path, protocol) {
  return person.page.evaluate(
    ({ path, protocol }) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${location.host}${path}`, protocol);
        socket.onclose = ({ code }) => resolve(code);
      }),
    { path, protocol },
  );
}

const answers = (person, path) => person.page.evaluate(async (path) => (await fetch(path)).status, path);

test("what the roles do not allow is not offered, and refused when it is tried all the same", async ({ browser }) => {
  const maret = await Visitor.as(browser, server.origin, /Máret Ánne Somby/);
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  const line = await Visitor.as(browser, server.origin, /Line Dahl/);
  const id = async (person, lead) => {
    const link = person.page.getByRole("link", { name: LEADS[lead].board }).first();
    return (await link.getAttribute("href")).split("/").at(-1);
  };
  const hidden = await id(maret, HAVOYAN);
  const elvestads = await id(ingrid, ELVESTAD);

  // Of a tree that is not open to Ingrid there is nothing on her page, nor at its addresses.
  await expect(ingrid.card("Havøyan")).toContainText("Ingen tavler er delt med deg ennå");
  await expect(ingrid.page.getByText(LEADS[HAVOYAN].board)).toHaveCount(0);
  for (const path of [`/api/boards/${hidden}`, `/api/boards/${hidden}/sharing`, `/api/boards/${hidden}/miniature.svg`]) {
    expect(await answers(ingrid, path), path).toBe(404);
  }
  expect(await socket(ingrid, `/board/${hidden}`, "samtavle.1")).toBe(4403);
  expect(await socket(ingrid, `/sync/${hidden}`)).toBe(1006);
  const rename = (board) => ({ rename_board: { board, title: "Kapret" } });
  expect((await ingrid.act(rename(hidden))).status).toBe(404);

  // On a tree that is open for innspill she can read and say something, and nothing else.
  await ingrid.page.goto(`${server.origin}/b/${elvestads}`);
  await expect(ingrid.row(LEADS[ELVESTAD].core)).toBeVisible();
  const before = await ingrid.outline();
  const tools = ingrid.page.getByRole("group", { name: "Verktøy" });
  for (const tool of ["Årsak", "Virkning"]) {
    await expect(tools.getByRole("button", { name: tool })).toHaveAttribute("aria-disabled", "true");
  }
  await ingrid.row("Turnusen bygges").focus();
  for (const key of ["Control+Enter", "Enter", "F2", "Delete", "Alt+ArrowDown"]) {
    await ingrid.press(key);
    await expect(ingrid.page.locator("textarea:focus")).toHaveCount(0);
  }
  expect(await ingrid.outline()).toEqual(before);
  await ingrid.page.getByRole("button", { name: "Del", exact: true }).click();
  const dialog = ingrid.dialog("Del tavla");
  await expect(dialog).toContainText("Prosjektlederen bestemmer hvem tavla er åpen for.");
  for (const offered of ["Åpne for flere", "Inviter med lenke", "Be om innspill", "Steng for innspill", /Lås/, /^Avslutt/]) {
    await expect(dialog.getByRole("button", { name: offered }).and(dialog.locator(":visible"))).toHaveCount(0);
  }
  await ingrid.press("Escape");
  for (const act of [
    rename(elvestads),
    { lock_board: { board: elvestads, locked: true } },
    { share: { board: elvestads, to: "network", level: "write", until_ms: null } },
    { close_for_input: { board: elvestads } },
  ]) {
    const { status, body } = await ingrid.act(act);
    expect([status, body.reason], JSON.stringify(act)).toEqual([403, "not_allowed"]);
    expect(body.text).toContain("your role does not allow this");
  }

  // Who observes reads.
  await line.page.goto(`${server.origin}/b/${elvestads}`);
  await expect(line.row(LEADS[ELVESTAD].core)).toBeVisible();
  await line.page.getByRole("tab", { name: /Innspill/ }).click();
  await expect(line.inputs().getByRole("button", { name: "Gi innspill" })).toHaveCount(0);
  await expect(line.inputs().getByLabel("Innspillet ditt")).toBeHidden();
  expect((await line.act({ create_board: { project: hidden, kind: "free", title: "x", core: "" } })).status).toBe(404);
  for (const person of [maret, ingrid, line]) expect(person.errors).toEqual([]);
});
