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
    name: 'labels',
    file: 'labels.ts',
    from: 'if (label) result.set(piece, label);\n    else if',
    to: 'if',
  },
  {
    name: 'words that follow a label and are no codes',
    file: 'labels.ts',
    from: ' || NO_CODE.test(text)',
    to: '',
  },
  {
    name: 'labels of other codes',
    file: 'labels.ts',
    from: 'OTHER_CODES}[ _-])',
    to: 'OTHER_CODES}\\n\\n)',
  },
  {
    name: 'addresses to redeem at',
    file: 'labels.ts',
    from: 'else if (isInRedeemPath(piece, pieces[index - 1]))',
    to: 'else if (false)',
  },
  {
    name: 'like others in the text',
    file: 'extract.ts',
    from: 'confirmAlike(candidates, ',
    to: '((same: Candidate[], _: boolean) => same)(candidates, ',
  },
  {
    name: 'a list of words',
    file: 'extract.ts',
    from: "setting === 'list' ? judgeInList(piece) : ",
    to: '',
  },
  {
    name: 'words that stand apart make a list',
    file: 'extract.ts',
    from: '|| words.every(isItem)',
    to: '',
  },
  {
    name: 'a steady shape doubts the rest',
    file: 'extract.ts',
    from: "found && shape && isSteady(shape) ? { ...found, certainty: 'maybe' } : found",
    to: 'found',
  },
  {
    name: 'what is never a code',
    file: 'look.ts',
    from: ' || NEVER.some((kind) => kind.test(token))',
    to: '',
  },
  {
    name: 'words with hyphens',
    file: 'look.ts',
    from: "if (HYPHENATED.test(token)) return 'name';",
    to: '',
  },
  {
    name: 'letters and digits take turns',
    file: 'look.ts',
    from: 'isIrregular(token) || isGrouped',
    to: 'isGrouped',
  },
  { name: 'even groups', file: 'look.ts', from: '|| isGrouped(token)', to: '' },
  {
    name: 'odd pairs',
    file: 'look.ts',
    from: 'token.match(ODD_PAIR)?.length ?? 0',
    to: '0 * token.length',
  },
  {
    name: 'names of a few long parts',
    file: 'look.ts',
    from: "isCamelName(token) ? 'name' : 'weak'",
    to: "'weak'",
  },
  {
    name: 'handles, prices, paths',
    file: 'tokens.ts',
    from: '!isAddress && CLOSED',
    to: 'false && CLOSED',
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
