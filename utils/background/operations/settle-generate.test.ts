import { describe, expect, it } from 'vitest';
import type { Failure } from '@/utils/share-codes/failure';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { baseline, code, earlier, NOW, operation } from './generate.fixture';
import { forItsRecipient, settleGenerate } from './settle-generate';

const SECOND = 1000;
const HOUR = 3_600_000;
const REFUSED: Failure = { cause: 'refused', notActed: true, status: 400, words: ['No'] };

const names = (codes: ShareCode[]) => codes.map((one) => one.code).join(' ');
function found(listed: ShareCode[], own = operation(), others: GenerateOperation[] = []) {
  const finding = settleGenerate(own, listed, others);
  return { own: names(finding.own), possible: names(finding.possible) };
}

describe('codes that a refused request may have made', () => {
  const refused = (id: string) => operation({ id, state: 'refused', failure: REFUSED });
  const answered = operation({ state: 'answered', codes: [code('x'), code('y')], named: 2 });
  const listed = [code('a'), code('b'), code('x'), code('y')];

  it('are not another’s surplus', () => {
    expect(found(listed, answered)).toEqual({ own: '', possible: 'a b' });
    expect(found(listed, answered, [refused('two')])).toEqual({ own: '', possible: '' });
    expect(found(listed, refused('two'), [answered])).toEqual({ own: '', possible: 'a b' });
  });

  it.each(['refused', 'done'] as const)(
    'once a %s one was looked for long enough, are only those of that time by the server’s clock',
    (state) => {
      const patience = { waited: 63_000, lookedAt: NOW };
      const codes = state === 'done' ? [code('x'), code('y')] : [];
      const over = operation({ state, codes, failure: REFUSED, patience });
      const later = code('later', { createdAt: NOW + 30 * SECOND });
      const undated = code('undated', { createdAt: null });
      expect(found([undated, code('a'), later], over)).toEqual({ own: '', possible: 'a' });
      const { acted: _, ...unclocked } = { ...over, baseline: baseline({ serverTime: null }) };
      expect(found([undated, code('a'), later], unclocked).possible).toBe('a'); // by our own clock
    },
  );

  it('are none of one that is done, but by a known clock, however soon it was explained', () => {
    const patience = { waited: 0, lookedAt: NOW };
    const zone = code('zone', { createdAt: NOW + 7 * HOUR });
    const own = { codes: [code('x'), code('y')], patience };
    expect(found([code('a'), zone], operation({ ...own, state: 'done' })).possible).toBe('a');
    expect(found([code('a'), zone], operation({ ...own, state: 'answered' })).possible).toBe(
      'a zone',
    );
  });

  it('are possible for each of two', () => {
    expect(found(listed.slice(0, 2), refused('one'), [refused('two')]).possible).toBe('a b');
  });
});

describe('codes are its own by proof', () => {
  it('where exactly as many as are missing were made in time and fit', () => {
    const listed = [code('a'), code('b', { createdAt: NOW + SECOND }), code('old1')];
    expect(found(listed)).toEqual({ own: 'a b', possible: '' });
  });

  it('also where codes are dated by another clock, which earlier answers have told', () => {
    const listed = ['a', 'b'].map((name) => code(name, { createdAt: NOW + 7 * HOUR }));
    expect(found(listed)).toEqual({ own: '', possible: 'a b' });
    expect(found(listed, operation(), [earlier(7 * HOUR)])).toEqual({ own: 'a b', possible: '' });
  });

  it('and possible where summer time has begun or ended since', () => {
    const before = { baseline: baseline({ newestCreatedAt: NOW - 10 * HOUR }) };
    const at = (hours: number) => [code('a', { createdAt: NOW + hours * HOUR })];
    const possible = (hours: number) =>
      found(at(hours), operation(before), [earlier(7 * HOUR)]).possible;
    expect([5, 6, 8, 9].map(possible)).toEqual(['', 'a', 'a', '']);
  });

  it('and possible where the clock of the headers is theirs by now, be it that of a cache', () => {
    const before = { baseline: baseline({ newestCreatedAt: NOW - HOUR }) };
    const possible = (at: number) =>
      found([code('a', { createdAt: NOW + at })], operation(before), [earlier(240 * SECOND)])
        .possible;
    expect([-SECOND, 0, 90 * SECOND].map(possible)).toEqual(['a', 'a', '']);
  });

  it('up to eight seconds after the worker was killed in flight', () => {
    const { acted: _, ...killed } = operation();
    const listed = ['a', 'b'].map((name) => code(name, { createdAt: NOW + 9 * SECOND }));
    expect(found(listed, killed).own).toBe('a b');
    expect(found(listed).own).toBe('');
  });

  it('shared out where several that ask for the same have made exactly all that show', () => {
    const other = operation({ id: 'two' });
    const listed = ['a', 'b', 'c', 'd'].map((name) => code(name));
    expect(found(listed, operation(), [other])).toEqual({ own: 'a b', possible: '' });
    expect(found(listed.slice(0, 3), operation(), [other]).own).toBe('');
    const first = operation({ codes: listed.slice(0, 2), state: 'answered' });
    expect(found(listed, other, [first])).toEqual({ own: 'c d', possible: '' });
  });
});

describe('codes are only possible', () => {
  const pair = (more: Partial<ShareCode>) => [code('a'), code('b', more)];
  const both = { own: '', possible: 'a b' };
  it.each([
    ['made before the sending', pair({ createdAt: NOW - 4 * SECOND })],
    ['made after the failure', pair({ createdAt: NOW + 4 * SECOND })],
    ['without a time', pair({ createdAt: null })],
    ['of which the IPs are not told', pair({ ips: null })],
    ['fewer than are missing', [code('a')]],
    ['more than are missing', [...pair({}), code('c')]],
  ])('%s', (_what, listed) => {
    expect(found(listed)).toEqual({ own: '', possible: names(listed) });
  });

  it.each([
    ['by the clock of another machine', NOW - 4 * SECOND],
    ['without seconds', Math.floor(NOW / 60_000) * 60_000 - 50 * SECOND],
  ])('dated just before the sending, %s, also where the clock is known', (_, createdAt) => {
    const listed = ['a', 'b'].map((name) => code(name, { createdAt }));
    const own = operation({ baseline: baseline({ newestCreatedAt: NOW - HOUR }) });
    expect(found(listed, own, [earlier()])).toEqual(both);
  });

  it.each([
    ['its clock is not learnt', 0, []],
    ['its clock is learnt', 7 * HOUR, [earlier(7 * HOUR)]],
  ])('made two seconds before the sending or after the failure, where %s', (_, ahead, others) => {
    for (const seconds of [-2, 2]) {
      const createdAt = NOW + ahead + seconds * SECOND;
      const listed = ['a', 'b'].map((name) => code(name, { createdAt }));
      expect(found(listed, operation(), others)).toEqual(both);
    }
  });

  it('dated by a machine that is behind, before the newest ones that were there', () => {
    const listed = ['a', 'b'].map((name) => code(name, { createdAt: NOW - 4 * SECOND }));
    const newest = { newestCreatedAt: NOW - SECOND };
    const having = (more: object) => operation({ baseline: baseline({ ...newest, ...more }) });
    expect(found(listed, having({ knownSince: NOW - HOUR }), [earlier()])).toEqual(both);
    expect(found(listed, having({}), [earlier()]).possible).toBe('');
    expect(found(listed, having({ knownSince: NOW - 4 * SECOND }), [earlier()]).possible).toBe('');
  });

  it('where the recipient is masked', () => {
    const input = { ipsPerCode: 10, count: 2, forwardTo: 'ann@shop.example' };
    const told = pair({ forwardTo: 'a**@shop.example' });
    expect(found(told, operation({ input }))).toEqual(both);
  });

  it('where the server tells no time', () => {
    const { acted: _, ...timeless } = operation({ baseline: baseline({ serverTime: null }) });
    expect(found(pair({}), timeless)).toEqual(both);
  });

  it('of the very instant of the newest that were there, of which more may not have been in view', () => {
    const tied = operation({ baseline: baseline({ tied: true, newestCreatedAt: NOW }) });
    expect(found(pair({}), tied)).toEqual(both);
  });

  it('after a no, whatever their time', () => {
    const refused = operation({ state: 'refused', failure: REFUSED });
    expect(found(pair({}), refused)).toEqual(both);
    expect(found(pair({}), { ...refused, state: 'unclear' })).toEqual(both);
  });

  it('beyond those asked for', () => {
    const own = operation({ codes: [code('c'), code('d')], state: 'answered' });
    expect(found([...pair({}), code('c'), code('d')], own)).toEqual(both);
  });
});

it('codes for anybody are none of one for somebody, where the list tells for whom they are', () => {
  const input = { ipsPerCode: 10, count: 2, forwardTo: 'ann@shop.example' };
  const own = operation({ input });
  const listed = [code('a'), code('b', { forwardTo: 'ann@shop.example' })];
  const left = (tellsRecipients: boolean, of = own) =>
    names([...forItsRecipient(of, listed, { tellsRecipients })]);
  expect(left(true)).toBe('b');
  expect(left(false)).toBe('b'); // this very list tells it
  expect(names([...forItsRecipient(own, [code('a')], { tellsRecipients: false })])).toBe('a');
  expect(left(true, operation())).toBe('a b');
});

it('a code that has come, newer than all before, is possible by whatever clock, and stays so', () => {
  const before = { baseline: baseline({ newestCreatedAt: NOW - HOUR }) };
  const listed = [code('x', { createdAt: NOW - 20 * 60 * SECOND })];
  const possible = (more: Partial<GenerateOperation>, others: GenerateOperation[] = []) =>
    found(listed, operation({ ...before, ...more }), others).possible;
  expect(possible({})).toBe('x');
  expect(possible({}, [earlier()])).toBe('');
  expect(possible({ baseline: baseline({ newestCreatedAt: NOW - HOUR, partial: true }) })).toBe('');
  expect(possible({ state: 'possible', possible: listed })).toBe('x');
  expect(possible({ state: 'possible' })).toBe(''); // it has come later
});

it('the others of the instant of one that was told are possible, too, as long as fewer are known than were asked for', () => {
  const patience = { waited: 63_000, lookedAt: NOW };
  const at = (name: string, seconds: number) =>
    code(name, { createdAt: NOW + 7 * HOUR + seconds * SECOND });
  const over = { state: 'possible', hadAnswer: true, patience } as const;
  const one = operation({ ...over, possible: [at('a', 0)] });
  expect(found([at('a', 0), at('b', 1), at('later', 20)], one).possible).toBe('a b');
  const both = operation({ ...over, possible: [at('a', 0), at('b', 1)] });
  expect(found([at('a', 0), at('b', 1), at('c', 1)], both).possible).toBe('a b');
});

describe('codes are of no concern', () => {
  it.each([
    ['that were there before', code('old1')],
    ['of other IPs', code('x', { ips: 20 })],
    ['of another recipient', code('x', { forwardTo: 'x@y.example' })],
    ['older than what was in view, and now in view', code('x', { createdAt: NOW - 2 * HOUR })],
  ])('%s', (_what, listed) => {
    expect(found([code('a'), code('b'), listed])).toEqual({ own: 'a b', possible: '' });
  });

  it.each([
    ['minutes before it', NOW - 70 * SECOND],
    ['long after it', NOW + 2 * HOUR],
  ])('that were made %s, where the clock is known', (_when, createdAt) => {
    const listed = [code('x', { createdAt })];
    const own = operation({ baseline: baseline({ newestCreatedAt: NOW - HOUR }) });
    expect(found(listed, own).possible).toBe('x');
    expect(found(listed, own, [earlier()]).possible).toBe('');
  });

  it.each([
    ['twenty minutes before it', NOW - 20 * 60 * SECOND],
    ['so long after it', NOW + 100 * 60 * SECOND],
  ])('that were made %s that no two clocks are so far apart', (_when, createdAt) => {
    const own = operation({ baseline: baseline({ newestCreatedAt: null }) });
    expect(found([code('x', { createdAt })], own).possible).toBe('');
  });

  it('that were made long after a no, be it one that the balance contradicts', () => {
    const listed = [code('x', { createdAt: NOW + 40 * 60 * SECOND })];
    expect(found(listed, operation({ state: 'unclear' })).possible).toBe('x');
    const unclear = operation({ state: 'unclear', failure: REFUSED });
    expect(found(listed, unclear, [earlier()]).possible).toBe('');
    expect(found(listed, unclear).possible).toBe('');
  });

  it('that were made minutes late by the clock of another zone, unless nothing else shows', () => {
    const listed = [code('x', { createdAt: NOW - HOUR + 10 * 60 * SECOND })];
    const before = { baseline: baseline({ newestCreatedAt: NOW - 2 * HOUR }) };
    expect(found(listed, operation({ ...before, state: 'unclear' })).possible).toBe('x');
    expect(found(listed, operation({ ...before, state: 'possible' })).possible).toBe('');
    const offered = (ahead: number) => ({ possible: [code('a', { createdAt: NOW + ahead })] });
    const beside = (ahead: number) =>
      found(listed, operation({ ...before, ...offered(ahead), state: 'possible' })).possible;
    expect(beside(-HOUR)).toBe('x'); // a colleague was first
    expect(beside(0)).toBe('');
    const over = operation({ ...before, state: 'unclear', hadAnswer: true });
    expect(found(listed, over).possible).toBe('');
  });

  it('that were made minutes after a whole answer, be it one that tells nothing', () => {
    const listed = [code('x', { createdAt: NOW + 10 * 60 * SECOND })];
    expect(found(listed, operation()).possible).toBe('x');
    expect(found(listed, operation({ hadAnswer: true })).possible).toBe('');
    const patience = { waited: 63_000, lookedAt: NOW };
    const possible = [code('a'), code('b'), code('c')];
    const told = operation({ hadAnswer: true, state: 'possible', patience, possible });
    const soon = code('x', { createdAt: NOW + 60 * SECOND });
    expect(found([...possible, soon], told).possible).toBe('a b c');
  });

  it('that were made days before it, whatever clock tells that', () => {
    const own = operation({ baseline: baseline({ newestCreatedAt: NOW - 90 * 24 * HOUR }) });
    expect(found([code('x', { createdAt: NOW - 48 * HOUR })], own).possible).toBe('');
  });

  it('that were there before in another spelling', () => {
    expect(found([code('a'), code('b'), code('OLD-1')])).toEqual({ own: 'a b', possible: '' });
  });

  it('of another operation, be they written otherwise', () => {
    const other = operation({ id: 'two', codes: [code('AB-1'), code('b')] });
    const listed = [code('ab1'), code('B'), code('c'), code('d')];
    expect(found(listed, operation(), [other])).toEqual({ own: 'c d', possible: '' });
  });

  it('that another one still looks for, if it is the one whose time they fit', () => {
    const late = { sentAt: NOW + 9 * SECOND, acted: { from: NOW + 9 * SECOND, to: NOW + 10_000 } };
    const other = operation({ id: 'two', ...late });
    const refused = operation({ state: 'refused', failure: REFUSED });
    const listed = [code('a'), code('b', { createdAt: NOW + 9 * SECOND })];
    expect(found(listed, refused, [other]).possible).toBe('a');
  });
});

describe('codes of which the list tells nothing but the code', () => {
  const own = operation({ codes: [code('a'), code('b')], state: 'answered' });
  const bare = (name: string) => code(name, { ips: null, createdAt: null });

  it('are new in front of all that were there before', () => {
    const listed = [bare('c'), code('b'), bare('d'), code('a'), code('old1'), bare('moved')];
    expect(found(listed, own).possible).toBe('c d');
  });

  it('are not new behind one that is written otherwise now', () => {
    const listed = [bare('c'), code('b'), code('a'), code('OLD-1'), bare('moved')];
    expect(found(listed, own).possible).toBe('c');
  });

  it('stay possible after the end, be they written otherwise now', () => {
    const patience = { waited: 63_000, lookedAt: NOW };
    const possible = [bare('AB-1')];
    const refused = operation({ state: 'refused', failure: REFUSED, patience, possible });
    expect(found([bare('ab1'), code('old1')], refused).possible).toBe('ab1');
  });

  it('are new everywhere where everything was known before', () => {
    const whole = operation({ ...own, baseline: baseline({ complete: true }) });
    expect(found([code('old1'), bare('c'), code('b'), code('a')], whole).possible).toBe('c');
  });
});
