// The pictures in docs/pictures: the demo's tree with some of its people on it, and its network.
import { expect } from "@playwright/test";
import { join } from "node:path";
import { Visitor } from "../browser/visitor.mjs";
import { SCHEMES, WINDOWS, picture } from "./camera.mjs";

const TREE = "Heltidskultur i omsorgstjenesten i Fjellvik";

async function onTree(browser, origin, name, options) {
  const person = await Visitor.as(browser, origin, name, { reducedMotion: "reduce", ...options });
  await person.page.getByRole("link", { name: TREE }).first().click();
  await expect(person.rows().first()).toBeVisible();
  return person;
}

export async function takeForDocs(browser, origin, folder) {
  const others = [];
  for (const name of [/Solveig Tveit/, /Máret Ánne Somby/, /Amina Yusuf/, /Piotr Nowak/]) {
    others.push(await onTree(browser, origin, name));
  }
  const [solveig, maret, amina, piotr] = others;
  await solveig.row("Oppgaver som kan gjøres på hverdager").click();
  await amina.row("Opplæring når bare dem som er på jobb").click();
  for (const colorScheme of SCHEMES) {
    const ingrid = await onTree(browser, origin, /Ingrid Solheim/, { ...WINDOWS.laptop, colorScheme });
    await expect(ingrid.page.locator(".people .avatar")).toHaveCount(others.length + 1);
    await ingrid.row("De som er på jobb, må løpe fortere").click();
    await maret.page.mouse.move(560, 720 + SCHEMES.indexOf(colorScheme));
    await picture(ingrid.page, join(folder, `board-${colorScheme}.png`));
    // A name fades after two seconds: the picture is taken anew while it is there.
    await piotr.row("Ledige stillinger lyses ut").click();
    await piotr.row("Stillingshjemlene er låst").click();
    await expect(ingrid.page.locator(".people .avatar")).toHaveCount(others.length + 1);
    await ingrid.page.screenshot({ path: join(folder, `board-${colorScheme}.png`) });
    await ingrid.leave();
  }
  const looks = { reducedMotion: "reduce", ...WINDOWS.laptop, colorScheme: "light" };
  const ragnhild = await Visitor.as(browser, origin, /Ragnhild Voll/, looks);
  await expect(ragnhild.cards().first()).toBeVisible();
  await picture(ragnhild.page, join(folder, "network-light.png"));
  const ingrid = await onTree(browser, origin, /Ingrid Solheim/, { ...WINDOWS.phone, colorScheme: "light" });
  await picture(ingrid.page, join(folder, "phone-light.png"));
  for (const person of [ragnhild, ingrid, ...others]) await person.leave();
}
