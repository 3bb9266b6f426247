import { expect, it } from 'vitest';
import { emptyReport, type ToldFinding } from './report.ts';
import { areTrue } from './tell-reports.ts';

const finding = { kind: 'a kind', operationId: 'one', code: null, truth: '', words: [] };
const excused = (operations: number): ToldFinding[] =>
  Array.from({ length: operations }, (_, at) => ({
    ...finding,
    operationId: String(at),
    untellable: true,
  }));

it.each([
  ['nothing', {}, true],
  ['a wrong word', { findings: [finding] }, false],
  ['an error in the background', { errors: ['TypeError'] }, false],
  ['a tenth of them where nobody could have told', { findings: excused(8) }, true],
  ['more of them where nobody could have told', { findings: excused(9) }, false],
])('a run of 80 operations with %s', (_, found, isTrue) => {
  expect(areTrue([{ ...emptyReport(), operations: 80, ...found }])).toBe(isTrue);
});
