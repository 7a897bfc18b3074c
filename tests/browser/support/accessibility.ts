import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** axe finds nothing on the page as it is now. `where` names it when it does. */
export async function expectAccessible(page: Page, where: string, within?: string): Promise<void> {
  // Colours are measured as they stay, not as they fade in.
  await page.evaluate(finishAnimations);
  const builder = new AxeBuilder({ page }).withTags(WCAG_22_AA);
  if (within !== undefined) builder.include(within);
  const { violations } = await builder.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${where}: ${id} at ${target}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}

export async function finishAnimations(): Promise<void> {
  const endless = (animation: Animation) =>
    animation.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
  const roots = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const animations = [document, ...roots].flatMap((root) => root.getAnimations());
  const ending = animations.filter((animation) => !endless(animation));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
