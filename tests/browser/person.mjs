// A person at a browser of their own, who sees the page as a screen reader does: by roles and names.
import { expect } from "@playwright/test";
import { flaws } from "./axe.mjs";
import { Lead } from "./meeting.mjs";

export class Person {
  /**
   * Opens a page in a fresh browser context, as a guest who has followed a link to the board (to write on it, unless
   * another level is said): the one at the address, or else the demo's tree.
   */
  static async arrive(browser, url, name, municipality, { level = "write", ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "nb-NO", ...options });
    const person = new Person();
    person.context = context;
    person.page = await context.newPage();
    person.errors = [];
    person.page.on("pageerror", (error) => person.errors.push(String(error)));
    Object.assign(person, { name, municipality, level });
    const { origin, pathname } = new URL(url);
    const address = pathname === "/" ? `/b/${(await (await Lead.of(origin)).tree()).id}` : pathname;
    await person.followLinkTo(origin, address);
    await person.page.goto(origin + address);
    return person;
  }

  /** Is let in to a board by a link of the demo's lead. */
  async followLinkTo(origin, address) {
    const secret = await (await Lead.of(origin)).invite(address.replace("/b/", ""), this.level);
    const data = { name: this.name, municipality: this.municipality };
    const answer = await this.context.request.post(`${origin}/api/invitations/${secret}`, { data });
    expect(answer.status()).toBe(200);
  }

  tree() {
    return this.page.getByRole("tree", { name: "Oversikt" });
  }

  rows() {
    return this.tree().getByRole("treeitem");
  }

  row(text) {
    return this.rows().filter({ hasText: text }).first();
  }

  /** The outline as it is read aloud, all branches open: level and words of each row. */
  async outline() {
    await this.unfold();
    return this.rows().evaluateAll((rows) =>
      rows.map((row) => `${row.getAttribute("aria-level")} ${row.getAttribute("aria-label")}`),
    );
  }

  async unfold() {
    for (;;) {
      const closed = this.tree().locator('[role=treeitem][aria-expanded="false"]').first();
      if ((await closed.count()) === 0) return;
      await closed.focus();
      await this.page.keyboard.press("ArrowRight");
    }
  }

  /** The words of all rows. */
  async texts() {
    return this.rows().locator(".words").allInnerTexts();
  }

  /** The button that says how large the board is shown. */
  zoom() {
    return this.page.locator("button.zoom");
  }

  saved() {
    return this.page.getByTestId("saved");
  }

  async waitUntilSaved() {
    await expect(this.saved()).toHaveAttribute("data-state", "saved", { timeout: 60_000 });
  }

  /** What the page claims and shows at one instant. */
  async claim() {
    return this.page.evaluate(() => ({
      saved: document.querySelector("[data-testid=saved]")?.dataset.state === "saved",
      texts: [...document.querySelectorAll("[role=treeitem] .words")].map((words) => words.textContent),
    }));
  }

  /** The texts that were said aloud lately. */
  async said() {
    return this.page.getByTestId("live-region").innerText();
  }

  /** What axe finds on the page as it is now, or in a part of it: a rule and where it is broken. */
  async flaws(part) {
    return flaws(this.page, part);
  }

  /** The panel's innspill tab. */
  inputs() {
    return this.page.getByRole("tabpanel", { name: /Innspill/ });
  }

  contribution(text) {
    return this.inputs().getByRole("listitem").filter({ hasText: text });
  }

  /** By keyboard alone, from the row: the panel's other tab, the form about this note, Ctrl+Enter. */
  async gives(row, kind, text) {
    await this.row(row).focus();
    await this.press("Control+i");
    const form = this.inputs().getByRole("form", { name: "Gi innspill" });
    // Who writes the board has to open it first.
    const begin = this.inputs().locator(".give-begin").getByRole("button");
    await expect(form.or(begin).filter({ visible: true })).toHaveCount(1);
    if (await begin.isVisible()) await begin.press("Enter");
    await expect(form.getByLabel("Gjelder").locator("option:checked")).toContainText(row);
    await form.getByRole("radio", { name: kind }).focus();
    await this.press("Space");
    await form.getByLabel("Innspillet ditt").focus();
    await this.page.keyboard.type(text);
    await this.press("Control+Enter");
    await expect(form.getByLabel("Innspillet ditt")).toHaveValue("");
  }

  /** By keyboard alone, in the outline: causes of a note, one after the other. */
  async writesCauses(row, texts) {
    await this.row(row).focus();
    await this.press("Control+Enter");
    for (const [number, text] of texts.entries()) {
      await this.type(text);
      await this.press(number === texts.length - 1 ? "Escape" : "Enter");
    }
  }

  /** All innspill as they are listed: who, how it stands, about what, and the words. */
  async contributions() {
    await this.page.getByRole("tab", { name: /Innspill/ }).click();
    const head = ".who, .status, .contribution-about, .contribution-text, .contribution-answer";
    const listed = await this.inputs()
      .locator(".contribution")
      .evaluateAll((all, head) => all.map((one) => [...one.querySelectorAll(head)].map((part) => part.textContent.trim())), head);
    await this.page.getByRole("tab", { name: "Oversikt" }).click();
    return listed.map((one) => one.join(" | "));
  }

  dialog(name) {
    return this.page.getByRole("dialog", { name });
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types into the note that is open for writing. */
  async type(text) {
    await expect(this.page.locator("textarea:focus")).toHaveCount(1);
    await this.page.keyboard.type(text);
  }

  /** Has a board made, with a core problem; gives its address. */
  async makeBoard(title, core) {
    const { origin } = new URL(this.page.url());
    return `/b/${await (await Lead.of(origin)).makeBoard(title, core)}`;
  }

  /** Opens a board, to write on it. */
  async open(url) {
    const { origin, pathname } = new URL(url);
    await this.followLinkTo(origin, pathname);
    await this.page.goto(url);
    await expect(this.rows().first()).toBeVisible();
  }

  /** The same person in another tab of the same browser. */
  async tab(url) {
    const page = await this.context.newPage();
    page.on("pageerror", (error) => this.errors.push(String(error)));
    const tab = Object.assign(new this.constructor(), this, { page });
    await page.goto(url);
    return tab;
  }

  async leave() {
    await this.context.close();
  }
}
