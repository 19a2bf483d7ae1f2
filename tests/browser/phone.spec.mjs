// A narrow window: what this person may do here stays within a thumb's reach, and is about the note that is selected.
import { expect, test } from "./everybody_leaves.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";

/** A phone, and an ordinary window at 400 %. */
const WINDOWS = [
  { width: 390, height: 844 },
  { width: 320, height: 512 },
];

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** The button that lies over the list. */
const main = (person) => person.page.locator(".phone-add").getByRole("button");

for (const viewport of WINDOWS) {
  test(`who gives innspill has one button for it, also while a note is selected: ${viewport.width}`, async ({ browser }) => {
    const kari = await Person.arrive(browser, server.origin, "Kari Lie", "Elvestad", { level: "input", viewport });
    await expect(kari.row("Helgevaktene")).toBeVisible();
    await expect(main(kari)).toHaveText("Gi innspill");
    await kari.row("Helgevaktene").focus();
    await expect(kari.page.getByRole("button", { name: "Gi innspill" })).toHaveCount(1);
    await expect(main(kari)).toBeInViewport({ ratio: 1 });
    expect(await kari.flaws()).toEqual([]);
    await kari.page.screenshot({ path: `browser/results/phone-input-${viewport.width}.png` });

    // The next stop after the list.
    await kari.press("Tab");
    await expect(main(kari)).toBeFocused();
    await kari.press("Enter");
    const form = kari.inputs().getByRole("form", { name: "Gi innspill" });
    await expect(form.getByLabel("Gjelder").locator("option:checked")).toContainText("Helgevaktene");
    await expect(form.getByLabel("Innspillet ditt")).toBeFocused();
    await kari.page.keyboard.type("Slik er det hos oss også");
    await kari.press("Control+Enter");
    await expect(kari.contribution("Slik er det hos oss også")).toContainText("Kari Lie");
    expect(kari.errors).toEqual([]);
  });
}

test("who writes adds to the note that is selected, outwards from the core", async ({ browser }) => {
  const [viewport] = WINDOWS;
  const amina = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik", { viewport });
  await expect(amina.rows().first()).toBeVisible();
  await expect(main(amina)).toHaveText("Årsak");
  const effect = amina.page.locator('[role=treeitem][data-kind="effect"]').first();
  const level = Number(await effect.getAttribute("aria-level"));
  await effect.focus();
  await expect(main(amina)).toHaveText("Virkning");
  await amina.page.screenshot({ path: "browser/results/phone-write.png" });
  await main(amina).click();
  await amina.type("Enda en virkning");
  await amina.press("Escape");
  await expect(amina.row("Enda en virkning")).toHaveAttribute("data-kind", "effect");
  await expect(amina.row("Enda en virkning")).toHaveAttribute("aria-level", String(level + 1));
  await amina.row("Helgevaktene").focus();
  await expect(main(amina)).toHaveText("Årsak");
  expect(await amina.flaws()).toEqual([]);
  expect(amina.errors).toEqual([]);
});

test("who only reads has no such button", async ({ browser }) => {
  const [viewport] = WINDOWS;
  const even = await Person.arrive(browser, server.origin, "Even Strand", "Elvestad", { level: "see", viewport });
  await even.row("Helgevaktene").focus();
  await expect(main(even)).toBeHidden();
});
