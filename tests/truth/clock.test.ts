import { expect, it } from 'vitest';
import { Clock } from './clock.ts';

it('goes from one thing to the next, in their order', async () => {
  const clock = new Clock();
  const start = clock.now;
  const seen: [string, number][] = [];
  const see = (name: string) => () => void seen.push([name, clock.now - start]);
  clock.later(3_600_000, see('in an hour'));
  clock.later(10, () => {
    see('first')();
    clock.later(5, see('put off by the first'));
  });
  clock.later(20, see('taken back'))();
  await clock.advance(3_600_000);
  expect(seen).toEqual([
    ['first', 10],
    ['put off by the first', 15],
    ['in an hour', 3_600_000],
  ]);
  expect(clock.now - start).toBe(3_600_000);
});

it('stands still while anything real goes on', async () => {
  const clock = new Clock();
  let over = false;
  clock.later(1, () => {
    void clock.during(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      over = true;
    });
  });
  const wasOver = new Promise<boolean>((resolve) => clock.later(2, () => resolve(over)));
  await clock.advance(2);
  expect(await wasOver).toBe(true);
});

it('a pause within something real passes by this clock', async () => {
  const clock = new Clock();
  const start = clock.now;
  const ended = clock.during(async () => {
    await clock.pauseWithin(60_000);
    return clock.now - start;
  });
  await clock.advance(90_000);
  expect(await ended).toBe(60_000);
});
