import { announce } from './changes';
import { database } from './database';
import { readList } from './read-records';
import type { CodeList, ListName } from './records';

export async function getList(accountId: string, name: ListName): Promise<CodeList | null> {
  return readList(await (await database()).get('lists', [accountId, name])) ?? null;
}

/** Stores the newest codes of a list; of an account that was removed meanwhile nothing. */
export async function putList(list: CodeList): Promise<void> {
  const tx = (await database()).transaction(['accounts', 'lists'], 'readwrite');
  const account = await tx.objectStore('accounts').getKey(list.accountId);
  if (account !== undefined) await tx.objectStore('lists').put(list);
  await tx.done;
  announce({ store: 'lists', id: list.accountId });
}
