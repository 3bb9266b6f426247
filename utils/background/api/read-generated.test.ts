import { expect, it } from 'vitest';
import { openEnvelope } from './envelope';
import { readGenerated } from './read-generated';

const codesOf = (body: unknown) =>
  readGenerated(openEnvelope(body)).codes.map(({ code, ips }) =>
    ips === null ? code : [code, ips],
  );

it.each([
  ['strings', { success: true, result: ['A1', 'B2'] }],
  ['objects', { success: true, result: [{ code: 'A1' }, { code: 'B2' }] }],
  ['an object with codes', { success: true, result: { codes: ['A1', 'B2'] } }],
  [
    'an object with any name',
    { success: true, result: { fresh: [{ code: 'A1' }, { code: 'B2' }] } },
  ],
  ['two objects deep', { success: true, result: { batch: { out: ['A1', 'B2'] }, count: 2 } }],
  ['codes beside other lists', { result: { sent_to: ['x@y.example'], codes: ['A1', 'B2'] } }],
  ['no envelope', ['A1', 'B2']],
  ['no result', { success: true, message: 'ok', data: ['A1', 'B2'] }],
  ['a useless result', { success: true, result: true, codes: ['A1', 'B2'] }],
  ['the new ones beside old ones', { result: { codes: ['O1'], new_codes: ['A1', 'B2'] } }],
  ['the new ones behind old ones', { result: { history: ['O1'], fresh: ['A1', 'B2'] } }],
  ['the new ones deeper than others', { codes: ['O1'], data: { generated: ['A1', 'B2'] } }],
  [
    'the new ones, whatever they are in',
    { result: { newlyIssued: { x: 1, items: ['A1', 'B2'] } } },
  ],
  ['codes behind a name nobody knows', { result: { tags: ['T1'], codes: ['A1', 'B2'] } }],
  ['no repeated request', { request: { codes: ['R1'] }, result: { out: ['A1', 'B2'] } }],
  ['no failures', { result: { failed: ['F1'], data: ['A1', 'B2'] } }],
  [
    'objects before words',
    { result: { features: ['T1'], vouchers: [{ code: 'A1' }, { code: 'B2' }] } },
  ],
  [
    'no item of an error',
    [{ code: 'A1', status: 201 }, { code: 'E1', error: 'x' }, { code: 'E2', status: 500 }, 'B2'],
  ],
  [
    'codes that are not used yet',
    [
      { code: 'A1', status: 'not used' },
      { code: 'B2', error: null, error_code: 0 },
    ],
  ],
  [
    'what was made in spite of a warning',
    { success: true, error: 'no mail sent', result: ['A1', 'B2'] },
  ],
  ['the same code twice', { result: ['A1', 'B2', 'A1'] }],
])('reads %s', (_, body) => expect(codesOf(body)).toEqual(['A1', 'B2']));

it('keeps what the answer tells of a code', () => {
  expect(codesOf({ result: { items: [{ code: 'A1', number_of_ips: 10 }] } })).toEqual([['A1', 10]]);
  expect(codesOf({ success: true, result: { code: 'A1', number_of_ips: 10 } })).toEqual([
    ['A1', 10],
  ]);
});

it.each([
  [null],
  [{ success: true }],
  [{ success: true, result: { recent_codes: ['A1'], lastCodes: ['B2'], existing: ['C3'] } }],
  [{ success: true, result: { requested: ['A1'] }, echo: { codes: ['A1'] } }],
  [{ success: true, result: { all: { codes: [{ code: 'A1' }] } } }],
  [{ success: true, result: null }],
  [{ success: true, result: 'A1' }],
  [{ success: true, result: 3 }],
  [{ success: true, result: ['Two codes made'] }],
  [{ success: true, result: { count: 2 } }],
  [{ success: true, message: ['generated'], errors: ['none'] }],
  [{ code: 200, message: 'ok' }],
  [{ success: true, result: { code: 'OK', message: 'made' } }],
  [{ success: true, plans: ['P1'], vouchers: ['A1', 'B2'] }],
  [{ status: 'error', data: ['NO_BALANCE', 'E1001'] }],
  [{ error: true, data: ['NO_BALANCE'] }],
  [{ error_code: 1001, data: ['NO_BALANCE'] }],
  [{ code: 400, data: ['NO_BALANCE'] }],
  [{ success: true, result: ['ABCD****'] }],
  [{ success: true, result: ['ABCDxxxx'] }],
  [{ success: true, result: { code: 'AB----78' } }],
])('finds no codes in %j, and says so', (body) =>
  expect(readGenerated(openEnvelope(body))).toEqual({ codes: [], readable: false }),
);
