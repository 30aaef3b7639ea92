import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Presses Tab until what has the focus is it; every stop on the way shows that it has the focus, by a ring of at least 3 px. */
export async function tabTo(page: Page, isIt: (text: string, name: string, href: string) => boolean): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement)) return { text: '', name: '', href: '', visible: true };
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const visible = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 3;
      return {
        text: at.innerText,
        name: at.getAttribute('name') ?? '',
        href: at.getAttribute('href') ?? '',
        visible,
        tag: at.tagName,
      };
    });
    if (stop.tag !== 'BODY') expect(stop.visible, `the focus on “${stop.text}” cannot be seen`).toBe(true);
    if (isIt(stop.text, stop.name, stop.href)) return;
  }
  throw new Error('The keyboard does not lead there');
}

/** The focus comes to something of this class, by the script of the page that has just been opened. */
export const focusComesTo = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.activeElement?.className.includes(wanted), name);
