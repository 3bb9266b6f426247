import { expect, it } from 'vitest';
import { run } from '../chaos/run.ts';
import { loadExtension } from '../truth/world.ts';

/* A small part of `npm run chaos`, always the same: a good server, and some of what befalls requests. */

it('whatever happens to worker, browser and answers, every word is true in the end', async () => {
  const { findings, befell } = await run(await loadExtension(), {
    seed: 9,
    browser: 'chromium',
    operations: 12,
    ways: [],
    mishaps: ['cut before', 'cut after', 'cut within the answer', '502, not acted', '502, acted'],
    colleagues: false,
  });
  expect(findings.map(({ words }) => words.join('\n'))).toEqual([]);
  expect(befell['worker killed']).toBeGreaterThan(0);
}, 300_000);
