import { expect, test } from 'vitest';
import { chosen, NO_CHOICE } from './chosen';

const found = { text: '', sure: ['A1', 'B2'], maybe: ['maybe'], own: new Set<string>() };

test('only certain codes are redeemed unasked', () => {
  expect(chosen(found, NO_CHOICE)).toEqual(['A1', 'B2']);
});

test('uncertain ones are where there is nothing else', () => {
  expect(chosen({ ...found, sure: [] }, NO_CHOICE)).toEqual(['maybe']);
});

test('what the person ticked counts', () => {
  expect(chosen(found, { ownToo: false, ticked: new Set(['maybe']) })).toContain('maybe');
  expect(chosen({ ...found, sure: [] }, { ownToo: false, ticked: new Set() })).toEqual([]);
});

test('codes that the account made itself are left out until the person wants them', () => {
  const own = { ...found, own: new Set(['A1']) };
  expect(chosen(own, NO_CHOICE)).toEqual(['B2']);
  expect(chosen(own, { ownToo: true, ticked: null })).toEqual(['A1', 'B2']);
});
