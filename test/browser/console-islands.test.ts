import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, overflow } from '#test/browser/checks.ts';
import { banner, openScenes, press, type Scenes } from '#test/browser/scenes.ts';
import { signed } from '#test/procedure/office.ts';

let scenes: Scenes;
beforeAll(async () => {
  scenes = await openScenes({ units: 3 });
});
afterAll(async () => {
  expect(scenes.problems()).toEqual([]);
  await scenes.close();
});

const rowAt = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('table.examination tbody tr')].indexOf(document.activeElement as Element),
  );
const verdictOf = (page: Page, row: number) =>
  page.locator('table.examination tbody tr').nth(row).locator('select').inputValue();

describe('The keys of an examination', () => {
  it('go from line to line and give verdicts, which are stored as those of the mouse', async () => {
    const id = await signed(scenes.office, scenes.nextUnit());
    const { page } = await scenes.open(scenes.office.people.examiner, id, '/examine');
    await page.getByText('J 下一项，K 上一项').waitFor();
    await page.keyboard.press('j');
    expect(await rowAt(page)).toBe(0);
    await page.keyboard.press('2');
    await page.keyboard.press('j');
    await page.keyboard.press('3');
    expect([await rowAt(page), await verdictOf(page, 0), await verdictOf(page, 1)]).toEqual([1, 'differs', 'pending']);
    expect(await page.getByRole('status').innerText()).toContain('待证');
    await page.keyboard.press('k');
    await page.keyboard.press('1');
    expect([await rowAt(page), await verdictOf(page, 0)]).toEqual([0, 'agrees']);
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await press(page, '保存结论');
    await banner(page, '已保存');
    expect(Object.values((await scenes.office.w.submissions.get(id))?.verdicts ?? {}).map((v) => v.verdict)).toContain(
      'pending',
    );
  });

  it('do nothing in a text, nor when they are turned off, which the next page remembers', async () => {
    const id = await signed(scenes.office, scenes.nextUnit());
    const { page } = await scenes.open(scenes.office.people.examiner, id, '/examine');
    const note = page.getByRole('textbox').first();
    await note.focus();
    await page.keyboard.type('j1');
    expect(await note.inputValue()).toBe('j1');
    await page.getByRole('checkbox', { name: '使用单键快捷键' }).press('Space');
    await page.reload();
    await page.getByText('J 下一项，K 上一项').waitFor();
    expect(await page.getByRole('checkbox', { name: '使用单键快捷键' }).isChecked()).toBe(false);
    await page.keyboard.press('j');
    expect(await rowAt(page)).toBe(-1);
  });

  it('are missed by nobody whose browser runs no scripts', async () => {
    const id = await signed(scenes.office, scenes.nextUnit());
    const { page } = await scenes.open(scenes.office.people.examiner, id, '/examine', 'phoneWithoutScripts');
    expect(await page.getByText('J 下一项').isVisible()).toBe(false);
    await page.locator('table.examination select').first().selectOption('differs');
    // Enter in a text stores what there is; it never passes the examination.
    await page.getByRole('textbox').first().fill('以任职文件为准');
    await page.getByRole('textbox').first().press('Enter');
    await banner(page, '已保存');
    const { state, verdicts } = (await scenes.office.w.submissions.get(id)) ?? {};
    expect([state, Object.values(verdicts ?? {})]).toEqual([
      'examining',
      expect.arrayContaining([{ verdict: 'differs', note: '以任职文件为准' }]),
    ]);
  });
});

describe('The unit picker of an account', () => {
  it('finds units by part of their name, takes them by the keyboard alone, and sends nothing by Enter', async () => {
    const { w, people, units } = scenes.office;
    const { page } = await scenes.visit(people.administrator, '/console/people/io');
    const picker = page.getByRole('combobox', { name: '单位', exact: true });
    for (const name of ['测试单位1', '测试单位2']) await page.getByRole('button', { name: `移除${name}` }).click();
    await picker.focus();
    await page.keyboard.type('单位');
    expect(await page.getByRole('option').count()).toBe(2);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).innerText()).toBe('测试单位2');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '移除测试单位2' }).waitFor();
    expect(await picker.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.type('没有这样的单位');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).pathname).toBe('/console/people/io');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await picker.inputValue()).toBe('');
    await press(page, '保存');
    await banner(page, '已保存');
    expect((await w.people.get('io'))?.person.units).toEqual([units[2], units[1]]);
  });

  it('takes no Enter that belongs to a word of an input method', async () => {
    const { page, context } = await scenes.visit(scenes.office.people.administrator, '/console/people/s1');
    await page.getByRole('button', { name: '移除测试单位1' }).click();
    const session = await context.newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: '单位', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', windowsVirtualKeyCode: 229 });
    expect(await page.getByRole('option').count()).toBe(1);
    expect(await page.getByRole('button', { name: /^移除/ }).count()).toBe(2);
    await session.send('Input.insertText', { text: '单位' });
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '移除测试单位1' }).waitFor();
    expect(page.url()).not.toContain('done=');
  });

  it('is a text with a name a line where no scripts run', async () => {
    const { people, w, units } = scenes.office;
    const { page } = await scenes.visit(people.administrator, '/console/people/s2', 'phoneWithoutScripts');
    await page.locator('textarea[name=units]').fill('测试单位3');
    await press(page, '保存');
    await banner(page, '已保存');
    expect((await w.people.get('s2'))?.person.units).toEqual([units[2]]);
  });
});
