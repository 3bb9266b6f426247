/** `localStorage` or `sessionStorage` of a browser, empty. For tests. */
export function emptyStorage(isFull: () => boolean = () => false) {
  const kept = new Map<string, string>();
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (isFull()) throw new Error('full');
      kept.set(key, text);
    },
    removeItem: (key: string) => kept.delete(key),
    clear: () => kept.clear(),
  };
  // Its keys are what is stored in it.
  return new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}
