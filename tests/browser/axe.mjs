// What axe finds on a page, once the page stands still.
import { AxeBuilder } from "@axe-core/playwright";

/** What axe is asked about: WCAG 2.2 AA and what it holds for good practice besides. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it is now: a rule and where it is broken. */
export async function flaws(page) {
  // What is still fading in has not its colours yet.
  await page.evaluate(() => {
    const ends = (animation) => Number.isFinite(animation.effect.getComputedTiming().endTime);
    return Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
