/** An area of `browser.storage`, as the profile keeps it. */
export class StorageArea {
  private readonly values = new Map<string, unknown>();

  async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    const wanted = keys === null ? [...this.values.keys()] : [keys].flat();
    const found = wanted.filter((key) => this.values.has(key));
    return Object.fromEntries(found.map((key) => [key, structuredClone(this.values.get(key))]));
  }

  async set(values: Record<string, unknown>): Promise<void> {
    for (const [key, value] of Object.entries(values)) this.values.set(key, structuredClone(value));
  }

  async remove(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) this.values.delete(key);
  }

  clear(): void {
    this.values.clear();
  }
}
