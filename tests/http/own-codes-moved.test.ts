import { expect, it } from 'vitest';
import { saveAccount } from '@/utils/background/accounts/save-account';
import { holdForNewKey, resume } from '@/utils/background/operations/person';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { settled, until, withExtension } from './extension';
import {
  all,
  pageOf,
  type Query,
  type Row,
  redeem,
  rows,
  serverWith,
  sold,
  wordsOf,
} from './listing-server';

/*
 * A redeem that goes on with a key, or a server, which may be another account's: its codes are checked once more.
 */

withExtension();

/** Each key is another account's; the server does not tell whose. */
const lists: Record<string, Row[]> = { key: rows(1500), other: rows(300, 'MINE') };
const [theirs, mine] = [lists['key']?.[1490]?.code ?? '', lists['other']?.[150]?.code ?? ''];
const ofKey = (query: Query) => pageOf(lists[query.key] ?? [], query);

/** The account gets another key, and goes on. */
async function goOnWith(account: Account, address: string, id: string): Promise<void> {
  const draft = { accountId: account.id, name: '', address, key: 'other', untested: true };
  await saveAccount({ ...draft, type: 'save-account', server: 'custom' }, holdForNewKey);
  await resume(id);
  await settled(id);
}

const hasFailed = ({ baseline, failure }: BatchOperation) => baseline !== null && failure !== null;

it.each([
  ['where nothing is out yet', true, [mine, ...sold(60)]],
  ['beside what is out', 'cut', [...sold(60), mine]],
] as const)('what is not sent yet is checked: %s', async (_, trouble, codes) => {
  let now: boolean | 'cut' = trouble;
  const { account, sent, origin } = await serverWith(ofKey, () => now);
  const id = await redeem(account, [...codes]);
  await until<BatchOperation>(id, hasFailed);
  now = false;
  await goOnWith(account, origin, id);
  expect(await wordsOf(id)).toEqual({ ...all([...codes], 'redeemed'), [mine]: 'own' });
  expect(sent).not.toContain(mine);
});

it('the check does not go on in the middle of another list', async () => {
  let isSlow = true;
  const { account, origin } = await serverWith((query) =>
    isSlow && query.page === 5 ? 429 : ofKey(query),
  );
  const codes = [mine, theirs, ...sold(11)];
  const id = await redeem(account, codes);
  await until(id, ({ failure }) => failure !== null);
  isSlow = false;
  await goOnWith(account, origin, id);
  expect(await wordsOf(id)).toEqual({ ...all(codes, 'redeemed'), [mine]: 'own' });
});

it('another server is asked, too', async () => {
  const before = await serverWith(ofKey, () => true);
  const after = await serverWith(ofKey);
  const codes = [mine, ...sold(60)];
  const id = await redeem(before.account, codes);
  await until<BatchOperation>(id, hasFailed);
  await goOnWith(before.account, after.origin, id);
  expect(await wordsOf(id)).toEqual({ ...all(codes, 'redeemed'), [mine]: 'own' });
});
