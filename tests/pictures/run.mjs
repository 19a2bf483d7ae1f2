// `cargo xtask pictures`: those of docs/pictures, or every page into the folder that is named.
import { chromium } from "@playwright/test";
import { Samtavle } from "../samtavle.mjs";
import { takeForDocs } from "./docs.mjs";
import { takeEveryPage } from "./every_page.mjs";

const [folder, every] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const server = await Samtavle.start();
try {
  if (every === "every-page") await takeEveryPage(browser, server.origin, folder);
  else await takeForDocs(browser, server.origin, folder);
} finally {
  await browser.close();
  await server.end();
}
