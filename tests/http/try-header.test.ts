import { beforeEach, expect, it } from 'vitest';
import { saveAccount } from '@/utils/background/accounts/save-account';
import { startGenerate } from '@/utils/background/operations/create';
import { refresh } from '@/utils/background/sync/refresh';
import { getAccount, patchAccount } from '@/utils/database/accounts';
import type { Account } from '@/utils/share-codes/account';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { addAccount, newStart, until, withExtension } from './extension';

/*
 * A server that took the key in the address alone: a read in the header is tried now and then, and nothing else is.
 */

const WEEK = 7 * 24 * 3_600_000;

const extension = withExtension();
let account: Account;
beforeEach(async () => {
  extension.server.setFaults({ fault: 'key-in', where: 'query' });
  account = await addAccount(extension.server, extension.server.key);
  extension.server.requests.length = 0;
});

const inHeader = () => extension.server.requests.filter(({ keyIn }) => keyIn === 'header');
const now = () => getAccount(account.id);
const aWeekLater = () => patchAccount(account.id, { headerTriedAt: Date.now() - WEEK });
const last = async () => (await now())?.headerTriedAt ?? 0;

it('is not asked again within a week', async () => {
  expect(account.placement).toBe('query');
  await refresh(account.id);
  await refresh(account.id);
  expect(inHeader()).toEqual([]);
});

it('once a week a header is tried with one read, and taken where it works', async () => {
  await aWeekLater();
  extension.server.setFaults({ fault: 'key-in', where: 'either' });
  await refresh(account.id);
  await expect.poll(async () => (await now())?.placement).toBe('header');
  expect(inHeader()).toMatchObject([{ method: 'GET' }]);
  extension.server.requests.length = 0;
  await refresh(account.id);
  expect(extension.server.requests.every(({ keyIn }) => keyIn === 'header')).toBe(true);
});

it('a header that is refused changes nothing', async () => {
  await refresh(account.id);
  const before = await now();
  await aWeekLater();
  await refresh(account.id);
  await expect.poll(last).toBeGreaterThan(Date.now() - WEEK + 60_000);
  await expect.poll(() => inHeader().map(({ status }) => status)).toEqual([401]);
  expect(await refresh(account.id)).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ placement: 'query', keyState: before?.keyState });
  expect(inHeader()).toHaveLength(1);
});

it('is never tried with what changes something', async () => {
  await aWeekLater();
  const start = newStart(account.id);
  await startGenerate(start, { ipsPerCode: 10, count: 1, forwardTo: null });
  await until<GenerateOperation>(start.id);
  await refresh(account.id);
  await expect.poll(inHeader).toHaveLength(1);
  expect(inHeader()[0]?.method).toBe('GET');
  const changing = extension.server.requests.filter(({ method }) => method !== 'GET');
  expect(changing).toMatchObject([{ keyIn: 'query' }]);
});

it('"Save and test" tries it, too, and saves where it was taken before whatever the header is answered', async () => {
  const { server } = extension;
  const save = () =>
    saveAccount(
      {
        ...{ type: 'save-account', accountId: account.id, name: 'Shop', server: 'custom' },
        ...{ address: server.url, key: null, untested: false },
      },
      async () => {},
    );
  server.setFaults([
    { fault: 'answer', status: 429, retryAfter: 60, times: 1 },
    { fault: 'key-in', where: 'query' },
  ]);
  expect(await save()).toMatchObject({ ok: true, value: { account: { placement: 'query' } } });
  server.setFaults({ fault: 'key-in', where: 'either' });
  expect(await save()).toMatchObject({ ok: true, value: { account: { placement: 'header' } } });
});
