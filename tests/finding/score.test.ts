import { describe, expect, it } from 'vitest';
import { ALPHABET_NAMES, makeCodes } from './alphabets.ts';
import { judge, sum, tryText } from './score.ts';
import { findBySixLines } from './six-line-rule.ts';
import { fill, parseTexts } from './texts.ts';

const [sale, decoy] = parseTexts(
  '=== sale | groups4\n\nTake ⟦1⟧ or ⟦1|–⟧,⟦U+00A0⟧then ⟦2⟧\n\n=== decoy | caps8\nPassword hunter22\n',
  'en',
);
if (!sale || !decoy) throw new Error('Two texts were expected');

describe('a text', () => {
  it('has codes in its places, with the dashes that were typed', () => {
    const { text, codes } = fill(sale, 'groups4');
    const [first = '', second] = codes;
    expect(text).toBe(`Take ${first} or ${first.replaceAll('-', '–')},\u00a0then ${second}`);
    expect(first).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(fill(decoy, 'caps8')).toEqual({ text: 'Password hunter22', codes: [] });
  });

  it('needs a head with an alphabet, and places that are well formed', () => {
    expect(() => parseTexts('=== sale | roman\nx', 'en')).toThrow('No head');
    expect(() => parseTexts('=== sale | caps8\n⟦one⟧', 'en')).toThrow('A bad place');
  });

  it.each(ALPHABET_NAMES)('has the same codes of %s each time', (alphabet) => {
    expect(makeCodes(alphabet, 20, 'x')).toEqual(makeCodes(alphabet, 20, 'x'));
    expect(new Set(makeCodes(alphabet, 20, 'x')).size).toBe(20);
  });
});

describe('an outcome', () => {
  const filled = {
    text: 'U9TRH6Y2 K3LM9PQ2 A1B2C3D4',
    codes: ['U9TRH6Y2', 'K3LM9PQ2', 'A1B2C3D4'],
  };
  const outcome = judge(sale, filled, [
    { code: 'U9TRH6Y2', certainty: 'sure', reason: 'known-shape' },
    { code: 'K3LM9PQ2', certainty: 'maybe', reason: 'in-list' },
    { code: 'A1B2', certainty: 'sure', reason: 'known-shape' },
    { code: 'hunter22', certainty: 'maybe', reason: 'in-list' },
  ]);

  it('tells what was missed, unsure and wrong, a piece of a code included', () => {
    expect(outcome.missed).toEqual(['A1B2C3D4']);
    expect(outcome.unsure).toEqual(['K3LM9PQ2']);
    expect(outcome.wrong).toEqual(['A1B2']);
    expect(outcome.doubted).toEqual(['hunter22']);
  });

  it('adds up, apart for texts with codes and without', () => {
    const none = judge(decoy, { text: 'hunter22', codes: [] }, [
      { code: 'hunter22', certainty: 'sure', reason: 'alone' },
    ]);
    expect(sum([outcome, none])).toEqual({
      codes: 3,
      found: 2,
      sure: 1,
      withCodes: 1,
      wrongWithCodes: 1,
      withoutCodes: 1,
      wrongWithoutCodes: 1,
      doubtedWithoutCodes: 0,
    });
  });
});

describe('the six lines', () => {
  it('take what has the length and the classes of a learnt code', () => {
    const found = findBySixLines('U9TRH6Y2 hunter22 KTRHWNYZ U9TRH6Y23', ['K3LM9PQ2']);
    expect(found.map(({ code }) => code)).toEqual(['U9TRH6Y2']);
  });

  it('are given other codes than those of the text', () => {
    tryText(
      (text, learnt) => {
        expect(learnt).toHaveLength(40);
        expect(learnt.some((code) => text.includes(code))).toBe(false);
        return [];
      },
      sale,
      'short6',
      40,
    );
  });
});
