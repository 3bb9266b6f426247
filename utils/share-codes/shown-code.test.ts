import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownCode } from './shown-code';

it.each([
  ['K7PQ2XW9', 'K7PQ2XW9'],
  ['A-1_b 2', 'A-1_b 2'],
  ['ключ', 'ключ'],
  ['A\u202E1B', 'A⟨U+202E⟩1B'],
  ['A\u200BB\u00A0C\u3000', 'A⟨U+200B⟩B⟨U+00A0⟩C⟨U+3000⟩'],
  ['A\u0000\n\u{E0041}', 'A⟨U+0000⟩⟨U+000A⟩⟨U+E0041⟩'],
  ['e\u0301\u3164', 'e⟨U+0301⟩⟨U+3164⟩'],
  ['A\u2800', 'A⟨U+2800⟩'],
  ['\uD800', '⟨U+D800⟩'],
])('shows %j as %s', (code, shown) => expect(shownCode(code)).toBe(shown));

it('never shows two codes alike, unless one is spelt out already', () => {
  const code = fc.string({ unit: 'binary' }).filter((text) => !text.includes('⟨'));
  fc.assert(
    fc.property(code, code, (one, other) => {
      expect(shownCode(one) === shownCode(other)).toBe(one === other);
    }),
  );
});
