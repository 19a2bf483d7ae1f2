// The pages around the board: the front door, an invitation, the network, a project.
import { expect, test } from "./everybody_leaves.mjs";
import { Samtavle } from "../samtavle.mjs";
import { Visitor } from "./visitor.mjs";

const FJELLVIKS_TREE = "Heltidskultur i omsorgstjenesten i Fjellvik";
/** What an invitation promises: from the link to the first note. */
const FIRST_NOTE_WITHIN_MS = 30_000;
/** For so long a server leaves who waits at the door without news. */
const HELD_BACK_FOR_MS = 30_000;
/** Nobody presses Tab more often than this to come somewhere. */
const TABS_MAX = 80;
/** 1440×900, a phone, and 200 % on the same laptop. */
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 720, height: 450 },
];

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** The id of a board that this person may open, by its title. */
async function board(visitor, title) {
  const address = await visitor.page.getByRole("link", { name: title }).first().getAttribute("href");
  return address.split("/").at(-1);
}

test("from an invitation to the first note by keyboard alone, within half a minute", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  const link = await server.admin("invite", "--board", await board(ingrid, FJELLVIKS_TREE), "--level", "write");

  const guest = await Visitor.come(browser, link);
  const began = Date.now();
  await expect(guest.page.getByRole("textbox", { name: "Navn" })).toBeFocused();
  await guest.page.keyboard.type("Kari Prøve");
  await guest.press("Tab");
  await guest.page.keyboard.type("elvest");
  await expect(guest.page.getByRole("option", { name: "Elvestad" })).toHaveAttribute("aria-selected", "true");
  await guest.press("Enter");
  await guest.page.waitForURL(/\/b\//);
  await expect(guest.rows().first()).toBeVisible();
  // Tab leads into the list; there a new note is one chord away.
  while (!(await guest.page.evaluate(() => document.activeElement?.getAttribute("role") === "treeitem"))) {
    await guest.press("Tab");
  }
  await guest.press("Control+Enter");
  await guest.type("Den første lappen min");
  await guest.press("Escape");
  await guest.waitUntilSaved();
  expect(Date.now() - began).toBeLessThan(FIRST_NOTE_WITHIN_MS);
  expect(guest.errors).toEqual([]);
});

for (const viewport of WINDOWS.slice(0, 2)) {
  test(`from an invitation to the first innspill by keyboard alone, within half a minute: ${viewport.width}`, async ({
    browser,
  }) => {
    const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
    const link = await server.admin("invite", "--board", await board(ingrid, FJELLVIKS_TREE), "--level", "input");

    const guest = await Visitor.come(browser, link, { viewport });
    const began = Date.now();
    await expect(guest.page.getByRole("textbox", { name: "Navn" })).toBeFocused();
    await guest.page.keyboard.type("Kari Prøve");
    await guest.press("Tab");
    await guest.page.keyboard.type("elvest");
    await expect(guest.page.getByRole("option", { name: "Elvestad" })).toHaveAttribute("aria-selected", "true");
    await guest.press("Enter");
    await guest.page.waitForURL(/\/b\//);
    await expect(guest.rows().first()).toBeVisible();
    // Tab leads into the list; from any of its rows the form is one chord away.
    const focused = (selector) => guest.page.evaluate((selector) => document.activeElement?.matches(selector), selector);
    const tabTo = async (selector) => {
      for (let tabs = 0; !(await focused(selector)); tabs += 1) {
        expect(tabs, selector).toBeLessThan(TABS_MAX);
        await guest.press("Tab");
      }
    };
    await tabTo("[role=treeitem]");
    await guest.press("Control+i");
    // Where there is no room for the form beside the list it is opened first.
    await expect(guest.inputs()).toBeVisible();
    if (viewport.width < 760) {
      await tabTo(".give-begin button");
      await guest.press("Enter");
    }
    await tabTo("#give-text");
    await guest.page.keyboard.type("Det første innspillet mitt");
    await guest.press("Control+Enter");
    await expect(guest.contribution("Det første innspillet mitt")).toContainText("Kari Prøve");
    await guest.waitUntilSaved();
    expect(Date.now() - began).toBeLessThan(FIRST_NOTE_WITHIN_MS);
    expect(guest.errors).toEqual([]);
  });
}

test("a link that has ended says so, and what to do", async ({ browser }) => {
  const guest = await Visitor.come(browser, `${server.origin}/i/${"0".repeat(32)}`);
  await expect(guest.page.getByRole("heading", { name: "Lenken gjelder ikke lenger" })).toBeVisible();
  await expect(guest.page.getByRole("alert")).toContainText("Be den som sendte den, om en ny");
});

test("who was not let in by an issuer reads why, and what to do, in three languages", async ({ browser }) => {
  const nobody = await Visitor.come(browser, `${server.origin}/sign-in?failed=no_organisation`);
  await expect(nobody.page.getByRole("alert").first()).toContainText("Virksomheten du logget inn for, er ikke med her");
  await nobody.menu("Nynorsk", "menuitemradio");
  await expect(nobody.page.getByRole("alert").first()).toContainText("be den som leier nettverket, om ei lenkje");
  await nobody.menu("English", "menuitemradio");
  await expect(nobody.page.getByRole("alert").first()).toContainText("ask whoever leads the network for a link");
});

test("who comes without a name is asked for it, once", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  await ingrid.page.route("**/api/me", async (route) => {
    const answer = await route.fetch();
    const told = await answer.json();
    if (route.request().method() === "GET") told.person.name = "";
    await route.fulfill({ json: told });
  });
  await ingrid.page.reload();
  const asks = ingrid.page.getByRole("dialog", { name: "Endre navn eller kommune" });
  await asks.getByRole("textbox", { name: "Navn" }).fill("Ingrid S.");
  await asks.getByRole("button", { name: "Lagre" }).click();
  await expect(asks).toBeHidden();
  await expect(ingrid.page.locator("button.me")).toContainText("Ingrid S.");
  await ingrid.page.unroute("**/api/me");
  await ingrid.page.reload();
  await expect(ingrid.cards().first()).toBeVisible();
  await expect(asks).toBeHidden();
});

/** A link to the network by which people wait until a lead lets them in. */
async function doorOf(ragnhild) {
  const invited = await ragnhild.act({
    invite: {
      network: ragnhild.network(),
      role: "participant",
      scope: "network",
      organisation: null,
      expires_ms: Date.now() + 86_400_000,
      uses_max: null,
      admitted_by_lead: true,
      role_until_ms: null,
    },
  });
  expect(invited.status).toBe(200);
  return `${server.origin}/i/${invited.body.invitation.secret}`;
}

/** Comes to the door, and waits there. */
async function waitsAt(browser, door, name) {
  const guest = await Visitor.come(browser, door);
  guest.asked = [];
  guest.page.on("request", (request) => request.url().endsWith("/standing") && guest.asked.push(request.url()));
  await expect(guest.page.getByText("Den som leder, slipper deg inn.")).toBeVisible();
  await guest.page.getByRole("textbox", { name: "Navn" }).fill(name);
  await guest.page.getByRole("combobox", { name: "Kommune" }).fill("Nordsund");
  await guest.page.getByRole("button", { name: "Bli med" }).click();
  await expect(guest.page.getByRole("heading", { name: "Venter på å bli sluppet inn" })).toBeVisible();
  return guest;
}

test("who waits at the door hears it when a lead has decided, and has asked but once", async ({ browser }) => {
  const ragnhild = await Visitor.as(browser, server.origin, /Ragnhild Voll/);
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  const link = await doorOf(ragnhild);
  const kari = await waitsAt(browser, link, "Kari Prøve");
  const piotr = await waitsAt(browser, link, "Piotr Prøve");
  const door = ragnhild.page.getByRole("region", { name: "2 venter på å bli sluppet inn" });
  await expect(door).toContainText("Kari Prøve");
  await expect(ingrid.page.getByText("Kari Prøve")).toHaveCount(0);
  const began = Date.now();
  await door.getByRole("listitem").filter({ hasText: "Piotr" }).getByRole("button", { name: "Avvis" }).click();
  await expect(piotr.page.getByRole("heading", { name: "Du ble ikke sluppet inn" })).toBeVisible();
  await expect(piotr.page.getByRole("alert")).toContainText("snakk med den som sendte lenken");
  expect(piotr.asked, "nobody asks again and again").toHaveLength(1);
  expect(await piotr.flaws()).toEqual([]);
  await piotr.page.screenshot({ path: "browser/results/turned-away.png" });
  await ragnhild.page.getByRole("region", { name: "1 venter på" }).getByRole("button", { name: "Slipp inn", exact: true }).click();
  await kari.page.waitForURL(/\/n\//);
  expect(kari.asked).toHaveLength(1);
  expect(Date.now() - began, "both heard it before they would have asked again").toBeLessThan(HELD_BACK_FOR_MS);
  await expect(kari.cards().first()).toBeVisible();
  await expect(ragnhild.page.getByRole("region", { name: /venter på å bli sluppet inn/ })).toHaveCount(0);
  expect([...kari.errors, ...piotr.errors]).toEqual([]);
});

test("who waits at the door while the server is away is let in once it is back", async ({ browser }) => {
  const ragnhild = await Visitor.as(browser, server.origin, /Ragnhild Voll/);
  const kari = await waitsAt(browser, await doorOf(ragnhild), "Kari Prøve");
  await server.killAndRestart();
  const door = ragnhild.page.getByRole("region", { name: "1 venter på å bli sluppet inn" });
  await door.getByRole("button", { name: "Slipp inn", exact: true }).click();
  await kari.page.waitForURL(/\/n\//);
});

test("a project is found by municipality, theme and person", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  await expect(ingrid.cards()).toHaveCount(6);
  const field = ingrid.page.getByLabel("Kommune, tema eller person");
  for (const [typed, found] of [["havoyan", "Omdømme"], ["omdømme", "Omdømme"], ["maret anne", "Omdømme"]]) {
    await field.fill(typed);
    await expect(ingrid.cards()).toHaveCount(1);
    await expect(ingrid.card(found)).toBeVisible();
  }
  await field.fill("finnes ikke");
  await ingrid.page.getByRole("button", { name: "Vis alle prosjektene" }).click();
  await expect(ingrid.cards()).toHaveCount(6);
});

test("a municipality is taken in under its former name", async ({ browser }) => {
  const ragnhild = await Visitor.as(browser, server.origin, /Ragnhild Voll/);
  await ragnhild.page.getByRole("button", { name: "Virksomheter" }).click();
  const dialog = ragnhild.page.getByRole("dialog", { name: "Virksomheter" });
  await dialog.getByRole("combobox").fill("Nøtterøy");
  await expect(dialog.getByRole("option", { name: "Færder" })).toBeVisible();
  await ragnhild.press("Enter");
  await expect(dialog.getByRole("listitem").filter({ hasText: "Færder" })).toBeVisible();
});

test("different people are shown different things, and nobody a title that is not theirs to know", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  const line = await Visitor.as(browser, server.origin, /Line Dahl/);
  await expect(ingrid.page.getByText("Ditt prosjekt").and(ingrid.page.locator(":visible"))).toHaveCount(1);
  await expect(line.page.getByText("Ditt prosjekt").and(line.page.locator(":visible"))).toHaveCount(0);
  await expect(ingrid.card("Havøyan")).toContainText("Ingen tavler er delt med deg ennå");
  await expect(ingrid.page.getByRole("button", { name: "Nytt prosjekt" })).toHaveCount(0);
});

test("who leads a project makes a board, renames it, locks it, bins it and brings it back", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  await ingrid.cards().first().getByRole("heading").getByRole("link").click();
  const project = await ingrid.page.waitForURL(/\/p\//).then(() => ingrid.page.url());
  await ingrid.page.getByRole("button", { name: "Ny tavle" }).click();
  await ingrid.page.getByLabel("Hva heter tavla?").fill("Vikarbruk");
  await ingrid.page.getByLabel("Hva er kjerneproblemet?").fill("Vi bruker for mange vikarer");
  await ingrid.press("Enter");
  await ingrid.page.waitForURL(/\/b\//);
  await expect(ingrid.row("Vi bruker for mange vikarer")).toBeVisible();

  await ingrid.page.goto(project);
  const card = (title) => ingrid.page.locator(".board-card").filter({ hasText: title });
  const choose = async (title, item) => {
    await ingrid.page.getByRole("button", { name: `Mer om ${title}` }).focus();
    await ingrid.press("Enter");
    const wanted = ingrid.page.getByRole("menuitem", { name: item });
    while (!(await wanted.evaluate((item) => item === document.activeElement))) await ingrid.press("ArrowDown");
    await ingrid.press("Enter");
  };
  await choose("Vikarbruk", "Endre navn");
  await ingrid.page.getByRole("dialog").getByLabel("Tittel").fill("Vikarer");
  await ingrid.press("Enter");
  await expect(card("Vikarer")).toBeVisible();
  await choose("Vikarer", "Lås for skriving");
  await expect(card("Vikarer")).toContainText("Låst");
  await choose("Vikarer", "Legg i papirkurven");
  await expect(ingrid.page.getByRole("heading", { name: "Papirkurv" })).toBeVisible();
  await expect.poll(() => ingrid.said()).toContain("«Vikarer» ligger i papirkurven.");
  await choose("Vikarer", "Hent tilbake");
  await expect(ingrid.page.getByRole("heading", { name: "Papirkurv" })).toHaveCount(0);
});

test("a page that loses the server says so, and is right again by itself when it is back", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  await server.kill();
  await expect(ingrid.page.getByTestId("offline")).toContainText("Ingen kontakt med serveren");
  await expect(ingrid.cards()).toHaveCount(6);
  await server.launch();
  await expect(ingrid.page.getByTestId("line")).toHaveAttribute("data-state", "saved", { timeout: 60_000 });
  await expect(ingrid.page.getByTestId("offline")).toBeHidden();
});

test("a network that lets no WebSocket through is named as what it is", async ({ browser }) => {
  const context = await browser.newContext({ locale: "nb-NO" });
  const page = await context.newPage();
  await page.routeWebSocket(/\/network\//, (socket) => socket.close());
  await page.goto(server.origin);
  await page.getByRole("button", { name: /Ingrid Solheim/ }).click();
  await expect(page.getByTestId("offline")).toContainText("WebSocket", { timeout: 30_000 });
});

test("who signs out leaves no copy of a board on the device", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  const network = ingrid.page.url();
  await ingrid.page.getByRole("link", { name: FJELLVIKS_TREE }).first().click();
  await expect(ingrid.rows().first()).toBeVisible();
  await ingrid.waitUntilSaved();
  await ingrid.page.goto(network);
  await ingrid.menu("Ikke deg? Logg ut");
  await ingrid.page.getByRole("dialog").getByRole("button", { name: "Logg ut", exact: true }).click();
  await expect(ingrid.page.getByRole("heading", { name: "Prøv som en av disse" })).toBeVisible();
  const kept = await ingrid.page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("samtavle");
        opening.onsuccess = () => {
          const counting = opening.result.transaction("rows").objectStore("rows").count();
          counting.onsuccess = () => resolve(counting.result);
        };
      }),
  );
  expect(kept).toBe(0);
  await ingrid.page.goto(network);
  await expect(ingrid.page.getByRole("heading", { name: "Dette nettverket er ikke åpent for deg" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of WINDOWS) {
    test(`axe finds nothing on any page, and nothing is cut off: ${colorScheme}, ${viewport.width}`, async ({ browser }) => {
      const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/, { colorScheme, viewport });
      const network = ingrid.page.url();
      const project = await ingrid.cards().first().getByRole("heading").getByRole("link").getAttribute("href");
      const link = await server.admin("invite", "--board", await board(ingrid, FJELLVIKS_TREE));
      const nobody = await Visitor.come(browser, server.origin, { colorScheme, viewport });
      const shown = [
        [ingrid, network],
        [ingrid, server.origin + project],
        [ingrid, link],
        [nobody, server.origin],
        [nobody, link],
        ...["/i/ended", "/sign-in", "/sign-in/token", "/help", "/privacy", "/accessibility", "/p/nowhere"].map((path) => [
          nobody,
          server.origin + path,
        ]),
      ];
      for (const [visitor, address] of shown) {
        await visitor.page.goto(address);
        await expect(visitor.page.getByRole("contentinfo")).toBeVisible();
        await expect(visitor.page.getByText("Åpner …")).toBeHidden();
        const what = `${address} ${colorScheme} ${viewport.width}`;
        expect(await visitor.flaws(), what).toEqual([]);
        const cut = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(cut, what).toBeLessThanOrEqual(0);
        expect(visitor.errors, what).toEqual([]);
      }
      await ingrid.leave();
      await nobody.leave();
    });
  }
}
