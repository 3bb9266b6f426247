/*
 * Time that the test drives. It stands still while anything real goes on (a request over HTTP, a transaction), and then
 * jumps to the next thing that was put off: an hour of patience costs what happens in it.
 */

interface Task {
  at: number;
  act: () => void;
}

export class Clock {
  /** What the clock on the wall of the server's house shows, ms since 1970. */
  now = Date.UTC(2026, 10, 27, 8);
  private readonly tasks: Task[] = [];
  private real = 0;
  private wake: () => void = () => {};

  /** @returns how to take it back */
  later(ms: number, act: () => void): () => void {
    const task = { at: this.now + Math.max(0, ms), act };
    const behind = this.tasks.findIndex(({ at }) => at > task.at);
    this.tasks.splice(behind === -1 ? this.tasks.length : behind, 0, task);
    return () => {
      const index = this.tasks.indexOf(task);
      if (index !== -1) this.tasks.splice(index, 1);
    };
  }

  /** For what is no part of anything real. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.later(ms, resolve));
  }

  /** Holds the time until this is over, since it happens in the real one. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.real++;
    try {
      return await work();
    } finally {
      this.letGo();
    }
  }

  /** A pause in the midst of something real, as of a server that takes its time. */
  async pauseWithin(ms: number): Promise<void> {
    this.letGo();
    await new Promise<void>((resolve) =>
      this.later(ms, () => {
        this.real++;
        resolve();
      }),
    );
  }

  /** Goes on by so much, one thing after another, each carried to its end. */
  async advance(ms: number): Promise<void> {
    const end = this.now + ms;
    await this.quiet();
    for (let task = this.next(end); task; task = this.next(end)) {
      this.now = task.at;
      task.act();
      await this.quiet();
    }
    this.now = end;
  }

  /** Until all that can happen at this instant has happened. */
  async quiet(): Promise<void> {
    do {
      while (this.real > 0) await new Promise<void>((resolve) => (this.wake = resolve));
      await turn();
    } while (this.real > 0 || process.getActiveResourcesInfo().includes('Immediate'));
  }

  private next(end: number): Task | undefined {
    const [first] = this.tasks;
    return first && first.at <= end ? this.tasks.shift() : undefined;
  }

  private letGo(): void {
    this.real--;
    if (this.real === 0) this.wake();
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
