import { expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { inBothBrowsers } from './bench.ts';
import type { Screen } from './screen.ts';
import { until } from './until.ts';

inBothBrowsers('A generate whose answer is lost', { withAccount: true, sleepy: true }, (bench) => {
  it('is sent once, and its codes are found by reading', async () => {
    bench.server.setFaults([{ fault: 'cut', when: 'after', on: 'generate' }, { fault: 'close' }]);
    const popup = await generate(bench, 2);
    const shown = await until('the codes show', () => itemsOf(popup, 'New codes', 2));
    expect(namesIn(shown, made(bench))).toEqual(made(bench));
    expect(generates(bench)).toBe(1);
    await popup.close();
  });

  it('survives the death of the background in the middle', async () => {
    bench.server.setFaults({ fault: 'hang', when: 'after', on: 'generate' });
    const first = await generate(bench, 2);
    await until('the server has acted', () => made(bench).length === 2);
    await first.close();
    await bench.browser.sleep();
    bench.server.setFaults([]);
    const popup = await bench.browser.open('popup.html');
    const shown = await until('the codes show', () => itemsOf(popup, 'New codes', 2));
    expect(namesIn(shown, made(bench))).toEqual(made(bench));
    expect(generates(bench)).toBe(1);
    await popup.close();
  });

  it('shows the codes of a request that was acted on twice as possibly its own, and revokes none unasked', async () => {
    bench.server.setFaults({ fault: 'acts-twice', on: 'generate', times: 1 });
    const popup = await generate(bench, 2);
    const surplus = await until('the surplus shows', () => itemsOf(popup, 'Surplus codes', 2));
    const all = made(bench);
    await popup.click('button', 'Revoke them…');
    const named = surplus.flatMap((item) => all.filter((code) => item.includes(code))).join(', ');
    const main = async () => (await popup.texts('main')).join();
    await until('it asks, and names them', async () => (await main()).includes(named));
    expect(revoked(bench)).toEqual([]);
    await popup.click('button', 'Revoke 2 codes');
    await until('they are revoked', () => revoked(bench).length === 2);
    expect(namesIn(surplus, all)).toEqual(revoked(bench));
    await popup.close();
  });

  it('keeps codes beyond those asked for by its first button', async () => {
    bench.server.setFaults({ fault: 'acts-twice', on: 'generate', times: 1 });
    const popup = await generate(bench, 1);
    await until('the surplus shows', () => itemsOf(popup, 'Surplus codes', 1));
    await popup.click('button', 'Keep them');
    await until('they are put away', () => itemsOf(popup, 'Surplus codes', 0));
    expect(await popup.items('New codes')).toHaveLength(1);
    expect(revoked(bench)).toEqual([]);
    await popup.close();
  });

  it('shows what was possibly made although the answer was no, and which of it is taken', async () => {
    const no = { fault: 'answer', status: 400, when: 'after', on: 'generate' } as const;
    bench.server.setFaults([no, { fault: 'close' }]);
    const popup = await generate(bench, 2);
    const possible = await until('the codes show', () => itemsOf(popup, 'Possible codes', 2));
    expect(namesIn(possible, made(bench))).toEqual(made(bench));
    for (const code of made(bench)) await popup.click('checkbox', code);
    await popup.click('button', 'These are mine');
    await until('they are taken', () => itemsOf(popup, 'New codes', 2));
    expect(generates(bench)).toBe(1);
    await popup.close();
  });

  it('loses no code when the browser itself sends it again', async () => {
    // On a connection that was used before, a cut before the first byte makes browsers resend by themselves.
    bench.server.setFaults({ fault: 'cut', when: 'after', on: 'generate', times: 1 });
    const popup = await generate(bench, 2);
    const shown = await until('every code shows', async () => {
      const lists = ['New codes', 'Surplus codes', 'Possible codes'];
      const items = (await Promise.all(lists.map((list) => popup.items(list)))).flat();
      return made(bench).length > 0 && items.length >= made(bench).length ? items : null;
    });
    expect(namesIn(shown, made(bench))).toEqual(made(bench));
    await popup.close();
  });
});

async function generate(bench: Bench, count: number): Promise<Screen> {
  const popup = await bench.browser.open('popup.html');
  await popup.fill('spinbutton', 'Number of codes', String(count));
  await popup.press('Enter');
  return popup;
}

async function itemsOf(screen: Screen, list: string, count: number): Promise<string[] | null> {
  const items = await screen.items(list);
  return items.length === count ? items : null;
}

const mine = ({ server }: Bench) =>
  server.books.codes.filter(({ maker }) => maker === server.books.accounts[0].email);

const made = (bench: Bench): string[] =>
  mine(bench)
    .map(({ code }) => code)
    .sort();

const revoked = (bench: Bench): string[] =>
  mine(bench)
    .filter(({ revokedAt }) => revokedAt !== null)
    .map(({ code }) => code)
    .sort();

/** Which of these codes the items name, sorted. */
const namesIn = (items: string[], codes: string[]): string[] =>
  codes.filter((code) => items.some((item) => item.includes(code))).sort();

const generates = ({ server }: Bench): number =>
  server.requests.filter(({ path }) => path.endsWith('/generate')).length;
