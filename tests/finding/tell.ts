import type { Alphabet } from './alphabets.ts';
import { asWritten, byAlphabet, crossed, LEARNT, ours, rowOf, tableOf } from './figures.ts';
import { type Outcome, sum, tryText } from './score.ts';
import { readTexts } from './texts.ts';

export function tellFigures(): void {
  const halves = { open: readTexts('open'), held: readTexts('held') };
  console.log('As written');
  console.table(tableOf(halves, asWritten));
  console.log('With codes of every alphabet, on average');
  console.table(tableOf(halves, crossed));
  console.log('By alphabet, all texts; wrong: with 40 learnt');
  console.table(byAlphabet(halves));
}

/** Both halves together in a line, by the number of codes learnt. */
export function summary(): Record<string, string> {
  const texts = [...readTexts('open'), ...readTexts('held')];
  return Object.fromEntries(
    LEARNT.map((learnt) => {
      const [found, sure, wrong, without, doubted] = Object.values(
        rowOf(sum(crossed(ours, texts, learnt))),
      );
      return [`${learnt} learnt`, `${found} / ${sure}, ${wrong} / ${without}, ${doubted}`];
    }),
  );
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
