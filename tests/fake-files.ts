/*
 * As much of the origin private file system as the extension uses. Node has none.
 */

export class FakeFiles {
  private readonly files = new Map<string, Uint8Array<ArrayBuffer>>();

  async getFileHandle(name: string, { create = false } = {}) {
    if (create && !this.files.has(name)) this.files.set(name, new Uint8Array());
    if (!this.files.has(name)) throw notFound(name);
    return {
      getFile: async () => new Blob([this.files.get(name) ?? new Uint8Array()]),
      createWritable: async () => this.writable(name),
    };
  }

  async removeEntry(name: string): Promise<void> {
    if (!this.files.delete(name)) throw notFound(name);
  }

  async *keys(): AsyncGenerator<string> {
    yield* [...this.files.keys()];
  }

  /** What is written shows when it is closed. */
  private writable(name: string) {
    let written = new Uint8Array();
    return {
      write: async (bytes: Uint8Array<ArrayBuffer>) => {
        written = bytes.slice();
      },
      close: async () => void this.files.set(name, written),
    };
  }
}

const notFound = (name: string) => new DOMException(`No file ${name}`, 'NotFoundError');

export const storageOf = (files: FakeFiles) => ({ getDirectory: async () => files });
