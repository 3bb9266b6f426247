type Listener = (...values: unknown[]) => unknown;

/** One of the events of the extension API. */
export class Events {
  private readonly listeners: Listener[] = [];

  addListener(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** @returns what the listeners gave back */
  emit(...values: unknown[]): unknown[] {
    return this.listeners.map((listener) => listener(...values));
  }
}
