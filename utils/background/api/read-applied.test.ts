import { describe, expect, it } from 'vitest';
import { bySpelling } from '@/utils/share-codes/spelling';
import { openEnvelope } from './envelope';
import { mentionsIn } from './mentions';
import { readApplied } from './read-applied';
import type { Change } from './yes-or-no';

const SENT = ['A1', 'B2', 'C3'];

function read(body: unknown, change: Change = 'redeem') {
  const { applied, reasons } = readApplied(openEnvelope(body), SENT, change);
  return { codes: applied?.map(({ code }) => code) ?? null, reasons, applied };
}

describe('what was applied', () => {
  it.each([
    ['strings', ['A1', 'B2']],
    ['objects', [{ code: 'A1' }, { code: 'B2', number_of_ips: 2 }]],
    ['numbers nobody has explained', ['A1', 'B2', { code: 'C3', status: 0 }]],
    ['with strangers', ['A1', 'X9', { code: 'B2' }, null]],
    ['twice the same', ['A1', 'B2', 'A1']],
    [
      'flags',
      [
        { code: 'A1', success: true },
        { code: 'B2', status: 'redeemed' },
        { code: 'C3', success: false },
      ],
    ],
    ['bad words', ['A1', { code: 'B2' }, { code: 'C3', status: 'failed' }]],
    ['errors', ['A1', 'B2', { code: 'C3', error: 'already used' }]],
    ['unclear items', ['A1', 'B2', { code: 'C3', message: 'Already used' }]],
    ['a status that is only a no', ['A1', 'B2', { code: 'C3', status: false }]],
    [
      'flags of other names',
      ['A1', { code: 'B2', is_applied: true }, { code: 'C3', is_applied: false }],
    ],
    ['named lists', { applied: ['A1', 'B2'], failed: ['C3'] }],
    ['longer names', { success_codes: ['A1', 'B2'], failed_codes: ['C3'] }],
    ['an echo and failures', { codes: SENT, failed: [{ code: 'C3', reason: 'expired' }] }],
    ['used', { used: ['A1', 'B2'], invalid: ['C3'] }],
    ['one deeper', { data: { redeemed: ['A1', 'B2'] } }],
    ['a matching count', { codes: ['A1', 'B2'], success_count: 2 }],
  ])('reads %s', (_, result) =>
    expect(read({ success: true, result }).codes).toEqual(['A1', 'B2']),
  );

  it('reads the IPs, a lone object, an empty list, and no envelope', () => {
    expect(read({ result: [{ code: 'A1', number_of_ips: '10' }] }).applied).toEqual([
      { code: 'A1', ips: 10 },
    ]);
    expect(read({ result: { code: 'A1', number_of_ips: 10 } }).applied).toEqual([
      { code: 'A1', ips: 10 },
    ]);
    expect(read({ success: true, result: [] }).codes).toEqual([]);
    expect(read(['C3']).codes).toEqual(['C3']);
    expect(read({ success: true, revoked: ['C3'] }, 'revoke').codes).toEqual(['C3']);
  });

  it.each([
    [null],
    [true],
    [3],
    ['3 codes applied'],
    [{}],
    [{ success: 3, failed: 0 }],
    [[1, 2, 3]],
    [['A11', 'X9']],
    [[{ id: 1 }]],
    [{ failed: ['C3'] }],
    [{ codes: SENT, success_count: 1 }],
    [{ codes: SENT, failed_count: 1 }],
    [{ success: false, codes: SENT }],
  ])('says nothing where %j is not plain', (result) =>
    expect(read({ success: true, result }).codes).toBeNull(),
  );

  it('comes to an end in an answer nested without end', () => {
    const depth = 100_000;
    const deep = JSON.parse(`${'{"data":'.repeat(depth)}1${'}'.repeat(depth)}`);
    expect(read(deep).codes).toBeNull();
  });

  it('does not take codes somebody has used for revoked ones', () => {
    expect(read({ result: { used: ['A1'] } }, 'revoke').codes).toBeNull();
    expect(read({ result: { redeemed: ['A1'], used: ['B2'] } }).codes).toEqual(['A1']);
  });
});

it.each([
  [['A1'], false],
  [[{ code: 'A1', success: false }, 'B2'], false],
  [[{ code: 'A1', status: 2 }], true],
  [{ codes: [{ code: 'A1', status: 2 }] }, true],
  [{ applied: ['A1'], failed: ['B2'] }, false],
  [3, true],
])('the answer %j leaves some that it names unclear: %s', (result, unclear) =>
  expect(readApplied(openEnvelope({ success: true, result }), SENT, 'redeem').unclear).toBe(
    unclear,
  ),
);

describe('reasons', () => {
  it.each([
    [
      'in an object',
      { result: ['A1'], errors: [{ code: 'B2', message: 'already used' }] },
      'already used',
    ],
    ['in a text', { result: ['A1'], errors: ['Code B2 is not valid.'] }, 'Code B2 is not valid.'],
    ['in the only text', { result: ['A1'], errors: 'B2: no' }, 'B2: no'],
    ['under the code', { result: ['A1'], errors: { B2: ['expired'] } }, 'expired'],
    [
      'in an item',
      { result: [{ code: 'A1' }, { code: 'B2', success: false, reason: 'gone' }] },
      'gone',
    ],
    ['in a status', { result: [{ code: 'B2', status: 'invalid' }] }, 'invalid'],
    ['by the list', { result: { applied: ['A1'], already_used: ['B2'] } }, 'already used'],
    ['in a list', { result: { data: { failed: [{ code: 'B2', error: 'late' }] } } }, 'late'],
  ])('finds one %s', (_, body, reason) => expect(read(body).reasons).toEqual({ B2: reason }));

  it('gives each code its own part of a text, where each has one', () => {
    const said = (message: string) => read({ result: ['C3'], message }).reasons;
    expect(said('A1: already used; B2: not found')).toEqual({
      A1: 'A1: already used',
      B2: 'B2: not found',
    });
    const all = 'Already used: A1; B2';
    expect(said(all)).toEqual({ A1: all, B2: all });
  });

  it('gives none for a code that was applied, nor for a mere repetition', () => {
    expect(read({ result: ['A1'], message: 'A1 applied' }).reasons).toEqual({});
    expect(read({ result: { echo: SENT } }).reasons).toEqual({});
  });

  it('holds a code that is the name of something built in', () => {
    const { reasons } = readApplied(
      openEnvelope({ errors: ['no: __proto__'] }),
      ['__proto__'],
      'redeem',
    );
    expect(Object.keys(reasons)).toEqual(['__proto__']);
  });

  it.each([
    ['Code A1 used', true],
    ['(A1)', true],
    ['A1', true],
    ['BA1 A1-x A1', true],
    ['A12', false],
    ['xA1', false],
    ['A1-2', false],
    ['a1', true],
  ])('in %j A1 is mentioned: %s', (text, expected) =>
    expect(mentionsIn(text, bySpelling(['A1'])).codes.length > 0).toBe(expected),
  );
});
