import { beforeEach, expect, test, vi } from 'vitest';
import { patchDraft, readDraft, renewDraft } from './drafts';

let full = false;
const kept = new Map<string, string>();

beforeEach(() => {
  full = false;
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (full) throw new Error('full');
      kept.set(key, text);
    },
  });
});

test('a draft keeps its id and what was typed', () => {
  const { id } = readDraft('redeem', 'one');
  patchDraft('redeem', 'one', { text: 'A1' });
  expect(readDraft('redeem', 'one')).toEqual({ id, accountId: 'one', text: 'A1' });
});

test('under another account the same input is another operation', () => {
  const { id } = patchDraft('redeem', 'one', { text: 'A1' });
  const other = readDraft('redeem', 'two');
  expect(other.text).toBe('A1');
  expect(other.id).not.toBe(id);
});

test('it is renewed for the operation that used it, and once only', () => {
  const { id } = patchDraft('redeem', 'one', { text: 'A1' });
  renewDraft('redeem', id, { text: '' });
  const renewed = readDraft('redeem', 'one');
  expect(renewed.id).not.toBe(id);
  expect(renewed.text).toBe('');
  renewDraft('redeem', id);
  expect(readDraft('redeem', 'one').id).toBe(renewed.id);
});

test('what is unreadable is a new draft', () => {
  kept.set('draft:redeem', '{broken');
  expect(readDraft('redeem', 'one').text).toBe('');
});

test('a text too large to be kept lives as long as the page', () => {
  full = true;
  const { id } = patchDraft('redeem', 'one', { text: 'A1 B2' });
  expect(readDraft('redeem', 'one')).toEqual({ id, accountId: 'one', text: 'A1 B2' });
});
