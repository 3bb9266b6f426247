import { afterAll, beforeAll, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Chromium } from './chromium.ts';
import { dumpOf, placesOf } from './dump.ts';
import { filesWith } from './files-with.ts';
import { formsOf, type LeakyServer, type Seen, startLeakyServer } from './leaky-server.ts';
import { useEverything } from './use-everything.ts';
import { listenIn, type Witness } from './witness.ts';

/*
 * One unmistakable key through everything the extension does, against a server that writes it back wherever it can.
 * Afterwards it is looked for everywhere.
 */

const KEY = 'MARKED"key/7f3a+Q%zz9&tail';
const FORMS = formsOf(KEY);

/** Those of these texts that hold the key in some form. */
const leaking = (texts: readonly string[]): string[] =>
  texts.filter((text) => FORMS.some((form) => text.includes(form)));

inBothBrowsers('A marked key', {}, (bench) => {
  let leaky: LeakyServer;
  let elsewhere: LeakyServer;
  let chromium: Chromium | null;
  let witness: Witness | null = null;
  bench.onLaunch(async (browser) => {
    chromium = bench.name === 'chromium' ? (browser as Chromium) : null;
    witness = chromium && (await listenIn(chromium));
  });
  beforeAll(async () => {
    leaky = await startLeakyServer(bench.server.url);
    elsewhere = await startLeakyServer(bench.server.url);
    leaky.elsewhere = elsewhere.url;
  });
  afterAll(async () => {
    await leaky.close();
    await elsewhere.close();
  });

  test.each(['header', 'query'] as const)(
    'goes to its own server in one %s, and can be read nowhere in what is stored',
    async (where) => {
      if (where === 'query' && !chromium) return; // the same code in both, and Firefox is slow to steer
      bench.server.books.accounts[0].key = KEY;
      bench.server.setFaults({ fault: 'key-in', where });
      leaky.seen.length = 0;
      const { texts, removeAccount } = await useEverything(bench, leaky, KEY);

      const kept = await dumpOf(bench.browser);
      expect(placesOf(kept, FORMS)).toEqual([]);
      expect(Object.keys(kept)).toContainEqual(expect.stringMatching(/^storage\.local key:/));
      expect(leaking(texts)).toEqual([]);
      expect(leaky.seen.map(keysIn)).toEqual(leaky.seen.map(() => [KEY]));
      const probes = leaky.seen.filter((seen) => placeOf(seen) !== where);
      expect(probes.filter(({ url }) => !url.includes('list-share-code?limit=1'))).toEqual([]);
      expect(leaking(leaky.seen.map(withoutKey))).toEqual([]);
      expect(elsewhere.seen).toEqual([]);

      await removeAccount();
      expect(placesOf(await dumpOf(bench.browser), FORMS)).toEqual([]);
    },
  );

  test('is in no console, message, notification or address', async () => {
    if (!witness) return;
    const { said, sent, asked } = witness;
    const notified = await witness.notified();
    expect(notified.length).toBeGreaterThan(1);
    expect(leaking([...said, ...notified.map((words) => JSON.stringify(words))])).toEqual([]);
    expect(sent.length).toBeGreaterThan(20);
    expect(await witness.kept()).toEqual([]);
    const inwards = leaking(sent.map((what) => JSON.stringify(what)));
    for (const message of inwards) expect(message).toContain('{"message":{"name":');
    for (const message of inwards) expect(message).toContain('"type":"save-account"');
    const own = ['chrome-extension:', leaky.url, new URL(bench.web.publish('')).origin];
    const others = asked.filter((url) => !own.some((start) => url.startsWith(start)));
    // Where a redirect led is told here, and was not gone to.
    expect(others.filter((url) => !url.startsWith(elsewhere.url))).toEqual([]);
    expect(elsewhere.seen).toEqual([]);
  });

  test('is in no file of the browser', async () => {
    if (!chromium) return;
    expect(filesWith(chromium.profile, FORMS)).toEqual([]);
    expect(filesWith(chromium.profile, [leaky.url])).not.toEqual([]); // it was looked for in the right way
  });
});

/** Every place of a request where keys travel. */
const keysIn = ({ url, headers }: Seen): unknown[] => {
  const inUrl = new URL(url, 'http://localhost').searchParams.getAll('api-key');
  return [headers['api-key'] ?? [], inUrl].flat();
};

const placeOf = ({ headers }: Seen) => ('api-key' in headers ? 'header' : 'query');

function withoutKey({ url, headers, body }: Seen): string {
  const { 'api-key': _, ...others } = headers;
  const address = new URL(url, 'http://localhost');
  address.searchParams.delete('api-key');
  return JSON.stringify([address.href, others, body]);
}
