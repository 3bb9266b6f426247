import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyReply } from './classify-reply';
import { openEnvelope } from './envelope';
import { readBalance, readInfo } from './read-account';
import { readApplied } from './read-applied';
import { readPage } from './read-codes';
import { readGenerated } from './read-generated';
import { keyMask } from './words';

const code = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 8 });

const NAMES = [
  'success',
  'message',
  'errors',
  'result',
  'items',
  'data',
  'codes',
  'code',
  'status',
  'failed',
];
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('', 'A1', '__proto__', 'constructor', 'false'),
    fc.jsonValue(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** Anything that may stand around a documented shape without changing what it says. */
const extras = fc.dictionary(fc.stringMatching(/^x_[a-z]{1,5}$/), fc.jsonValue(), { maxKeys: 3 });

describe('the readers', () => {
  it('never throw, whatever JSON comes', () => {
    fc.assert(
      fc.property(json, fc.integer({ min: 200, max: 599 }), (value, status) => {
        const envelope = openEnvelope(value);
        readPage(envelope);
        readGenerated(envelope);
        readApplied(envelope, ['A1', '__proto__', 'constructor'], 'redeem');
        readApplied(envelope, ['A1'], 'revoke');
        readInfo(value);
        readBalance(value);
        const reply = {
          status,
          from: { method: 'GET', address: 'localhost/', by: null },
          serverTime: null,
          retryAt: null,
          body: { kind: 'json', value },
        } as const;
        classifyReply(reply, keyMask('A1'));
      }),
      { numRuns: 2000 },
    );
  });

  it('never call a code applied that was not sent', () => {
    fc.assert(
      fc.property(json, codes, (value, sent) => {
        const { applied } = readApplied(openEnvelope(value), sent, 'redeem');
        for (const each of applied ?? []) expect(sent).toContain(each.code);
      }),
    );
  });

  it('lose no code of a list, whatever lies between and around, and keep each once', () => {
    const item = fc.tuple(code, extras).map(([each, more]) => ({ ...more, code: each }));
    const odd = fc.constantFrom<unknown>(null, {}, 5, [], { code: null }, 'not a code');
    const items = fc.array(fc.oneof({ weight: 3, arbitrary: item }, odd), { minLength: 1 });
    const place = fc.constantFrom<(list: unknown[]) => object>(
      (list) => ({ success: true, result: { items: list, total_items: 9 } }),
      (list) => ({ success: true, result: { data: list, total_items: 9 } }),
      (list) => ({ items: list, total_items: 9 }),
    );
    fc.assert(
      fc.property(items, place, extras, (list, wrap, more) => {
        const page = readPage(openEnvelope({ ...more, ...wrap(list) }));
        const expected = list.filter(isItem).map((each) => each.code);
        expect(page?.codes.map((each) => each.code)).toEqual([...new Set(expected)]);
        expect(page?.unreadable).toBe(list.length - expected.length);
      }),
    );
  });

  it('lose no generated code, in any of the shapes', () => {
    const isMasked = (list: string[]) => list.length === 1 && /(.)\1{3}/.test(list.join());
    const shape = fc.constantFrom<(list: string[]) => unknown>(
      (list) => list,
      (list) => list.map((each) => ({ code: each })),
      (list) => ({ codes: list }),
      (list) => ({ batch: { codes: list.map((each) => ({ code: each, number_of_ips: 5 })) } }),
    );
    fc.assert(
      fc.property(codes, shape, (list, wrap) => {
        fc.pre(!isMasked(list));
        const { codes: read } = readGenerated(openEnvelope({ success: true, result: wrap(list) }));
        expect(read.map((each) => each.code)).toEqual(list);
      }),
    );
  });

  it('take as applied exactly the codes of the documented list', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 8 }), fc.boolean(), (sent, count, bare) => {
        const done = sent.slice(0, count);
        const result = bare ? done : done.map((each) => ({ code: each, number_of_ips: 5 }));
        const { applied } = readApplied(openEnvelope({ success: true, result }), sent, 'redeem');
        expect(applied?.map((each) => each.code)).toEqual(done);
      }),
    );
  });
});

const isItem = (value: unknown): value is { code: string } =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
