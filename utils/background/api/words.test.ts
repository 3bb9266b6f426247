import { expect, it } from 'vitest';
import { keyMask, tidy, tidyAll, wordsOf } from './words';

it.each([
  ['No balance', ['No balance']],
  [
    ['One', '', 'Two'],
    ['One', 'Two'],
  ],
  [{ code: 'A1', message: 'already used' }, ['A1: already used']],
  [{ code: 'A1', message: 'A1 is used' }, ['A1 is used']],
  [
    [{ error: 'bad' }, { reason: 'worse' }],
    ['bad', 'worse'],
  ],
  [{ email: ['is not valid'] }, ['email: is not valid']],
  [42, []],
  [null, []],
])('finds the words in %j', (value, words) => expect(wordsOf(value)).toEqual(words));

it('comes to an end in a value nested without end', () => {
  const deep = JSON.parse(`${'['.repeat(5000)}"x"${']'.repeat(5000)}`);
  expect(wordsOf(deep)).toEqual([]);
});

it('masks the key as it is and as it stands in a URL', () => {
  const mask = keyMask('se/cret+key');
  expect(tidy('bad se/cret+key in ?api-key=se%2Fcret%2Bkey', mask)).toBe('bad ••• in ?api-key=•••');
});

it.each([
  ['a<b>&"c\'d', 'a&lt;b&gt;&amp;&quot;c&apos;d'],
  ['a<b>&"c\'d', 'a&#60;b&#62;&#38;&#34;c&#39;d'],
  ['se/cret+key', 'se%2fcret%2bkey'],
  ['SecretKey', 'sECRETkEY'],
  ['ÿÿÿ>>>?', Buffer.from('ÿÿÿ>>>?').toString('base64url')],
  ['(a|b)*[c]', '(a|b)*[c]'],
])('masks %j written as %j', (key, written) =>
  expect(keyMask(key)(`bad ${written}.`)).toBe('bad •••.'),
);

it('masks before it cuts, so that no half of a key stays', () => {
  const text = `${'x'.repeat(295)}SECRETKEY`;
  expect(tidy(text, keyMask('SECRETKEY'))).not.toContain('SEC');
});

it('leaves texts as they are where there is no key', () => {
  expect(tidy('fine', keyMask(''))).toBe('fine');
});

it('makes one line of each text, says nothing twice, and ends somewhere', () => {
  expect(tidyAll(['a\n\tb', 'a b', ' '], keyMask('k'))).toEqual(['a b']);
  expect(
    tidyAll(
      Array.from({ length: 99 }, (_, i) => `w${i}`),
      keyMask('k'),
    ),
  ).toHaveLength(20);
  expect(tidy('y'.repeat(9999), keyMask('k'))).toHaveLength(500);
});
