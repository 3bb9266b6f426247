import type { Plugin } from 'vite';

/** A rule of the finder, and how its source reads without it. */
interface Rule {
  name: string;
  file: string;
  from: string;
  to: string;
}

/** To see what each one buys. Whoever changes a rule changes it here. */
export const RULES: readonly Rule[] = [
  {
    name: 'labels of codes',
    file: 'said.ts',
    from: 'if (name) return name;',
    to: '',
  },
  {
    name: 'what may stand beside a word for codes',
    file: 'code-names.ts',
    from: "return isPlain ? 'code' : 'some-code';",
    to: "return 'code';",
  },
  {
    name: 'names of values',
    file: 'said.ts',
    from: `if (KEY.test(part)) return 'other';`,
    to: '',
  },
  {
    name: 'columns of tables',
    file: 'labels.ts',
    from: 'columnNames(text, pieces);',
    to: `columnNames('', []);`,
  },
  {
    name: 'a label speaks for the codes after the first',
    file: 'labels.ts',
    from: "return last.label === 'other' && speaksOfCodes(before) ? null : last.label;",
    to: 'return null;',
  },
  {
    name: 'headings',
    file: 'labels.ts',
    from: 'if (heading !== undefined)',
    to: 'if (false && heading !== undefined)',
  },
  {
    name: 'a word that is all there is behind a label',
    file: 'labels.ts',
    from: ' || isNamed(text, piece);',
    to: ';',
  },
  {
    name: 'addresses to redeem at',
    file: 'labels.ts',
    from: `if (piece.inAddress && REDEEM_PATH.test(before)) return 'code';`,
    to: '',
  },
  {
    name: 'odd words where a text speaks of codes',
    file: 'extract.ts',
    from: '&& !(isOfCodes && isOdd(piece))',
    to: '',
  },
  {
    name: 'words in prose are doubted',
    file: 'extract.ts',
    from: `candidate(text, !isWord, 'known-shape')`,
    to: `candidate(text, true, 'known-shape')`,
  },
  {
    name: 'what stands in addresses is a part of them, but for a labelled code',
    file: 'extract.ts',
    from: `inAddress ? label !== 'code' : cut`,
    to: 'cut',
  },
  {
    name: 'like others in the text',
    file: 'extract.ts',
    from: "shape || setting !== 'list' ? candidates : confirmAlike(candidates)",
    to: 'candidates',
  },
  {
    name: 'a list of words',
    file: 'extract.ts',
    from: "if (setting === 'list') return judgeInList(piece, likely > 1);",
    to: '',
  },
  {
    name: 'words that stand apart make a list',
    file: 'setting.ts',
    from: '|| words.every(isItem)',
    to: '',
  },
  {
    name: 'what is never a code',
    file: 'look.ts',
    from: ' || NEVER.some((kind) => kind.test(token))',
    to: '',
  },
  {
    name: 'letters and digits take turns',
    file: 'look.ts',
    from: 'isIrregular(token) || ',
    to: '',
  },
  {
    name: 'odd pairs',
    file: 'look.ts',
    from: 'token.match(ODD_PAIR)?.length ?? 0',
    to: '0 * token.length',
  },
  {
    name: 'what is glued to a code',
    file: 'tokens.ts',
    from: 'isAddress ? [] : codesIn(core, shape)',
    to: '[]',
  },
  {
    name: 'retyped dashes',
    file: 'extract.ts',
    from: 'shape ? withDashes(plain, shape) : plain',
    to: 'plain',
  },
  {
    name: 'a prefix',
    file: 'shape.ts',
    from: `return marked || (/^[A-Za-z]{3,}/.exec(shared)?.[0] ?? '');`,
    to: `return '';`,
  },
  {
    name: 'hexadecimal letters',
    file: 'shape.ts',
    from: 'const isHex =',
    to: 'const isHex = false &&',
  },
  {
    name: 'labels that only share codes have',
    file: 'said.ts',
    from: "if (SHARE_CODE.test(part)) return 'code';\n  if (endsWithOther(part)) return 'other';",
    to: "if (endsWithOther(part)) return 'other';",
  },
  {
    name: 'labels of other things',
    file: 'said.ts',
    from: "if (endsWithOther(part)) return 'other';",
    to: '',
  },
  {
    name: 'pages that one logs in at',
    file: 'labels.ts',
    from: 'isSecret(before, piece, after) || ',
    to: '',
  },
  {
    name: 'names in cells',
    file: 'labels.ts',
    from: 'said(ownCell(line))',
    to: 'said(line)',
  },
  {
    name: 'what stands beside a slash is a path',
    file: 'glued.ts',
    from: '(isInPath && !BEFORE.test(run)) ||',
    to: '',
  },
  {
    name: 'other names before a colon',
    file: 'glued.ts',
    from: ' || OTHER_NAME.test(core)',
    to: '',
  },
  {
    name: 'a name before the code',
    file: 'glued.ts',
    from: ' && !(from === 0 && NAME.test(core))',
    to: '',
  },
  {
    name: 'pieces where dashes are like letters',
    file: 'glued.ts',
    from: '(isLoose && code !== run) || isGlued',
    to: 'isGlued',
  },
  {
    name: 'hosts, mail addresses, files, tokens in parts',
    file: 'glued.ts',
    from: 'const isWhole = WHOLE.test(core) || core',
    to: 'const isWhole = core',
  },
  {
    name: 'no code without a digit, or a letter',
    file: 'shape.ts',
    from: '  if (!mayLack.digits && !/\\d/.test(rest)) return false;\n  if (!mayLack.letters && !/[A-Za-z]/.test(rest)) return false;\n',
    to: '',
  },
  { name: 'words are glued to a code', file: 'glued.ts', from: ' || isGlued || ', to: ' || ' },
  {
    name: 'a line that names the next one',
    file: 'labels.ts',
    from: "if (heading !== undefined && isOtherHeading(heading)) return 'other';",
    to: '',
  },
  {
    name: 'plain words where codes have digits',
    file: 'extract.ts',
    from: '&& kinds.every(hasDigits)',
    to: '&& false',
  },
  {
    name: 'letters alone are values where codes are such',
    file: 'labels.ts',
    from: '(shape !== null && fits(shape, text) && !isWordLike(text)) ||',
    to: '',
  },
  {
    name: 'words where codes have both cases',
    file: 'extract.ts',
    from: ' && !isPassword',
    to: '',
  },
];

/** Loads the finder without a rule. */
export function withoutRule({ name, file, from, to }: Rule): Plugin {
  return {
    name: 'without a rule',
    enforce: 'pre',
    transform(source, id) {
      if (!id.endsWith(`/share-codes/${file}`)) return null;
      if (!source.includes(from)) throw new Error(`${file} has no more: ${name}`);
      return source.replace(from, () => to);
    },
  };
}
