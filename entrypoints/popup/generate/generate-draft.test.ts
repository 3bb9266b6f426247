import { beforeEach, expect, test, vi } from 'vitest';
import { emptyStorage } from '@/utils/page/storage.fixture';
import {
  changePress,
  fieldsOf,
  type GenerateDraft,
  generateDrafts,
  NOT_TOUCHED,
} from './generate-draft';

const last = { ipsPerCode: '5', count: '1', forwardTo: '' };
const fields = { ipsPerCode: '10', count: '5', forwardTo: 'a@b.example' };
const input = { ipsPerCode: 10, count: 5, forwardTo: 'a@b.example' };
const pressed = { id: 'first', at: 1000, fields, input, endShownAt: null };
const draft: GenerateDraft = { ...NOT_TOUCHED, pressed: null };

beforeEach(() => {
  for (const place of ['localStorage', 'sessionStorage']) vi.stubGlobal(place, emptyStorage());
});

test('what was typed stands in the fields, else what was pressed, else the last numbers', () => {
  expect(fieldsOf(draft, last)).toEqual(last);
  expect(fieldsOf({ ...draft, pressed }, last)).toEqual(fields);
  expect(fieldsOf({ ...draft, count: '', pressed }, last)).toEqual({ ...fields, count: '' });
});

test('the end of a press does not touch the one that another window has stored since', () => {
  generateDrafts.patch('one', { pressed });
  const other = { ...pressed, id: 'other' };
  generateDrafts.patch('one', {}, { pressed: other });
  changePress('one', 'first', { pressed: null });
  expect(generateDrafts.get('one').pressed).toBeNull();
  expect(generateDrafts.stored('one').pressed).toEqual(other);
});

test('nor the one that this window has pressed since', () => {
  generateDrafts.patch('two', { pressed });
  changePress('two', 'earlier', { pressed: null });
  expect(generateDrafts.get('two').pressed).toEqual(pressed);
  expect(generateDrafts.stored('two').pressed).toEqual(pressed);
});
