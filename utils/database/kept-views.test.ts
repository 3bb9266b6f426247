import { beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { forgetViews, keepView, keptView } from './kept-views';

beforeEach(() => browser.storage.session.clear());

test('a view is kept under its number, and as it last was', async () => {
  await keepView(7, { keyword: 'an' });
  await keepView(7, { keyword: 'ann' });
  expect(await keptView(7)).toEqual({ keyword: 'ann' });
  expect(await keptView(8)).toBeUndefined();
});

test('the latest hundred are kept, and no number means what another one meant', async () => {
  for (let number = 1; number <= 150; number++) await keepView(number, { page: number });
  expect(await keptView(50)).toBeUndefined();
  expect(await keptView(51)).toEqual({ page: 51 });
  expect(Object.keys(await browser.storage.session.get(null))).toHaveLength(100);
});

test('they can all be forgotten, and nothing else is', async () => {
  await browser.storage.session.set({ other: 1 });
  for (const number of [1, 99, 100, 1234]) await keepView(number, {});
  await forgetViews();
  expect(await browser.storage.session.get(null)).toEqual({ other: 1 });
});
