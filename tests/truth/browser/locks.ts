type Turn = () => void;

/** `navigator.locks` of one browser: exclusive ones, in the order they were asked for. A worker's die with it. */
export class Locks {
  private readonly queues = new Map<string, Turn[]>();

  async request<T>(name: string, act: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    await new Promise<void>((resolve) => {
      queue.push(resolve);
      if (queue.length === 1) resolve();
    });
    try {
      return await act();
    } finally {
      queue.shift();
      queue[0]?.();
    }
  }
}
