import type { Screen, TestBrowser } from './screen.ts';

declare const chrome: {
  storage: Record<'local' | 'session' | 'sync', { get(keys: null): Promise<object> }>;
  notifications: { getAll(): Promise<object> };
  alarms: { getAll(): Promise<unknown[]> };
  action: { getBadgeText(details: object): Promise<string> };
  permissions: { getAll(): Promise<{ origins?: string[] }> };
};

/** Everything the extension keeps, by the place it lies in, as text. */
export type Dump = Record<string, string>;

/** Reads every place where an extension can keep something. */
export async function dumpOf(browser: TestBrowser): Promise<Dump> {
  const page = await browser.open('manifest.json');
  try {
    return await page.run(readAll, null);
  } finally {
    await page.close();
  }
}

/** The places that hold one of these texts. */
export const placesOf = (dump: Dump, texts: readonly string[]): string[] =>
  Object.keys(dump).filter((place) => texts.some((text) => dump[place]?.includes(text)));

/** In the page. */
async function readAll(): Promise<Dump> {
  const dump: Dump = {};
  for (const area of ['local', 'session', 'sync'] as const)
    for (const [name, value] of Object.entries(await chrome.storage[area].get(null)))
      dump[`storage.${area} ${name}`] = JSON.stringify(value);
  for (const [area, storage] of Object.entries({ localStorage, sessionStorage }))
    for (const name of Object.keys(storage)) dump[`${area} ${name}`] = storage.getItem(name) ?? '';
  for (const name of await caches.keys()) dump[`caches ${name}`] = name;
  dump['alarms'] = JSON.stringify(await chrome.alarms.getAll());
  dump['notifications'] = JSON.stringify(await chrome.notifications.getAll());
  dump['badge'] = await chrome.action.getBadgeText({});
  dump['permissions'] = JSON.stringify(await chrome.permissions.getAll());
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(all.getAllKeys()), done(all.getAll())]);
      for (const [at, key] of keys.entries())
        dump[`${store} ${JSON.stringify(key)}`] = JSON.stringify(values[at]);
    }
    db.close();
  }
  return dump;

  function done<T>(request: IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}

/** All that a page shows and could show. */
export const htmlOf = (page: Screen): Promise<string> =>
  page.run(() => document.documentElement.outerHTML, null);
