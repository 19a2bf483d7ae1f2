// Every page, as the people see it who come there: to be looked at by eye.
import { expect } from "@playwright/test";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Lead } from "../browser/meeting.mjs";
import { Person } from "../browser/person.mjs";
import { Visitor } from "../browser/visitor.mjs";
import { SCHEMES, WINDOWS, picture } from "./camera.mjs";

/** On a board: its outline is there, and nothing more comes. */
const onBoard = async (person) => expect(person.rows().first()).toBeVisible();
const onPage = async (person) => expect(person.page.locator(".sheet main")).not.toBeEmpty();

/** Goes to an address, and waits for what stands there. */
const at = (path, there = onPage) => async (person, origin) => {
  await person.page.goto(origin + path);
  await there(person);
};

/** The panel's other tab, by whichever bar the window has. */
async function innspill(person) {
  const bars = [person.page.getByRole("tablist"), person.page.getByRole("navigation", { name: "Visninger" })];
  for (const bar of bars) if (await bar.isVisible()) await bar.getByText("Innspill").click();
}

async function dialog(person, button) {
  const shown = person.page.getByRole("button", { name: button, exact: true }).filter({ visible: true });
  if (await shown.count()) await shown.first().click();
  else {
    // A small window has it in the menu.
    await person.page.getByRole("button", { name: "Meny", exact: true }).click();
    await person.page.getByRole("menuitem", { name: new RegExp(`^${button}`) }).click();
  }
  await expect(person.page.getByRole("dialog")).toBeVisible();
}

const away = (person) => person.press("Escape");

/** Who goes where. What is taken after the first of a page begins where that one ended. */
function walks(origin, { tree, foreign, sample, boardLink }) {
  const come = (browser, options) => Visitor.come(browser, origin, options);
  const as = (name) => (browser, options) => Visitor.as(browser, origin, name, options);
  const guest = (browser, options) => Person.arrive(browser, origin + tree.path, "Kari Prøve", "X904", { level: "input", ...options });
  return {
    nobody: [
      come,
      { front: at("/"), "sign-in": at("/sign-in"), help: at("/help"), privacy: at("/privacy"), accessibility: at("/accessibility") },
      { nowhere: at("/b/00000000000000000000000000000001"), invitation: at(boardLink) },
      { sample: at(sample, onBoard), "sample-menu": (person) => person.page.getByRole("button", { name: "Meny", exact: true }).click() },
    ],
    "network-lead": [
      as(/Ragnhild Voll/),
      { network: onPage, organisations: (person) => dialog(person, "Virksomheter") },
      { administration: at("/n/demo/admin"), board: at(tree.path, onBoard) },
    ],
    "project-lead": [
      as(/Ingrid Solheim/),
      { network: onPage, project: at(tree.project), board: at(tree.path, onBoard) },
      { selected: (person) => person.row("De som er på jobb, må løpe fortere").click(), innspill },
      { share: async (person) => dialog(person, "Del"), shared: away, menu: (person) => person.page.getByRole("button", { name: "Meny", exact: true }).click() },
    ],
    "other-participant": [
      as(/Even Strand/),
      { network: onPage, project: at(tree.project), board: at(tree.path, onBoard), innspill, foreign: at(foreign, onBoard) },
    ],
    guest: [guest, { board: onBoard, innspill }],
  };
}

/** The canvas, where a small window shows one view at a time. */
async function canvas(person) {
  const tab = person.page.getByRole("button", { name: "Tavle", exact: true });
  if (!(await tab.isVisible())) return false;
  await tab.click();
  return true;
}

/** Addresses in the demo. */
async function places(origin) {
  const lead = await Lead.of(origin);
  const { id, project } = await lead.tree();
  const open = await (await fetch(`${origin}/api/boards`)).json();
  const boards = await (await fetch(`${origin}/api/boards`, { headers: { cookie: lead.cookie } })).json();
  return {
    tree: { path: `/b/${id}`, project: `/p/${project}` },
    foreign: `/b/${boards.find((board) => board.project && board.project !== project).id}`,
    sample: `/b/${open[0].id}`,
    boardLink: `/i/${await lead.invite(id)}`,
  };
}

export async function takeEveryPage(browser, origin, folder) {
  await mkdir(folder, { recursive: true });
  const people = walks(origin, await places(origin));
  for (const [who, [comes, ...ways]] of Object.entries(people)) {
    for (const [window, options] of Object.entries(WINDOWS)) {
      for (const colorScheme of SCHEMES) {
        const person = await comes(browser, { reducedMotion: "reduce", colorScheme, ...options });
        const taken = async (name) => {
          const whole = (await person.page.locator(".sheet").isVisible()) && !(await person.page.getByRole("dialog").isVisible());
          await picture(person.page, join(folder, `${who}-${name}-${window}-${colorScheme}.png`), { whole });
        };
        for (const [name, go] of ways.flatMap(Object.entries)) {
          await go(person, origin);
          await taken(name);
          if (name === "board" && (await canvas(person))) {
            await taken("canvas");
            await person.page.getByRole("button", { name: "Liste", exact: true }).click();
          }
        }
        if (person.errors.length) throw new Error(`${who}, ${window}: ${person.errors.join("\n")}`);
        await person.leave();
      }
    }
  }
}
