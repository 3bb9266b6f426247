import type { Alphabet } from './alphabets.ts';
import { asWritten, crossed, LEARNT, ours, tableOf, wrongByAlphabet } from './figures.ts';
import { type Outcome, tryText } from './score.ts';
import { readTexts } from './texts.ts';

export function tellFigures(): void {
  const halves = { open: readTexts('open'), held: readTexts('held') };
  console.log('As written');
  console.table(tableOf(halves, asWritten));
  console.log('With codes of every alphabet, on average');
  console.table(tableOf(halves, crossed));
  console.log('Wrongly sure with 40 learnt, in all texts');
  console.table(wrongByAlphabet(halves));
}

/** Every wrong and missed word of the open half, as written or with codes of one alphabet. */
export function showWords(alphabet: Alphabet | null): void {
  for (const learnt of LEARNT) {
    console.log(`\n${learnt} learnt`);
    for (const text of readTexts('open')) {
      const line = wordsOf(tryText(ours, text, alphabet ?? text.alphabet, learnt));
      if (line) console.log(`${text.name}: ${line}`);
    }
  }
}

function wordsOf({ wrong, missed, unsure }: Outcome): string {
  return Object.entries({ wrong, missed, unsure })
    .filter(([, words]) => words.length > 0)
    .map(([kind, words]) => `${kind} ${words.join(' ')}`)
    .join(' · ');
}
