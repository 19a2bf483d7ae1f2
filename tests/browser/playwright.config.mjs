// Real Chromium, the installed one: CHROMIUM names it (`cargo xtask test` finds or installs it).
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  fullyParallel: false,
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  // A browser on a busy machine dies or stalls now and then. What passed at the second try only is counted apart, by
  // name, and its first try lies in results/: it is to be looked into, and keeps nobody from landing.
  retries: 1,
  reporter: [["list"]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "nb-NO",
    // What is to be pressed and is not there is missed soon.
    actionTimeout: 30_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
