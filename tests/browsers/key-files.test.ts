import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import type { Account } from '../../utils/share-codes/account.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { filesWith } from './files-with.ts';
import { removeAccount, saveAccount, say } from './say.ts';
import { BROWSERS } from './screen.ts';
import { launchShippedFirefox, type ShippedFirefox } from './shipped-firefox.ts';

/*
 * What of a key can be found in the browser's own files, as a thief of the profile would look: the key itself, and the
 * data key that opens its record.
 */

const PASSPHRASE = 'correct horse battery staple';

declare const chrome: {
  storage: {
    local: { get(key: string): Promise<object>; set(values: object): Promise<void> };
  };
};

describe.each(BROWSERS)('In the files of %s', (name) => {
  let server: LocalServer;
  let browser: Chromium | ShippedFirefox;
  let account: Account;
  beforeAll(async () => {
    server = await startLocalServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    browser = name === 'chromium' ? await launchChromium() : await launchShippedFirefox(null);
    account = await saveAccount(browser, { address: server.url, key: server.key });
  });
  afterEach(() => browser.close());

  /** Where these can be found, in the files of the profile once it is closed. */
  async function found(...texts: (string | Buffer)[]): Promise<string[]> {
    if ('quit' in browser) await browser.quit();
    else await browser.context.close();
    return filesWith(browser.profile, texts);
  }

  test('a key is never found as it is, and what opens it in one file alone', async () => {
    const [opener = Buffer.from('none')] = await dataKeys();
    await browser.restart();
    expect(await say(browser, { type: 'refresh', accountId: account.id })).toMatchObject({
      ok: true,
    });
    expect(await found(server.key)).toEqual([]);
    expect(filesWith(browser.profile, all(opener))).toHaveLength(1);
  });

  test('nothing of it is found once it was replaced, removed, or put under a passphrase', async () => {
    const draft = { address: server.url, key: server.key, untested: true };
    const replaced = await dataKeys();
    const save = { type: 'save-account', name: '', server: 'custom', ...draft } as const;
    await say(browser, { ...save, accountId: account.id, key: server.secondKey });
    const sealed = await dataKeys();
    const other = await saveAccount(browser, draft);
    const removed = (await dataKeys()).filter(
      (opener) => !sealed.some((one) => one.equals(opener)),
    );
    await removeAccount(browser, other.id);
    const set = await say(browser, { type: 'set-passphrase', passphrase: PASSPHRASE });
    expect(set).toMatchObject({ ok: true });
    expect(await dataKeys()).toEqual([]);
    expect(await found(server.key, server.secondKey)).toEqual([]);
    for (const openers of [replaced, sealed, removed]) {
      expect(openers).toEqual([expect.objectContaining({ length: 32 })]);
      expect(filesWith(browser.profile, openers.flatMap(all))).toEqual([]);
    }
  });

  test('one that an older version wrote as it is stays usable and is found no more in what is stored', async () => {
    const slot = `key:${account.id}`;
    await inPage((record) => chrome.storage.local.set(record), { [slot]: server.key });
    await browser.restart();
    const stored = () =>
      inPage(async (wanted) => JSON.stringify(await chrome.storage.local.get(wanted)), slot);
    await expect.poll(stored).not.toContain(server.key);
    expect(await say(browser, { type: 'refresh', accountId: account.id })).toMatchObject({
      ok: true,
    });
  });

  test('a lost file costs the key alone, and is said', async () => {
    await inPage(async () => {
      const folder = await navigator.storage.getDirectory();
      for await (const file of folder.keys()) await folder.removeEntry(file);
    }, null);
    await browser.restart();
    const popup = await browser.open('popup.html');
    await expect
      .poll(() => popup.texts('alert'))
      .toContainEqual(expect.stringMatching(/no API key/));
    expect(await popup.texts('heading', 'Recent codes')).not.toEqual([]);
  });

  async function inPage<T, A>(act: (argument: A) => Promise<T>, argument: A): Promise<T> {
    const page = await browser.open('manifest.json');
    try {
      return await page.run(act, argument);
    } finally {
      await page.close();
    }
  }

  /** The bytes in each file of the origin private file system. */
  async function dataKeys(): Promise<Buffer[]> {
    const files = await inPage(async () => {
      const folder = await navigator.storage.getDirectory();
      const contents: number[][] = [];
      for await (const name of folder.keys()) {
        const file = await (await folder.getFileHandle(name)).getFile();
        contents.push([...new Uint8Array(await file.arrayBuffer())]);
      }
      return contents;
    }, null);
    return files.map((bytes) => Buffer.from(bytes));
  }
});

/** Bytes as they could be written down. */
const all = (bytes: Buffer) => [bytes, bytes.toString('base64'), bytes.toString('hex')];
