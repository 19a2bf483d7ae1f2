// What axe finds on a page, once the page stands still.
import { AxeBuilder } from "@axe-core/playwright";

/** What axe is asked about: WCAG 2.2 AA and what it holds for good practice besides. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it is now, or in a part of it: a rule and where it is broken. */
export async function flaws(page, part) {
  // What is still fading in has not its colours yet. (What is skipped since it is far below the window stands still.)
  await page.waitForFunction(() => {
    const ends = ({ effect }) => Number.isFinite(effect.getComputedTiming().endTime);
    const shown = ({ effect }) => effect.target?.checkVisibility({ contentVisibilityAuto: true });
    const fading = (animation) => animation.playState === "running" && ends(animation) && shown(animation);
    return !document.getAnimations().some(fading);
  });
  const axe = new AxeBuilder({ page }).withTags(RULES);
  if (part) axe.include(part);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
