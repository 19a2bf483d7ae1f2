// What axe says of all that opens over a page, and of where a way ends: in light on a laptop, in dark on a phone.
// (The pages themselves are tried in pages.spec.mjs, the board's panel in innspill.spec.mjs.)
import { expect, test } from "./everybody_leaves.mjs";
import { Samtavle } from "../samtavle.mjs";
import { Visitor } from "./visitor.mjs";

const TREE = "Heltidskultur i omsorgstjenesten i Fjellvik";
const LOOKS = [
  { colorScheme: "light", width: 1440, height: 900 },
  { colorScheme: "dark", width: 390, height: 844 },
];

/** A dialog that is still fading in has no contrast yet. */
const STILL = { reducedMotion: "reduce" };

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

async function wears(person, { colorScheme, width, height }) {
  await person.page.emulateMedia({ colorScheme });
  await person.page.setViewportSize({ width, height });
}

/** What lies over the page; what is below it is tried by itself. */
const DIALOG = "dialog[open]";
const OVERLAY = ":popover-open";

/** Axe finds nothing in what is shown now, or in a part of it; and nothing is wider than the window. */
async function hasNoFlaws(person, what, part) {
  // Colours go over into the other scheme's, so it is asked until they have.
  await expect.poll(() => person.flaws(part), { message: what }).toEqual([]);
  const cut = await person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(cut, what).toBeLessThanOrEqual(0);
}

/** What can be pressed in the dialog that is open, if one is. */
function offered({ page }) {
  return page.locator(DIALOG).getByRole("button").allInnerTexts();
}

/** That, in each look; and a dialog offers the same in each. */
async function isAccessible(person, what, part) {
  const buttons = await offered(person);
  for (const look of LOOKS) {
    const here = `${what}, ${look.colorScheme} ${look.width}`;
    await wears(person, look);
    await hasNoFlaws(person, here, part);
    expect(await offered(person), here).toEqual(buttons);
  }
  await wears(person, LOOKS[0]);
}

/** The dialog that is open is. */
const openDialogIsAccessible = (person, what) => isAccessible(person, what, DIALOG);

/** Which sides of what is open lie beyond the window's. */
function beyond({ page }) {
  return page.evaluate(() => {
    const open = document.querySelector(":popover-open");
    if (!open) return [];
    const { left, top, right, bottom } = open.getBoundingClientRect();
    const sides = { left: left < 0, top: top < 0, right: right > innerWidth, bottom: bottom > innerHeight };
    return Object.keys(sides).filter((side) => sides[side]);
  });
}

/** Opens a dialog by its button, looks, and closes it by Escape. */
async function dialogIsAccessible(person, button, name = button) {
  await person.page.getByRole("button", { name: button, exact: true }).first().click();
  await expect(person.dialog(name)).toBeVisible();
  await openDialogIsAccessible(person, name);
  await person.press("Escape");
  await expect(person.dialog(name)).toBeHidden();
}

/**
 * Opens a menu or a list by its button in each look, and closes it by Escape: it lies within the window. Then the window
 * shrinks below it: it moves in, or closes.
 */
async function menuIsAccessible(person, button, name) {
  const menu = person.page.locator(OVERLAY);
  for (const look of LOOKS) {
    const what = `${name}, ${look.colorScheme} ${look.width}`;
    await wears(person, look);
    await button.click();
    await expect(menu).toHaveCount(1);
    await hasNoFlaws(person, what, OVERLAY);
    await expect.poll(() => beyond(person), what).toEqual([]);
    await person.press("Escape");
    await expect(menu).toHaveCount(0);
  }
  await wears(person, LOOKS[0]);
  await button.click();
  await expect(menu).toHaveCount(1);
  await person.page.setViewportSize({ width: LOOKS[1].width, height: 500 });
  await expect.poll(() => beyond(person), `${name}, in a window that shrank`).toEqual([]);
  await person.press("Escape");
  await wears(person, LOOKS[0]);
}

/** The same by an entry of a menu. */
async function menuDialogIsAccessible(person, menu, item, name = item) {
  await person.page.getByRole("button", { name: menu }).first().click();
  await person.page.getByRole("menuitem", { name: item, exact: true }).click();
  await expect(person.dialog(name)).toBeVisible();
  await openDialogIsAccessible(person, name);
  await person.press("Escape");
  await expect(person.dialog(name)).toBeHidden();
}

test("on the network's page and in its administration", async ({ browser }) => {
  const ragnhild = await Visitor.as(browser, server.origin, /Ragnhild Voll/, STILL);
  for (const name of ["Virksomheter", "Nytt prosjekt"]) await dialogIsAccessible(ragnhild, name);
  await menuDialogIsAccessible(ragnhild, /Ragnhild Voll/, "Endre navn eller kommune");
  const network = ragnhild.page.getByRole("heading", { level: 1 }).getByRole("button");
  await menuIsAccessible(ragnhild, network, "the networks");
  await menuIsAccessible(ragnhild, ragnhild.page.locator("button.me"), "who I am");
  await network.click();
  await ragnhild.page.getByRole("menuitem", { name: "Nytt nettverk" }).click();
  await expect(ragnhild.dialog("Nytt nettverk")).toBeVisible();
  await openDialogIsAccessible(ragnhild, "a new network");
  await ragnhild.press("Escape");
  await ragnhild.page.goto(`${ragnhild.page.url()}/admin`);
  await expect(ragnhild.page.getByText("20 personer")).toBeVisible();
  for (const name of ["Gi en rolle", "Overfør et prosjekt", "Inviter til nettverket"]) await dialogIsAccessible(ragnhild, name);
  await menuIsAccessible(ragnhild, ragnhild.page.getByRole("button", { name: "Mer om Amina Yusuf" }), "a member");
  for (const name of ["Slett navnet", "Slett navnet og ordene"]) {
    await menuDialogIsAccessible(ragnhild, "Mer om Amina Yusuf", name, new RegExp(`^${name}`));
  }
  expect(ragnhild.errors).toEqual([]);
});

test("on a project's page, with its tasks", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/, STILL);
  await ingrid.cards().first().getByRole("heading").getByRole("link").click();
  await ingrid.page.waitForURL(/\/p\//);
  await expect(ingrid.page.locator(".board-card").first()).toBeVisible();
  await dialogIsAccessible(ingrid, "Ny tavle");
  await dialogIsAccessible(ingrid, "Lag oppgave");
  for (const menu of ["Mer om prosjektet", `Mer om ${TREE}`]) {
    await menuIsAccessible(ingrid, ingrid.page.getByRole("button", { name: menu }), menu);
    for (const item of ["Endre navn", "Lag en kopi"]) await menuDialogIsAccessible(ingrid, menu, item);
  }
  await menuDialogIsAccessible(ingrid, "Mer om prosjektet", "Overfør et prosjekt");
  const card = ingrid.page.locator(".board-card").filter({ hasText: TREE });
  const board = (await card.getByRole("link", { name: TREE }).getAttribute("href")).split("/").at(-1);
  expect((await ingrid.act({ bin_board: { board, binned: true } })).status).toBe(200);
  await expect(ingrid.page.getByRole("heading", { name: "Papirkurv" })).toBeVisible();
  await menuDialogIsAccessible(ingrid, `Mer om ${TREE}`, "Slett for godt");
  expect((await ingrid.act({ bin_board: { board, binned: false } })).status).toBe(200);
  const project = ingrid.page.url().split("/").at(-1);
  expect((await ingrid.act({ lock_project: { project, locked: true } })).status).toBe(200);
  await expect(ingrid.page.getByText("Prosjektet er låst")).toBeVisible();
  await isAccessible(ingrid, "a locked project");
  expect(ingrid.errors).toEqual([]);
});

async function openTree(browser) {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/, STILL);
  await ingrid.page.getByRole("link", { name: TREE }).first().click();
  await expect(ingrid.rows().first()).toBeVisible();
  return ingrid;
}

test("in the menus of a board", async ({ browser }) => {
  const ingrid = await openTree(browser);
  await menuIsAccessible(ingrid, ingrid.page.getByRole("button", { name: "Meny" }), "the board's menu");
  await menuIsAccessible(ingrid, ingrid.page.getByTestId("people"), "who is here");
  await ingrid.rows().nth(2).focus();
  await menuIsAccessible(ingrid, ingrid.page.locator(".foot").getByRole("button", { name: "Mer" }), "a note's menu");
  expect(ingrid.errors).toEqual([]);
});

test("on a board", async ({ browser }) => {
  const ingrid = await openTree(browser);
  await ingrid.page.getByRole("button", { name: "Del", exact: true }).click();
  const share = ingrid.dialog("Del tavla");
  await openDialogIsAccessible(ingrid, "share");
  for (const doing of ["Åpne for flere", "Inviter med lenke", "Be om innspill"]) {
    await share.getByRole("button", { name: doing }).click();
    await expect(share.getByRole("heading", { name: doing })).toBeVisible();
    await openDialogIsAccessible(ingrid, doing);
    await share.getByRole("button", { name: "Tilbake" }).click();
  }
  await ingrid.press("Escape");
  await dialogIsAccessible(ingrid, "Lagret", "Lagring og tilkobling");
  for (const [item, name] of [
    [/^Tastatur og hjelp/, "Tastatur og hjelp"],
    [/^Ikke deg/, "Logg ut"],
    [/^Endre navn/, /./],
  ]) {
    await ingrid.page.getByRole("button", { name: "Meny" }).click();
    await ingrid.page.getByRole("menuitem", { name: item }).click();
    await expect(ingrid.dialog(name)).toBeVisible();
    await openDialogIsAccessible(ingrid, String(name));
    await ingrid.press("Escape");
  }

  const row = ingrid.rows().nth(2);
  for (const [key, name] of [["Control+m", /^Hvor skal/], ["Control+k", /også til\?$/]]) {
    await row.focus();
    await ingrid.press(key);
    await expect(ingrid.dialog(name)).toBeVisible();
    await openDialogIsAccessible(ingrid, String(name));
    await ingrid.press("Escape");
    await expect(ingrid.dialog(name)).toBeHidden();
  }

  // Locked, and then in the bin: said on the page, and seen by those who decide.
  const board = ingrid.page.url().split("/").at(-1);
  expect((await ingrid.act({ lock_board: { board, locked: true } })).status).toBe(200);
  await expect(ingrid.page.getByText("Låst for nå: bare lesing")).toBeVisible();
  await isAccessible(ingrid, "a locked board");
  expect((await ingrid.act({ lock_board: { board, locked: false } })).status).toBe(200);
  const jonas = await Visitor.as(browser, server.origin, /Jonas Hagerup/, STILL);
  await jonas.page.goto(ingrid.page.url());
  await expect(jonas.rows().first()).toBeVisible();
  expect((await ingrid.act({ bin_board: { board, binned: true } })).status).toBe(200);
  await ingrid.page.reload();
  await expect(ingrid.rows().first()).toBeVisible();
  await isAccessible(ingrid, "a board in the bin, for who decides");
  await expect(jonas.page.getByTestId("not-shared")).toBeVisible();
  await isAccessible(jonas, "a board that was put in the bin");
  await jonas.page.reload();
  await expect(jonas.page.getByRole("heading", { name: "Ingen adgang" })).toBeVisible();
  await isAccessible(jonas, "a board that is not open");
  for (const person of [ingrid, jonas]) expect(person.errors).toEqual([]);
});

test("at the door: an invitation, the waiting room, a link that has ended, a sign-in that failed", async ({ browser }) => {
  const ragnhild = await Visitor.as(browser, server.origin, /Ragnhild Voll/, STILL);
  const invite = {
    network: ragnhild.network(),
    role: "participant",
    scope: "network",
    organisation: null,
    expires_ms: Date.now() + 86_400_000,
    uses_max: 1,
    admitted_by_lead: true,
    role_until_ms: null,
  };
  const invited = await ragnhild.act({ invite });
  const link = `${server.origin}/i/${invited.body.invitation.secret}`;
  const guest = await Visitor.come(browser, link, STILL);
  await guest.page.getByRole("button", { name: "Bli med" }).click();
  await expect(guest.page.getByText("Skriv navnet ditt")).toBeVisible();
  await isAccessible(guest, "an invitation with something missing");
  await guest.page.getByRole("textbox", { name: "Navn" }).fill("Kari Prøve");
  await guest.page.getByRole("combobox", { name: "Kommune" }).fill("Nord");
  await isAccessible(guest, "an invitation with municipalities to choose from");
  await guest.page.getByRole("combobox", { name: "Kommune" }).fill("Nordsund");
  await guest.page.getByRole("button", { name: "Bli med" }).click();
  await expect(guest.page.getByRole("heading", { name: "Venter på å bli sluppet inn" })).toBeVisible();
  await isAccessible(guest, "the waiting room");
  await isAccessible(ragnhild, "somebody at the door");

  const late = await Visitor.come(browser, link, STILL);
  await expect(late.page.getByRole("alert")).toBeVisible();
  await isAccessible(late, "a link that is used up");
  await late.page.goto(`${server.origin}/sign-in?failed=denied`);
  await isAccessible(late, "a sign-in that failed");
  await late.page.goto(`${server.origin}/sign-in/00000000000000000000000000000000`);
  await late.page.getByRole("button", { name: "Logg inn", exact: true }).click();
  await expect(late.page.getByRole("alert").filter({ visible: true })).toBeVisible();
  await isAccessible(late, "a sign-in link that has ended");
  for (const person of [ragnhild, guest, late]) expect(person.errors).toEqual([]);
});
