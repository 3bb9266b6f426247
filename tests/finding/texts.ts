import { readdirSync, readFileSync } from 'node:fs';
import { type Alphabet, isAlphabet, makeCodes } from './alphabets.ts';

/** The texts to look at while rules are changed, and those that only count. */
export type Half = 'open' | 'held';

/** A text as people write it, with places for codes. How it is written in a file: README.md. */
export interface Text {
  name: string;
  /** Of the codes as written or, where there are none, of those that the reader knows. */
  alphabet: Alphabet;
  body: string;
}

export interface FilledText {
  text: string;
  codes: string[];
}

const FOLDER = 'tests/finding/texts';
const HEAD = /^=== (?<name>\S+) \| (?<alphabet>\S+)$/;
const PLACE = /⟦(?:U\+(?<character>[0-9A-F]{4,6})|(?<number>\d+)(?:\|(?<dash>[^⟧]+))?)⟧/g;

export function readTexts(half: Half): Text[] {
  const files = readdirSync(`${FOLDER}/${half}`).sort();
  const texts = files.flatMap((file) =>
    parseTexts(readFileSync(`${FOLDER}/${half}/${file}`, 'utf8'), file.replace('.txt', '')),
  );
  if (new Set(texts.map(({ name }) => name)).size < texts.length)
    throw new Error(`Two texts of ${half} have the same name`);
  return texts;
}

export function parseTexts(file: string, language: string): Text[] {
  return file
    .split(/^(?==== )/m)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [head = '', ...lines] = block.split('\n');
      const { name, alphabet = '' } = HEAD.exec(head)?.groups ?? {};
      if (!name || !isAlphabet(alphabet)) throw new Error(`No head of a text: ${head}`);
      const body = lines.join('\n').replace(/^\n+|\n+$/g, '');
      if (/[⟦⟧]/.test(body.replace(PLACE, ''))) throw new Error(`A bad place in ${name}`);
      return { name: `${language}/${name}`, alphabet, body };
    });
}

/** Whether a text has codes. */
export const hasCodes = ({ body }: Text): boolean => /⟦\d/.test(body);

/** A text with codes of an alphabet in its places. */
export function fill({ name, body }: Text, alphabet: Alphabet): FilledText {
  const numbers = Array.from(body.matchAll(/⟦(\d+)/g), ([, number]) => Number(number));
  const codes = makeCodes(alphabet, Math.max(0, ...numbers), name);
  const used = new Set<string>();
  const text = body.replace(PLACE, (place, character, number, dash) => {
    if (character) return String.fromCodePoint(Number.parseInt(character, 16));
    const code = codes[Number(number) - 1];
    if (code === undefined) throw new Error(`${place} in ${name}: codes are counted from 1`);
    used.add(code);
    return dash ? code.replaceAll('-', dash) : code;
  });
  return { text, codes: [...used] };
}
