import { expect, it } from 'vitest';
import { fail, ok, type ServerFailure } from '@/utils/share-codes/failure';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import { afterAnswer } from './after-answer';
import { baseline, NOW, operation } from './generate.fixture';

const sent = operation({ state: 'sent', baseline: baseline({ codes: ['AB-12', 'CD-34'] }) });
const answer = (...codes: string[]) => {
  const read = codes.map((name) => newShareCode(name));
  const after = afterAnswer(sent, ok({ codes: read, readable: read.length > 0 }), NOW);
  return {
    state: after.state,
    codes: after.codes.map(({ code }) => code).join(' '),
    surplus: after.surplus.map(({ code }) => code).join(' '),
    named: after.named,
  };
};

it.each([
  ['as many as were asked for', ['n1', 'n2'], 'answered', 'n1 n2', ''],
  ['more than were asked for', ['n1', 'n2', 'n3'], 'answered', 'n1 n2', 'n3'],
  ['fewer than were asked for', ['n1'], 'unconfirmed', 'n1', ''],
  ['one that was there before', ['AB-12', 'n1'], 'unconfirmed', 'n1', ''],
  ['those that were there before, written otherwise', ['ab12', 'CD34'], 'unconfirmed', '', ''],
  ['old ones and all new ones', ['AB-12', 'n1', 'n2'], 'answered', 'n1 n2', ''],
  ['none', [], 'unconfirmed', '', ''],
])('an answer that names %s', (_what, named, state, codes, surplus) => {
  const count = codes.split(' ').filter(Boolean).length;
  expect(answer(...named)).toEqual({ state, codes, surplus, named: count });
});

it('codes that an answer names are believed, be they dated by another clock than the list', () => {
  const old = (name: string) => newShareCode(name, { createdAt: NOW - 3_600_000 });
  const after = (...names: string[]) =>
    afterAnswer(sent, ok({ codes: names.map(old), readable: true }), NOW).codes;
  expect(after('n1', 'n2')).toHaveLength(2);
  expect(after('n1', 'n2', 'n3')).toEqual([]); // too many: it shows what there is
});

it('codes of an earlier generate, or of other days, are none of it', () => {
  const others = [operation({ id: 'two', codes: [newShareCode('n1')] })];
  const old = newShareCode('n2', { createdAt: NOW - 7 * 24 * 3_600_000 });
  const named = ok({ codes: [newShareCode('n1'), old], readable: true });
  expect(afterAnswer(sent, named, NOW, others)).toMatchObject({ state: 'unconfirmed', codes: [] });
});

it('what an answer leaves out of a code is what was asked for', () => {
  const { codes } = afterAnswer(sent, ok({ codes: [newShareCode('n1')], readable: true }), NOW);
  expect(codes[0]).toMatchObject({ ips: 10, forwardTo: null });
});

it('only a plain no refuses it', () => {
  const no: ServerFailure = { cause: 'refused', notActed: true, status: 400, words: [] };
  expect(afterAnswer(sent, fail(no), NOW)).toMatchObject({ state: 'refused', settledAt: NOW });
  const lost: ServerFailure = { cause: 'server-error', notActed: false, status: 502, words: [] };
  expect(afterAnswer(sent, fail(lost), NOW)).toMatchObject({ state: 'unconfirmed' });
  expect(afterAnswer(sent, fail(lost), NOW)).not.toHaveProperty('hadAnswer');
});

it('a whole page of something else is an answer, after which nothing is acted on; a 202 is none', () => {
  const page = (status: number): ServerFailure => {
    return { cause: 'not-this-api', got: 'html', notActed: false, status, words: [] };
  };
  const after = (status: number) => afterAnswer(sent, fail(page(status)), NOW);
  expect(after(200)).toMatchObject({ state: 'unconfirmed', hadAnswer: true });
  expect(after(202)).not.toHaveProperty('hadAnswer');
});
