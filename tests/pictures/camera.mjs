// Pictures of a page that stands still.

/** What is looked at: a laptop, a phone, and the laptop at 200 %. */
export const WINDOWS = {
  laptop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  zoomed: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
};
export const SCHEMES = ["light", "dark"];
/** Looks at a page, before it is said that it never stands still. */
const LOOKS_MAX = 40;

/** A picture of the page as it is when it no longer changes; of the whole page, or of what a window shows. */
export async function picture(page, path, { whole = false } = {}) {
  const window = page.viewportSize();
  let before;
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    // What is far below the window is not drawn by the browser: so all of it is within.
    const height = whole ? await page.evaluate(() => document.documentElement.scrollHeight) : window.height;
    await page.setViewportSize({ ...window, height });
    const now = await page.screenshot({ path, animations: "disabled" });
    if (before?.equals(now)) return page.setViewportSize(window);
    before = now;
  }
  throw new Error(`${page.url()} never stands still`);
}
