import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import type { RevokeCode } from '@/utils/messages';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import { clear, selection, toggle } from '../selection/selection';
import { hasBegun, pressRevoke } from './press';

/** The messages that the background has been sent, and what it answers to each. */
let heard: { id: string; codes: RevokeCode[] }[];
let answer: () => Promise<unknown>;

const begun = async () => ({ ok: true, value: null });
const dead = () => Promise.reject(new Error('The message channel closed.'));

beforeEach(() => {
  clear();
  for (const { id } of heard ?? []) hasBegun(id);
  heard = [];
  answer = begun;
  const sendMessage = (message: (typeof heard)[0]) => {
    heard.push(message);
    return answer();
  };
  Object.assign(browser.runtime, { sendMessage });
});

const names = (at: number) => heard.at(at)?.codes.map(({ code }) => code);
const select = (code: string) => toggle(newShareCode(code));
const press = () => {
  const { codes } = selection.getState();
  const revocable = [...codes.keys()].map((code) => ({ code, status: 1, ips: 5 }));
  return pressRevoke('account', codes, revocable);
};

test('a second press of the same selection is the same operation', async () => {
  select('A');
  const first = press();
  await Promise.all([first, press()]);
  expect(heard).toHaveLength(2);
  expect(heard[1]).toEqual(heard[0]);
});

test('so it is after nobody has answered', async () => {
  select('A');
  answer = dead;
  expect(await press()).toMatchObject({ cause: 'no-background' });
  answer = begun;
  expect(await press()).toBeNull();
  expect(heard.at(-1)).toEqual(heard[0]);
});

test('another selection is another operation, without the codes that are being asked for', async () => {
  select('A');
  const first = press();
  select('B');
  await Promise.all([first, press()]);
  expect(names(1)).toEqual(['B']);
  expect(heard[1]?.id).not.toBe(heard[0]?.id);
});

test('a code that nobody has heard of is asked for again with another selection', async () => {
  select('A');
  answer = dead;
  await press();
  select('B');
  await press();
  expect(names(-1)).toEqual(['A', 'B']);
});

test('once it shows in the journal its codes are selected no longer, and others are', async () => {
  select('A');
  await press();
  select('B');
  expect(hasBegun(heard[0]?.id ?? '')).toBe(true);
  expect([...selection.getState().codes.keys()]).toEqual(['B']);
  expect(hasBegun(heard[0]?.id ?? '')).toBe(false);
});

test('selected anew, the same codes are another operation', async () => {
  select('A');
  await press();
  hasBegun(heard[0]?.id ?? '');
  select('A');
  await press();
  expect(heard[1]?.id).not.toBe(heard[0]?.id);
});
