// A server that has been upgraded under an open page, and speaks another version of the protocol.
import { expect, test } from "./everybody_leaves.mjs";
import { Person } from "./person.mjs";
import { Samtavle } from "../samtavle.mjs";

let server;
test.beforeEach(async () => (server = await Samtavle.start(["--demo"])));
test.afterEach(async () => server.end());

/** From now on the page's hellos name a schema that the server does not know; returns what undoes it, and a count. */
async function speakAnotherVersion(person) {
  const state = { another: true, sockets: 0, loads: 0 };
  person.page.on("load", () => (state.loads += 1));
  await person.page.routeWebSocket(/\/board\//, (near) => {
    state.sockets += 1;
    const far = near.connectToServer();
    near.onMessage((frame) => {
      const bytes = Buffer.from(frame);
      const at = state.another ? bytes.indexOf('"schema":1') : -1;
      if (at >= 0) bytes.write('"schema":7', at);
      far.send(bytes);
    });
  });
  return state;
}

test("a page that is too old says so, reloads itself once, keeps the work, and sends it when it is understood again", async ({
  browser,
}) => {
  const amina = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik");
  await amina.open(server.origin + (await amina.makeBoard("Prøve", "Kjernen i det hele")));
  await amina.waitUntilSaved();
  const state = await speakAnotherVersion(amina);
  await server.killAndRestart();
  await amina.page.reload();
  await expect(amina.page.getByTestId("outdated")).toContainText("er oppdatert");
  // The person's reload, and the page's own. After that it is the person's to decide.
  await expect.poll(() => state.loads).toBe(2);
  await expect(amina.page.getByTestId("outdated")).toBeVisible();
  expect(await amina.flaws()).toEqual([]);
  await amina.page.screenshot({ path: "browser/results/outdated.png" });

  const { loads, sockets } = state;
  await amina.row("Kjernen").focus();
  await amina.press("Control+Enter");
  await amina.type("Skrevet på en gammel side");
  await amina.press("Escape");
  await expect(amina.saved()).toHaveAttribute("data-state", "waiting");
  expect([state.loads, state.sockets]).toEqual([loads, sockets]);

  state.another = false;
  await amina.page.getByRole("button", { name: "Last siden på nytt" }).press("Enter");
  await amina.waitUntilSaved();
  await expect(amina.row("Skrevet på en gammel side")).toBeVisible();
  await expect(amina.page.getByTestId("outdated")).toBeHidden();
  expect(amina.errors).toEqual([]);
});

test("a page whose socket is no longer spoken is told from one without a network by the server's own page", async ({
  browser,
}) => {
  const amina = await Person.arrive(browser, server.origin, "Amina Yusuf", "Fjellvik");
  await amina.open(server.origin + (await amina.makeBoard("Prøve", "Kjernen i det hele")));
  await amina.waitUntilSaved();
  await amina.page.routeWebSocket(/\/board\//, (near) => near.close());
  await amina.page.route("**/boards", (route) =>
    route.fulfill({ contentType: "text/html", body: '<script src="/assets/0123456789abcdef/start.js"></script>' }),
  );
  await server.killAndRestart();
  await amina.page.reload();
  await expect(amina.page.getByTestId("outdated")).toBeVisible();
});

test("a page of which a part does not come says so, and comes whole when it is asked for again", async ({ browser }) => {
  // The service worker has all parts already, or none; here the page asks for them itself.
  const context = await browser.newContext({ locale: "nb-NO", serviceWorkers: "block" });
  await context.route(/split_around.*\.wasm/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(`${server.origin}/sign-in`);
  await expect(page.getByRole("heading", { name: "Siden kom ikke hel fram" })).toBeVisible();
  await context.unroute(/split_around.*\.wasm/);
  await page.getByRole("button", { name: "Prøv igjen" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Logg inn", level: 1 })).toBeVisible();
});
