import { asWritten, crossed, HALVES, tableOf, wrongByAlphabet } from './figures.ts';

for (const [title, way] of [['As written', asWritten], ['With codes of every alphabet, on average', crossed]] as const) {
  console.log(title);
  console.table(Object.assign({}, ...HALVES.map((half) => tableOf(half, way))));
}
