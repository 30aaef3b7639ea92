import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Presses Tab until what has the focus is it; every stop on the way shows that it has the focus. */
export async function tabTo(page: Page, isIt: (text: string, name: string) => boolean): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement)) return { text: '', name: '', visible: true };
      const { outlineStyle, boxShadow, outlineWidth } = getComputedStyle(at);
      const visible = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      return { text: at.innerText, name: at.getAttribute('name') ?? '', visible, tag: at.tagName };
    });
    if (stop.tag !== 'BODY') expect(stop.visible, `the focus on “${stop.text}” cannot be seen`).toBe(true);
    if (isIt(stop.text, stop.name)) return;
  }
  throw new Error('The keyboard does not lead there');
}

/** Class of what has the focus. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.className ?? '');
