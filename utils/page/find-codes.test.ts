import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findInText, type Question } from './find-codes';

/** Never answers. */
class StuckWorker {
  static started: StuckWorker[] = [];
  questions: Question[] = [];
  isTerminated = false;
  constructor() {
    StuckWorker.started.push(this);
  }
  postMessage(question: Question) {
    this.questions.push(question);
  }
  terminate() {
    this.isTerminated = true;
  }
}

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', StuckWorker);
  StuckWorker.started = [];
});
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(MINUTE);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a search that takes a minute has failed, and the next one begins a new worker', async () => {
  const tell = vi.fn();
  void findInText('U9TRH6Y2', 'ann').then(tell);
  await vi.advanceTimersByTimeAsync(MINUTE - 1);
  expect(tell).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(tell).toHaveBeenCalledWith(
    expect.objectContaining({ text: 'U9TRH6Y2', failure: 'timeout', sure: [], maybe: [] }),
  );
  void findInText('U9TRH6Y2', 'ann');
  expect(StuckWorker.started.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

it('a text that is searched already is not searched once more, unless for another account', () => {
  const first = findInText('U9TRH6Y2', 'ann');
  expect(findInText('U9TRH6Y2', 'ann')).toBe(first);
  void findInText('U9TRH6Y2', 'bob');
  void findInText('K3LM9PQ2', 'ann');
  const [worker] = StuckWorker.started;
  expect(worker?.questions.map(({ text, accountId }) => `${text} ${accountId}`)).toEqual([
    'U9TRH6Y2 ann',
    'U9TRH6Y2 bob',
    'K3LM9PQ2 ann',
  ]);
});
