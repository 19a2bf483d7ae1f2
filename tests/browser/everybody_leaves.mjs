// A test at whose end everybody leaves: the browser outlives the test, and their pages would go on looking for a server that
// is gone, through all tests that follow.
import { test as staying } from "@playwright/test";

export { expect } from "@playwright/test";

export const test = staying.extend({
  leaving: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
