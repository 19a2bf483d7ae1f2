// Innspill between two people: given, seen live, answered in place, made use of, and no longer changed then.
import { expect, test } from "./everybody_leaves.mjs";
import { Lead } from "./meeting.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** Kari who writes on a tree with one cause, and Piotr who may give innspill to it. */
async function ownerAndGiver(browser) {
  const lead = await Lead.of(server.origin);
  const board = `${server.origin}/b/${await lead.makeBoard("Prøve", "Kjernen i det hele")}`;
  const kari = await Person.arrive(browser, board, "Kari Lie", "Fjellvik");
  await kari.row("Kjernen").focus();
  await kari.press("Control+Enter");
  await kari.type("Helgevaktene er korte");
  await kari.press("Escape");
  await kari.waitUntilSaved();
  const piotr = await Person.arrive(browser, board, "Piotr Nowak", "Elvestad", { level: "input" });
  await expect(piotr.row("Helgevaktene")).toBeVisible();
  return { kari, piotr };
}

test("an innspill is given by keyboard, seen live, changed, answered in place, and stands as it was answered", async ({
  browser,
}) => {
  const { kari, piotr } = await ownerAndGiver(browser);
  await piotr.gives("Helgevaktene", "hva om", "Hva om de ble lengre?");
  await expect.poll(() => piotr.said()).toContain("Innspillet er gitt");

  // Kari hears it once, and sees it on the row and in the panel, with who gave it and what it is about.
  await expect.poll(() => kari.said()).toContain("Hva om de ble lengre?");
  await expect(kari.row("Helgevaktene")).toHaveAccessibleName(/1 innspill, 1 ubesvart/);
  await kari.page.getByRole("tab", { name: /Innspill/ }).click();
  const seen = kari.contribution("Hva om de ble lengre?");
  await expect(seen).toContainText("Piotr Nowak");
  await expect(seen).toContainText("Elvestad");
  await expect(seen).toContainText("til «Helgevaktene er korte»");
  await expect(seen).toContainText("Ubesvart");

  // Until it is answered it is Piotr's to change.
  const own = piotr.contribution("Hva om de ble lengre?");
  await own.getByRole("button", { name: "Endre", exact: true }).click();
  await own.getByLabel("Innspillet ditt").fill("Hva om de ble mye lengre?");
  await own.getByRole("button", { name: "Lagre endringen" }).click();
  const changed = kari.contribution("Hva om de ble mye lengre?");
  await expect(changed).toBeVisible();

  await changed.getByRole("button", { name: "Svar" }).click();
  await changed.getByRole("radio", { name: "Parkert" }).check();
  await changed.getByLabel("Svaret ditt").fill("Tas opp til våren.");
  await kari.press("Control+Enter");
  const answered = piotr.contribution("Hva om de ble mye lengre?");
  await expect(answered).toContainText("Parkert");
  await expect(answered).toContainText("Tas opp til våren.");
  await expect.poll(() => piotr.said()).toContain("Tas opp til våren.");
  await expect(answered.getByRole("button", { name: "Endre", exact: true })).toBeHidden();
  await expect(answered.getByRole("button", { name: "Trekk tilbake" })).toBeHidden();

  // A note is made of it, and says what it came of.
  await changed.getByRole("button", { name: "Lag en lapp av det" }).click();
  await changed.getByLabel("Hva lappen skal si").fill("Lengre helgevakter er ikke prøvd");
  await changed.getByRole("button", { name: "Lag lappen" }).click();
  await expect(answered).toContainText("Tatt i bruk");
  await answered.getByRole("button", { name: "Lengre helgevakter er ikke prøvd" }).click();
  await piotr.page.getByRole("tab", { name: "Oversikt" }).click();
  await piotr.page.getByRole("button", { name: "Kom av et innspill" }).click();
  await expect(answered).toBeFocused();
  for (const person of [kari, piotr]) expect(person.errors).toEqual([]);
});

test("an innspill is withdrawn and brought back, talked about, and outlives its note", async ({ browser }) => {
  const { kari, piotr } = await ownerAndGiver(browser);
  await piotr.gives("Helgevaktene", "spørsmål", "Gjelder det natt også?");
  await kari.page.getByRole("tab", { name: /Innspill/ }).click();
  const seen = kari.contribution("Gjelder det natt også?");
  await expect(seen).toBeVisible();
  const own = piotr.contribution("Gjelder det natt også?");
  await own.getByRole("button", { name: "Trekk tilbake" }).click();
  await expect(seen).toHaveCount(0);
  await piotr.page.getByRole("button", { name: "Angre" }).first().click();
  await expect(seen).toBeVisible();

  await seen.getByRole("button", { name: "Kommenter" }).click();
  await seen.getByLabel("Din kommentar").fill("Ja, også natt.");
  await kari.press("Control+Enter");
  await own.getByRole("button", { name: "1 kommentar" }).click();
  await expect(own).toContainText("Ja, også natt.");
  await expect(own).toContainText("Kari Lie");
  await seen.getByRole("button", { name: "Merk som avklart" }).click();
  await expect(own.getByRole("button", { name: "1 kommentar, avklart" })).toBeVisible();

  await kari.page.getByRole("tab", { name: "Oversikt" }).click();
  await kari.row("Helgevaktene").focus();
  await kari.press("Delete");
  await expect(own).toContainText("til «Helgevaktene er korte», som ligger i papirkurven");
  await expect(own).toContainText("Ja, også natt.");
});

test("an innspill is given on an arrow and on the whole board, by keys, mouse and finger, and counted where it is", async ({
  browser,
}) => {
  const { kari, piotr } = await ownerAndGiver(browser);
  await kari.writesCauses("Kjernen", ["Få vil jobbe natt"]);
  await kari.row("Få vil jobbe natt").focus();
  await kari.press("Control+k");
  await expect(kari.page.getByRole("searchbox", { name: "Søk blant lappene" })).toBeFocused();
  await kari.page.keyboard.type("Helgevaktene");
  await kari.press("Tab", "Enter");
  await kari.waitUntilSaved();

  // On the arrow by keys alone: the menu of the note where it begins.
  const row = piotr.row("Få vil jobbe natt");
  await row.focus();
  await piotr.press("Shift+F10");
  const item = piotr.page.getByRole("menuitem", { name: "Innspill til pila til «Helgevaktene er korte»" });
  await expect(piotr.page.getByRole("menuitem").first()).toBeFocused();
  while (!(await item.evaluate((item) => item === document.activeElement))) await piotr.press("ArrowDown");
  await piotr.press("Enter");
  const form = piotr.inputs().getByRole("form", { name: "Gi innspill" });
  const text = form.getByLabel("Innspillet ditt");
  await expect(text).toBeFocused();
  await expect(form.getByLabel("Gjelder").locator("option:checked")).toHaveText(/^Pila fra «Få vil jobbe natt»/);
  await piotr.page.keyboard.type("Er det slik hos dere?");
  await piotr.press("Control+Enter");
  await expect(kari.row("Få vil jobbe natt")).toHaveAccessibleName(/1 innspill til en pil herfra/);

  // And from there by mouse.
  await kari.row("Få vil jobbe natt").click();
  const counted = "Innspill til pila til «Helgevaktene er korte»: 1 innspill, 1 ubesvart";
  await kari.page.getByRole("button", { name: counted }).click();
  await expect(kari.inputs().getByRole("heading", { name: /^Pila fra/ })).toBeFocused();
  await expect(kari.contribution("Er det slik hos dere?")).toBeVisible();

  // On the whole board by a finger, in the list and on the canvas of a phone.
  const phone = { hasTouch: true, viewport: { width: 390, height: 844 }, level: "input" };
  const amina = await Person.arrive(browser, kari.page.url(), "Amina Yusuf", "Fjellvik", phone);
  await amina.page.getByRole("button", { name: "Innspill til hele tavla" }).tap();
  await expect(amina.inputs().getByLabel("Gjelder").locator("option:checked")).toHaveText("Hele tavla");
  await amina.inputs().getByLabel("Innspillet ditt").fill("Godt begynt");
  await amina.inputs().getByRole("button", { name: "Gi innspill" }).tap();
  const whole = "Innspill til hele tavla: 1 innspill, 1 ubesvart";
  await amina.page.getByRole("button", { name: "Tavle", exact: true }).tap();
  await amina.page.getByRole("button", { name: whole }).filter({ visible: true }).tap();
  await expect(amina.contribution("Godt begynt")).toBeVisible();
  await kari.page.getByRole("tab", { name: "Oversikt" }).click();
  await expect(kari.page.getByRole("button", { name: whole }).filter({ visible: true })).toHaveCount(2);
  for (const person of [kari, piotr, amina]) expect(person.errors).toEqual([]);
});

test("what is written stays in the form, about what it was begun on, whatever is looked at meanwhile", async ({
  browser,
}) => {
  const { piotr } = await ownerAndGiver(browser);
  await piotr.row("Helgevaktene").focus();
  await piotr.press("Control+i");
  const form = piotr.inputs().getByRole("form", { name: "Gi innspill" });
  await form.getByLabel("Innspillet ditt").fill("Halvveis tenkt");
  await piotr.page.getByRole("tab", { name: "Oversikt" }).click();
  await piotr.row("Kjernen").click();
  await piotr.page.getByRole("tab", { name: /Innspill/ }).click();
  await expect(form.getByLabel("Innspillet ditt")).toHaveValue("Halvveis tenkt");
  await expect(form.getByLabel("Gjelder").locator("option:checked")).toContainText("Helgevaktene");
  await piotr.page.reload();
  await piotr.page.getByRole("tab", { name: /Innspill/ }).click();
  await expect(form.getByLabel("Innspillet ditt")).toHaveValue("Halvveis tenkt");
  await expect(form.getByLabel("Gjelder").locator("option:checked")).toContainText("Helgevaktene");
});

test("axe finds nothing in the innspill tab with its forms open, in light and dark, wide and narrow", async ({
  browser,
}) => {
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      const person = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik", { colorScheme, viewport });
      await expect(person.rows().first()).toBeVisible();
      const wide = viewport.width > 1000;
      if (wide) await person.page.getByRole("tab", { name: /Innspill/ }).click();
      else await person.page.getByRole("navigation", { name: "Visninger" }).getByRole("button", { name: /Innspill/ }).click();
      await person.inputs().getByRole("button", { name: "Gi innspill" }).click();
      const first = person.inputs().getByRole("listitem").first();
      await first.getByRole("button", { name: /Kommenter|kommentar/ }).click();
      expect(await person.flaws(), `${colorScheme} ${viewport.width}`).toEqual([]);
      await first.getByRole("button", { name: /Svar|Endre svaret/ }).click();
      expect(await person.flaws(), `${colorScheme} ${viewport.width} answering`).toEqual([]);
      await person.leave();
    }
  }
});

