import { expect, test } from 'vitest';
import type { AccountDraft } from './account-draft';
import {
  isTouchedSince,
  newFields,
  pressed,
  refreshed,
  saved,
  typed,
  unsaved,
} from './account-fields';

const STORED: AccountDraft = { name: 'Shop', key: '', server: 'production', address: '' };
const SAVED: AccountDraft = { ...STORED, name: 'me@shop.example' };

test('what was typed earlier stands where it was typed, the rest is what is stored', () => {
  const fields = newFields(STORED, { name: 'Half a na' });
  expect(fields.draft).toEqual({ ...STORED, name: 'Half a na' });
  expect(unsaved(fields)).toEqual({ name: 'Half a na' });
});

test('a save changes what was not touched since its press', () => {
  const fields = pressed(typed(newFields(STORED, {}), { key: 'k', name: ' x ' }));
  expect(isTouchedSince(fields, fields.pressed)).toBe(false);
  const after = saved(fields, fields.pressed, SAVED, undefined);
  expect(after.draft).toEqual(SAVED);
  expect(unsaved(after)).toEqual({});
});

test('a save changes nothing that was touched since its press, the key included', () => {
  const before = pressed(typed(newFields(STORED, {}), { key: 'k', name: 'x' }));
  const fields = typed(typed(before, { name: 'y' }), { key: 'other' });
  expect(isTouchedSince(fields, fields.pressed)).toBe(true);
  const after = saved(fields, fields.pressed, SAVED, undefined);
  expect(after.draft).toEqual({ ...STORED, name: 'y', key: 'other' });
  expect(unsaved(after)).toEqual({ name: 'y' });
});

test('what was typed back to the same is touched all the same', () => {
  const before = pressed(newFields({ ...STORED, name: '' }, {}));
  const fields = typed(typed(before, { name: 'y' }), { name: '' });
  expect(saved(fields, before.pressed, SAVED, undefined).draft.name).toBe('');
});

test('a field that has the focus keeps its text, but the key goes', () => {
  const fields = pressed(typed(newFields(STORED, {}), { key: 'k' }));
  expect(saved(fields, fields.pressed, SAVED, 'name').draft.name).toBe('Shop');
  expect(saved(fields, fields.pressed, SAVED, 'key').draft.key).toBe('');
});

test('an earlier press is answered while a later one waits: only what neither has touched is replaced', () => {
  const first = pressed(typed(newFields(STORED, {}), { key: 'k' }));
  const second = pressed(typed(first, { name: 'y' }));
  const after = saved(second, first.pressed, SAVED, undefined);
  expect(after.draft).toEqual({ ...STORED, name: 'y' });
  expect(saved(after, second.pressed, SAVED, undefined).draft).toEqual(SAVED);
});

test('what is stored anew shows where nothing was typed', () => {
  const kept = newFields(STORED, { address: 'api.example.com' });
  expect(refreshed(kept, SAVED).draft).toEqual({ ...SAVED, address: 'api.example.com' });
});

test('what is no part of a key is not in it, and that is told until the key is another', () => {
  const pasted = typed(newFields(STORED, {}), { key: ' "k" ' });
  expect(pasted.draft.key).toBe('k');
  expect(pasted.keyCleaned).toBe(true);
  expect(typed(pasted, { key: 'k2' }).keyCleaned).toBe(true);
  expect(typed(pasted, { key: '' }).keyCleaned).toBe(false);
  expect(saved(pasted, pasted.acts, SAVED, undefined).keyCleaned).toBe(false);
});
