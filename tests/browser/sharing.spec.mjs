// Sharing a board and looking after a network, as the demo's people do it: by keyboard, on a phone, in both schemes.
import { flaws } from "./axe.mjs";
import { expect, test } from "./everybody_leaves.mjs";
import { Samtavle } from "../samtavle.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** One of the demo's people, at a browser of their own. */
async function be(browser, wanted, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "nb-NO", ...options });
  const people = await (await context.request.get(`${server.origin}/api/demo/people`)).json();
  const person = people.find(wanted);
  const answer = await context.request.post(`${server.origin}/api/demo/sign-in`, { data: { person: person.id } });
  expect(answer.status()).toBe(200);
  return { person, context, page: await context.newPage() };
}

const lead = ({ role }) => role === "network_lead";
const fjellvik = ({ role, organisation }) => role === "project_lead" && organisation.startsWith("Fjellvik");

/** A board of the demo that is opened to the network for innspill and to a person for writing. */
async function sharedBoard(context) {
  const openings = await (await context.request.get(`${server.origin}/api/networks/demo/openings`)).json();
  return openings.find(({ grant }) => grant.level === "write").board;
}

async function expectNoFlaws(page) {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    expect(await flaws(page), colorScheme).toEqual([]);
  }
}

async function look(page, name) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: test.info().outputPath(`${name}-${width}.png`), fullPage: name === "administration" });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("a project lead opens a board to a municipality by keyboard, after reading what that means, and ends it", async ({
  browser,
}) => {
  const { context: ofLead } = await be(browser, lead);
  const board = await sharedBoard(ofLead);
  const { page } = await be(browser, fjellvik);
  await page.goto(`${server.origin}/b/${board}`);
  const chip = page.getByTestId("openness");
  await expect(chip).toHaveText("Synlig for hele nettverket");
  await chip.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Del tavla" });
  await expect(dialog.getByText("Hele nettverket")).toBeVisible();
  await expectNoFlaws(page);
  await look(page, "share");

  await dialog.getByRole("button", { name: "Åpne for flere" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading", { name: "Åpne for flere" })).toBeFocused();
  await expect(dialog.getByRole("radio", { name: /Skrive sammen/ })).toBeDisabled();
  await dialog.getByRole("radio", { name: "Noen kommuner eller virksomheter" }).focus();
  await page.keyboard.press("Space");
  await dialog.getByRole("checkbox", { name: "Nordsund" }).focus();
  await page.keyboard.press("Space");
  await dialog.getByRole("radio", { name: /Skrive sammen/ }).focus();
  await page.keyboard.press("Space");
  await expect(dialog.getByText("offentleglova § 14")).toBeVisible();
  await expectNoFlaws(page);
  await look(page, "opening");
  await dialog.getByRole("checkbox", { name: /ingen opplysninger om enkeltpersoner/ }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  const row = dialog.getByRole("listitem").filter({ hasText: "Nordsund" });
  await expect(row).toContainText("Skrive sammen");

  await dialog.getByRole("button", { name: "Avslutt deling med Nordsund" }).click();
  await expect(row).toHaveCount(0);
});

test("a link with its QR code lets a guest in and is revoked with them", async ({ browser }) => {
  const { context: ofLead } = await be(browser, lead);
  const board = await sharedBoard(ofLead);
  const { page } = await be(browser, fjellvik);
  await page.goto(`${server.origin}/b/${board}`);
  await page.getByTestId("openness").click();
  const dialog = page.getByRole("dialog", { name: "Del tavla" });
  await dialog.getByRole("button", { name: "Inviter med lenke" }).click();
  await expect(dialog.getByRole("radio", { name: /Gi innspill/ })).toBeChecked();
  await dialog.getByRole("checkbox", { name: /ingen opplysninger om enkeltpersoner/ }).check();
  await expectNoFlaws(page);
  await look(page, "inviting");
  await dialog.getByRole("button", { name: "Lag lenke" }).click();
  const link = await dialog.getByLabel("Invitasjonslenke").inputValue();
  await expect(dialog.getByRole("img", { name: "QR-kode for lenka" })).toBeVisible();
  await dialog.getByRole("button", { name: "Vis på hele skjermen" }).click();
  await look(page, "meeting-room");
  await expectNoFlaws(page);
  await page.keyboard.press("Escape");

  const guest = await browser.newContext();
  const came = await guest.request.post(`${server.origin}/api/invitations/${link.split("/").at(-1)}`, {
    data: { name: "Ola", municipality: "X902" },
  });
  expect(came.status()).toBe(200);
  const opens = () => guest.request.get(`${server.origin}/api/boards/${board}`);
  expect((await opens()).status()).toBe(200);

  await dialog.getByRole("button", { name: "Ferdig" }).click();
  await dialog.getByRole("button", { name: "Trekk tilbake" }).click();
  await dialog.getByRole("button", { name: "Trekk lenka tilbake" }).click();
  await expect(dialog.getByRole("button", { name: "Trekk tilbake" })).toHaveCount(0);
  expect((await opens()).status()).toBe(404);
});

test("a network lead sees members, links, openings and the log, and gives and ends a role", async ({ browser }) => {
  const { page } = await be(browser, lead);
  await page.goto(`${server.origin}/n/demo/admin`);
  await expect(page.getByRole("heading", { name: "Administrasjon" })).toBeVisible();
  await expect(page.getByText("20 personer")).toBeVisible();
  await expectNoFlaws(page);
  await look(page, "administration");

  await page.getByRole("button", { name: "Gi en rolle" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Gi en rolle" });
  await dialog.getByLabel("Hvem").selectOption({ index: 1 });
  await dialog.getByLabel("Rolle", { exact: true }).selectOption("observer");
  await dialog.getByRole("button", { name: "Gi en rolle" }).click();
  await expect(dialog).toBeHidden();
  // The newest stands first. (The same words are also a choice in the field beside the heading.)
  const newest = page.getByRole("region", { name: "Logg" }).getByRole("listitem").first();
  await expect(newest).toContainText("ga rolle");
  const given = page.getByRole("button", { name: "Avslutt rollen observatør" }).first();
  await given.click();
  await expect(newest).toContainText("avsluttet rolle");

  await page.getByRole("button", { name: "Inviter til nettverket" }).click();
  const inviting = page.getByRole("dialog", { name: "Inviter til nettverket" });
  await inviting.getByLabel("Rolle", { exact: true }).selectOption("participant");
  await inviting.getByLabel("Hvor kommer de fra?").selectOption({ index: 1 });
  await inviting.getByRole("button", { name: "Lag lenke" }).click();
  await expect(inviting.getByRole("img", { name: "QR-kode for lenka" })).toBeVisible();
  await expectNoFlaws(page);
});

test("who does not lead the network is told so", async ({ browser }) => {
  const { page } = await be(browser, fjellvik);
  await page.goto(`${server.origin}/n/demo/admin`);
  await expect(page.getByRole("heading", { name: "Medlemmer og roller" })).toHaveCount(0);
});

test("who runs the server hands a member a link that signs them in once, and nobody else can", async ({ browser }) => {
  const leading = await be(browser, lead);
  await leading.page.goto(`${server.origin}/n/demo/admin`);
  await leading.page.getByRole("button", { name: "Mer om Amina Yusuf" }).click();
  await expect(leading.page.getByRole("menuitem", { name: "Slett navnet", exact: true })).toBeVisible();
  await expect(leading.page.getByRole("menuitem", { name: "Lag innloggingslenke" })).toHaveCount(0);

  const running = await browser.newContext({ locale: "nb-NO", permissions: ["clipboard-read", "clipboard-write"] });
  const became = await running.request.post(server.firstAdministratorLink().replace("/i/", "/api/invitations/"), {
    data: { name: "Drift", municipality: null },
  });
  expect(became.status()).toBe(200);
  const page = await running.newPage();
  await page.goto(`${server.origin}/n/demo/admin`);
  await page.getByRole("button", { name: "Mer om Amina Yusuf" }).click();
  await page.getByRole("menuitem", { name: "Lag innloggingslenke" }).click();
  const dialog = page.getByRole("dialog", { name: "Lag innloggingslenke" });
  await expect(dialog).toContainText("den som har lenka, er Amina Yusuf");
  await dialog.getByRole("button", { name: "Lag lenke" }).click();
  await expect(dialog.getByLabel("Innloggingslenke for Amina Yusuf")).toBeFocused();
  const link = await dialog.getByLabel("Innloggingslenke for Amina Yusuf").inputValue();
  await dialog.getByRole("button", { name: "Kopier lenka" }).click();
  await expect(dialog.getByRole("button", { name: "Lenka er kopiert" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await expectNoFlaws(page);
  await look(page, "sign-in-link");
  await page.keyboard.press("Escape");
  const newest = page.getByRole("region", { name: "Logg" }).getByRole("listitem").first();
  await expect(newest).toContainText("Drift laget en innloggingslenke");
  await expect(newest).toContainText("Amina Yusuf");

  const amina = await browser.newContext({ locale: "nb-NO" });
  const follow = (context) =>
    context.request.post(`${server.origin}/api/sign-in/link`, { data: { token: link.split("/").at(-1), keep_guest: false } });
  const herPage = await amina.newPage();
  await herPage.goto(link);
  await herPage.getByRole("button", { name: "Logg inn" }).click();
  await herPage.waitForURL(/\/n\/demo/);
  await expect(herPage.locator("button.me")).toContainText("Amina Yusuf");
  expect((await follow(await browser.newContext())).status()).not.toBe(200);
});
