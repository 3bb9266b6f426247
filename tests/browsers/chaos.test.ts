import { expect, it } from 'vitest';
import { chaos } from '../chaos/chaos.ts';

it('whatever happens to worker, browser and answers, the books fit in the end', async () => {
  const { faulty, kills } = await chaos({ seed: 4, rounds: 25 });
  expect(faulty).toEqual([]);
  expect(kills).toBeGreaterThan(5);
}, 180_000);
