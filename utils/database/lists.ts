import { isOn } from './accounts';
import { announce } from './changes';
import { database } from './database';
import { readAccount, readList } from './read-records';
import type { CodeList, ListName } from './records';

export async function getList(accountId: string, name: ListName): Promise<CodeList | null> {
  return readList(await (await database()).get('lists', [accountId, name])) ?? null;
}

/**
 * Stores the newest codes of a list; of an account that was removed or moved meanwhile nothing.
 * @param from the origin of the server that has told them
 */
export async function putList(list: CodeList, from: string): Promise<void> {
  const tx = (await database()).transaction(['accounts', 'lists'], 'readwrite');
  const account = readAccount(await tx.objectStore('accounts').get(list.accountId));
  if (isOn(account, from)) await tx.objectStore('lists').put(list);
  await tx.done;
  announce({ store: 'lists', id: list.accountId });
}
