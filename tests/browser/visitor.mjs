// Somebody at the pages around the board, in a browser of their own.
import { expect } from "@playwright/test";
import { Person } from "./person.mjs";

export class Visitor extends Person {
  /** Comes to a page as nobody in particular. */
  static async come(browser, url, options = {}) {
    const visitor = new Visitor();
    visitor.context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "nb-NO", ...options });
    visitor.page = await visitor.context.newPage();
    visitor.errors = [];
    visitor.page.on("pageerror", (error) => visitor.errors.push(String(error)));
    await visitor.page.goto(url);
    return visitor;
  }

  /** Comes to the demo as one of its people, who has one network and is led straight there. */
  static async as(browser, origin, name, options = {}) {
    const visitor = await Visitor.come(browser, origin, options);
    await visitor.page.getByRole("button", { name }).click();
    await visitor.page.waitForURL(/\/n\//);
    await expect(visitor.cards().first()).toBeVisible();
    return visitor;
  }

  cards() {
    return this.page.locator(".project-card");
  }

  card(text) {
    return this.cards().filter({ hasText: text });
  }

  /** An act, as the page sends it. */
  async act(act) {
    return this.page.evaluate(async (act) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/api/acts", { method: "POST", headers, body: JSON.stringify(act) });
      return { status: answer.status, body: await answer.json() };
    }, act);
  }

  network() {
    return new URL(this.page.url()).pathname.split("/").at(-1);
  }

  async menu(item, role = "menuitem") {
    await this.page.locator("button.me").click();
    await this.page.getByRole(role, { name: item }).click();
  }
}
