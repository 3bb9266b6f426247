import { expect, test } from 'vitest';
import { NOTHING } from '@/utils/page/find-codes';
import { chosen, NO_CHOICE, whyNothing } from './chosen';

const found = { ...NOTHING, sure: ['A1', 'B2'], maybe: ['maybe'] };

test('only certain codes are redeemed unasked', () => {
  expect(chosen(found, NO_CHOICE)).toEqual(['A1', 'B2']);
  expect(chosen({ ...found, sure: [] }, NO_CHOICE)).toEqual([]);
});

test('a word that is all there is in the box is meant', () => {
  const alone = { ...NOTHING, maybe: ['maybe'], alone: 'maybe' };
  expect(chosen(alone, NO_CHOICE)).toEqual(['maybe']);
  expect(chosen(alone, { ownToo: false, ticked: new Set() })).toEqual([]);
});

test('what the person ticked counts', () => {
  expect(chosen(found, { ownToo: false, ticked: new Set(['maybe']) })).toContain('maybe');
});

test('codes that the account made itself are left out until the person wants them', () => {
  const own = { ...found, own: new Set(['A1']) };
  expect(chosen(own, NO_CHOICE)).toEqual(['B2']);
  expect(chosen(own, { ownToo: true, ticked: null })).toEqual(['A1', 'B2']);
});

test('a press that sends nothing says why', () => {
  expect(whyNothing(NOTHING, NO_CHOICE)).toBe('none');
  expect(whyNothing({ ...NOTHING, maybe: ['maybe'] }, NO_CHOICE)).toBe('unticked');
  const own = { ...NOTHING, maybe: ['A1'], own: new Set(['A1']) };
  expect(whyNothing(own, NO_CHOICE)).toBe('own');
  expect(whyNothing(own, { ownToo: true, ticked: null })).toBe('unticked');
});
