import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { patchAccount, putAccount } from '@/utils/database/accounts';
import { getList } from '@/utils/database/lists';
import { listPast } from '@/utils/database/past-operations';
import { account } from '@/utils/database/records.fixture';
import { patchSettings } from '@/utils/database/settings';
import { ok } from '@/utils/share-codes/failure';
import { chooseAccount } from './choose-account';
import { currentAccount, state } from './state';
import { readAgain, watch } from './watch';

vi.mock(import('@/utils/database/lists'), { spy: true });
vi.mock(import('@/utils/database/past-operations'), { spy: true });

test('an account that is chosen while what is stored is being read stays chosen', async () => {
  browser.runtime.sendMessage = async () => ok(null);
  for (const id of ['a', 'b']) await putAccount({ ...account, id });
  await patchSettings({ currentAccountId: 'a' });
  vi.mocked(getList).mockImplementationOnce(async () => {
    await chooseAccount('b'); // the settings have been read by now
    return null;
  });
  await watch();
  await expect.poll(() => currentAccount(state.getState())?.id).toBe('b');
});

test('what a backup has brought is not read again for a new balance', async () => {
  const balance = { ips: 77, at: 1_700_000_000_000 };
  const times = vi.mocked(listPast).mock.calls.length;
  await patchAccount('b', { balance }, account.server.origin);
  await expect.poll(() => currentAccount(state.getState())?.balance).toEqual(balance);
  expect(vi.mocked(listPast)).toHaveBeenCalledTimes(times);
});

test('a read again shows what is stored by then, though one that began before is under way', async () => {
  const before = Promise.withResolvers<null>();
  vi.mocked(getList).mockClear().mockReturnValueOnce(before.promise);
  await patchSettings({ copyAfterGenerate: false });
  await expect.poll(() => vi.mocked(getList).mock.calls.length).toBe(1);
  await patchSettings({ copyAfterGenerate: true });
  const again = readAgain('settings');
  before.resolve(null);
  await again;
  expect(state.getState().settings.copyAfterGenerate).toBe(true);
});
