import { describe, expect, it } from 'vitest';
import { Dice } from '../chaos/dice.ts';
import { run } from './run.ts';
import type { MishapName } from './server/mishaps.ts';
import { wayNamed } from './server/ways.ts';
import { areTrue } from './tell-reports.ts';
import { loadExtension } from './world.ts';

/*
 * A small part of `npm run chaos -- --truth`, always the same. Each server has some of these ways, and some of these
 * mishaps befall requests. Widen these lists with what the product has learnt to tell truly.
 */

const WAYS = [
  'replicas: now, 5 s, 20 s ago',
  'lists cached 30 s',
  'lists cached 30 s, no Age',
  'keyword ignored',
  'page ignored',
  'page and keyword ignored',
  'total_pages 1',
  'total_pages for the asked limit',
  'pages of 10',
  'used codes not listed',
  'revoked codes listed',
  'bare lists',
  'recipients masked',
  'no Date',
  'Date 1 h ahead',
  'Date 4 min behind',
  'times 7 h ahead',
  'times 5 h behind',
  'balance not told',
  'balance lags 60 s',
  'no reasons',
  'reasons in the message',
  'failures as 200',
];

const MISHAPS: MishapName[] = [
  'cut before',
  'cut after',
  'cut within the answer',
  'acted, answered after 40 s',
  'answered after 40 s, then acted',
  '502, not acted',
  '502, acted',
  '504, acted 5 s later',
  '504, acted 20 s later',
  '504, acted 40 s later',
  '202, acted at once',
  '400, acted',
  '409, acted',
  '429, acted',
  '429, not acted',
  'success false, acted',
  '500 in JSON, acted',
  'HTML with 200, acted',
  'sent twice by the browser',
  'sent twice, then 502',
  '403 once',
];

const COLLEAGUES = false;

const SEEDS = [2, 3, 4, 5, 7, 8];

const extension = await loadExtension();

describe('every word is true', () => {
  it.each(SEEDS)('on the server of seed %i', async (seed) => {
    const dice = new Dice(seed);
    const ways = dice.shuffle(WAYS).slice(0, dice.below(4)).map(wayNamed);
    const report = await run(extension, {
      seed,
      operations: 15,
      ways,
      mishaps: MISHAPS,
      colleagues: COLLEAGUES,
    });
    const { findings, errors } = report;
    const wrong = findings.filter(({ untellable }) => !untellable);
    const server = ways.map(({ name }) => name).join(', ');
    expect(
      wrong.map(({ words }) => words.join('\n')),
      server,
    ).toEqual([]);
    expect(errors).toEqual([]);
    expect(areTrue([report]), 'few that nobody could have told').toBe(true);
  });
});
