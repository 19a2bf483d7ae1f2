// How people and boards look to each other: the network's colours and initials, who can see a board, and what one who only
// looks is offered.
import { expect, test } from "./everybody_leaves.mjs";
import { Lead } from "./meeting.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";
import { Visitor } from "./visitor.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** Initials and colour of each avatar or sign. */
const looks = (shown) => shown.evaluateAll((all) => all.map(({ dataset }) => `${dataset.initials} ${dataset.person}`));

test("on a board people look as on the network's page, each municipality in a colour of its own", async ({ browser }) => {
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  const leads = await looks(ingrid.cards().locator(".avatar"));
  expect(new Set(leads.map((lead) => lead.split(" ")[1])).size, "six municipalities").toBe(6);
  const { id } = await (await Lead.of(server.origin)).tree();
  const others = [/Jonas Hagerup/, /Piotr Nowak/, /Máret Ánne Somby/, /Solveig Tveit/, /Halldis Nes/];
  const people = [ingrid];
  for (const name of others) people.push(await Visitor.as(browser, server.origin, name));
  for (const person of people) {
    await person.page.goto(`${server.origin}/b/${id}`);
    await expect(person.rows().first()).toBeVisible();
  }
  for (const person of people) {
    const avatars = person.page.locator("button.people .avatar");
    await expect.poll(async () => (await looks(avatars)).toSorted()).toEqual(leads.toSorted());
  }
  // What was said is shown in the same colours.
  await ingrid.page.getByRole("tab", { name: /Innspill/ }).click();
  const jonas = ingrid.page.locator(".contribution").filter({ hasText: "Jonas Hagerup" }).first().locator(".avatar");
  expect(leads).toContain((await looks(jonas))[0]);
  for (const person of people) expect(person.errors).toEqual([]);
});

test("the bar says by name who can see the board, as soon as that changes", async ({ browser }) => {
  const lead = await Lead.of(server.origin);
  const board = await lead.makeBoard("Bare vår", "Kjernen");
  const ingrid = await Visitor.as(browser, server.origin, /Ingrid Solheim/);
  await ingrid.page.goto(`${server.origin}/b/${board}`);
  const chip = ingrid.page.getByTestId("openness");
  await expect(chip).toHaveText("Synlig for alle i Fjellvik kommune");
  const share = (to) => lead.act({ share: { board, to, level: "input", until_ms: null } });
  await share({ organisation: "demo-nordsund" });
  await expect(chip).toHaveText("Synlig for Fjellvik og Nordsund");
  const kari = await Person.arrive(browser, `${server.origin}/b/${board}`, "Kari Prøve", "Elvestad");
  await expect(chip).toHaveText("Synlig for Fjellvik, Nordsund og inviterte");
  await expect(kari.page.getByTestId("openness")).toHaveText("Synlig for Fjellvik, Nordsund og inviterte");
  await share("network");
  for (const person of [ingrid, kari]) {
    await expect(person.page.getByTestId("openness")).toHaveText("Synlig for hele nettverket");
    expect(person.errors).toEqual([]);
  }
});

for (const width of [1440, 390]) {
  test(`one who only looks at the sample is offered to sign in: ${width}`, async ({ browser }) => {
    const viewport = { width, height: 844 };
    const onlooker = await Visitor.come(browser, server.origin, { viewport });
    await onlooker.page.getByRole("link", { name: /Se på eksempelet/ }).click();
    await expect(onlooker.rows().first()).toBeVisible();
    const cut = await onlooker.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(cut).toBeLessThanOrEqual(0);
    await onlooker.page.getByRole("button", { name: "Meny", exact: true }).click();
    await expect(onlooker.page.getByRole("menuitem", { name: /Logg ut|Endre navn/ })).toHaveCount(0);
    await onlooker.press("Escape");
    expect(await onlooker.flaws()).toEqual([]);
    await onlooker.page.getByRole("link", { name: "Logg inn" }).click();
    await onlooker.page.waitForURL(/\/sign-in$/);
    await expect(onlooker.page.getByRole("heading", { name: "Logg inn" }).first()).toBeVisible();
    expect(onlooker.errors).toEqual([]);
  });
}
