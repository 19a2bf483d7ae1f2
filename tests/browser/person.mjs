// A person at a browser of their own, who sees the page as a screen reader does: by roles and names.
import { expect } from "@playwright/test";

export class Person {
  /** Opens a page in a fresh browser context, and says who they are when the page asks. */
  static async arrive(browser, url, name, municipality, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "nb-NO", ...options });
    const person = new Person();
    person.context = context;
    person.page = await context.newPage();
    person.errors = [];
    person.page.on("pageerror", (error) => person.errors.push(String(error)));
    await person.page.goto(url);
    const dialog = person.page.getByRole("dialog", { name: "Velkommen til tavla" });
    await dialog.getByLabel("Navn").fill(name);
    await dialog.getByLabel("Kommune").fill(municipality);
    await dialog.getByRole("button", { name: "Gå til tavla" }).click();
    await expect(dialog).toBeHidden();
    return person;
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

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types into the note that is open for writing. */
  async type(text) {
    await expect(this.page.locator("textarea:focus")).toHaveCount(1);
    await this.page.keyboard.type(text);
  }

  /** Makes a board with a core problem, and opens it. */
  async makeBoard(title, core) {
    const answer = await this.page.evaluate(
      async (board) => {
        const answer = await fetch("/api/boards", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(board),
        });
        return { status: answer.status, body: await answer.json() };
      },
      { title, core },
    );
    expect(answer.status).toBeLessThan(300);
    return `/b/${answer.body.id}`;
  }

  async open(url) {
    await this.page.goto(url);
    await expect(this.rows().first()).toBeVisible();
  }

  async leave() {
    await this.context.close();
  }
}
