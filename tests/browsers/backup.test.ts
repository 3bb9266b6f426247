import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { dumpOf } from './dump.ts';
import { sayOn } from './say.ts';
import type { Screen } from './screen.ts';

/*
 * A backup's file that somebody else has written: it names codes that the person has sold as what a generate made too
 * many, and its times lie in the far future.
 */

const MAIN = 'main@reseller.example';
const AHEAD = Date.UTC(2090, 0, 1);

inBothBrowsers('A crafted backup', { withAccount: true }, (bench) => {
  let sold: string[];
  let page: Screen;

  beforeEach(async () => {
    const day = 24 * 60 * 60 * 1000;
    sold = [0, 1, 2].flatMap((at) => {
      const createdAt = Date.now() - (at + 2) * day;
      return bench.server.books.add(1, { maker: MAIN, ips: 5, createdAt }).map(({ code }) => code);
    });
    page = await bench.browser.open('codes.html');
    return () => page.close();
  });

  const said = async () => (await page.texts('status')).join(' ');
  const deletes = () => bench.server.requests.filter(({ method }) => method === 'DELETE');

  test('puts nothing into the popup that can be pressed, and stays history', async () => {
    await restore(JSON.stringify(crafted()));
    await expect.poll(said).toContain('Restored. Notes: 1, operations: 3.');
    const popup = await bench.browser.open('popup.html');
    await expect.poll(() => popup.items('Latest operations')).toHaveLength(3);
    expect(await popup.items('New codes')).toEqual([]);
    expect(await popup.items('Results')).toEqual([]);
    await popup.run(() => {
      for (const entry of document.querySelectorAll('details')) entry.open = true;
    }, null);
    await expect.poll(() => popup.texts('button', 'Copy')).not.toEqual([]);
    const pressable = (await popup.texts('button')).join();
    expect(pressable).not.toMatch(/revoke|keep|claim|mine|try|check/i);
    expect(await popup.texts('alert')).toEqual([]);
    const lines = await popup.run(
      () => [...document.querySelectorAll('.history summary')].map((one) => one.textContent ?? ''),
      null,
    );
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toContain('(from a backup)');
    expect(lines.join()).not.toMatch(/2090|in \d/); // "in 63 years"
    // What pages could say of it is not heard either.
    for (const id of ['surplus', 'possible', 'revoke']) {
      const operation = { operationId: id };
      await sayOn(page, { type: 'revoke-surplus', ...operation });
      await sayOn(page, { type: 'claim', ...operation, codes: sold });
      await sayOn(page, { type: 'check-now', ...operation });
      await sayOn(page, { type: 'resume', ...operation });
      await sayOn(page, { type: 'see', operationIds: [id] });
    }
    const dump = await dumpOf(bench.browser);
    expect(Object.keys(dump).filter((place) => /^(operations|batches|acts) /.test(place))).toEqual(
      [],
    );
    expect(dump['badge']).toBe('');
    expect(deletes()).toEqual([]);
    await popup.close();
  });

  test('pushes out nothing that the person has made', async () => {
    const popup = await bench.browser.open('popup.html');
    await popup.fill('spinbutton', 'Number of codes', '2');
    await popup.click('button', 'Generate');
    await expect.poll(() => popup.items('New codes')).toHaveLength(2);
    await popup.close();
    const { operations, ...rest } = crafted();
    const many = [1, 2, 3, 4].flatMap((at) =>
      operations.map((one) => ({ ...one, id: one.id + at })),
    );
    await restore(JSON.stringify({ ...rest, operations: many }));
    await expect.poll(said).toContain('Restored. Notes: 1, operations: 12.');
    const again = await bench.browser.open('popup.html');
    await expect.poll(() => again.items('New codes')).toHaveLength(2);
    expect((await again.texts('list', 'New codes')).join()).not.toContain('FAKE0001');
    const lines = await again.items('Latest operations');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(/^Generated 2 codes/);
    expect(lines[0]).not.toContain('(from a backup)');
    await again.close();
  });

  test('teaches no status, and shows in the details of a code whose words those are', async () => {
    await restore(JSON.stringify(crafted()));
    await expect.poll(said).toContain('Restored.');
    await page.click('button', 'Refresh');
    await expect.poll(said).toContain('3 codes');
    await page.reload();
    await page.click('button', `Details of ${sold[2]}`);
    const history = () =>
      page.run(
        () =>
          document.querySelector<HTMLElement>('[aria-labelledby=code-history]')?.innerText ?? '',
        null,
      );
    await expect.poll(history).toMatch(/Revoked.*\(from a backup\)/);
    const table = await page.run(() => document.querySelector('tbody')?.innerText ?? '', null);
    expect(table).not.toContain('Revoked');
  });

  test.each([
    ['half of one', JSON.stringify(crafted(['A', 'B', 'C'])).slice(0, -40)],
    [
      'one with a part that is damaged',
      JSON.stringify({ ...crafted(['A', 'B', 'C']), notes: [7] }),
    ],
    ['200 levels in an operation', deepIn(200)],
    ['4,000 levels in an operation', deepIn(4000)],
  ])('that is %s is told as none, and changes nothing', async (_, text) => {
    await restore(text);
    await expect.poll(said).toContain('That is not a whole backup of this extension.');
    const dump = Object.keys(await dumpOf(bench.browser));
    expect(dump.filter((place) => /^(notes|past|operations) /.test(place))).toEqual([]);
  });

  /** As a person who chooses the file. */
  const restore = (text: string): Promise<void> =>
    page.run((content) => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!input) throw new Error('Nothing takes a file');
      const chosen = new DataTransfer();
      chosen.items.add(new File([content], 'backup.json', { type: 'application/json' }));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);

  function crafted(names = sold) {
    const [first = '', second = '', third = ''] = names;
    const nothing = { hold: null, failure: null, tries: 0, baseline: null, balanceAfter: null };
    const begun = { accountId: 'x', source: 'popup', seen: false, dueAt: 0, open: 1, ...nothing };
    const at = { createdAt: AHEAD, settledAt: AHEAD };
    const code = (name: string) => ({
      code: name,
      status: 1,
      ips: 5,
      createdAt: AHEAD,
      usedAt: null,
      usedBy: null,
      forwardTo: null,
      expiresAt: AHEAD,
      dataType: 1,
      trafficBytes: null,
    });
    const generate = {
      ...begun,
      ...at,
      kind: 'generate',
      input: { ipsPerCode: 5, count: 1, forwardTo: null },
      sentAt: AHEAD,
      surplusRevoked: false,
      codes: [code('FAKE0001')],
      surplus: [],
      possible: [],
    };
    const counts = { redeemed: 0, revoked: 1, 'already-yours': 0, refused: 0, 'not-sent': 0 };
    return {
      product: 'share-code-manager',
      version: 1,
      notes: [{ code: first, text: 'for Ann', at: AHEAD }],
      operations: [
        { ...generate, id: 'surplus', state: 'done', surplus: [code(first), code(second)] },
        { ...generate, id: 'possible', state: 'possible', possible: [code(first)] },
        {
          ...begun,
          ...at,
          id: 'revoke',
          kind: 'revoke',
          state: 'running',
          total: 1,
          counts,
          cursor: 0,
          batches: 1,
          ipsChanged: 5,
        },
      ],
      batches: [
        {
          operationId: 'revoke',
          index: 0,
          items: [
            {
              code: third,
              outcome: { word: 'revoked', ips: 5 },
              before: { status: 99, ips: 5 },
            },
          ],
          groups: [{ codes: [third], tries: 0, unsure: true }],
          phase: 'sent',
          reasons: {},
          patience: { waited: 0, lookedAt: null },
        },
      ],
    };
  }

  function deepIn(levels: number): string {
    const deep = '['.repeat(levels) + ']'.repeat(levels);
    const whole = crafted(['A', 'B', 'C']);
    const [first, ...rest] = whole.operations;
    return JSON.stringify({
      ...whole,
      operations: [{ ...first, failure: 'DEEP' }, ...rest],
    }).replace('"DEEP"', deep);
  }
});
