import { announce } from './changes';
import { database } from './database';
import { readList } from './read-records';
import type { CodeList, ListName } from './records';

export async function getList(accountId: string, name: ListName): Promise<CodeList | null> {
  return readList(await (await database()).get('lists', [accountId, name])) ?? null;
}

export async function putList(list: CodeList): Promise<void> {
  await (await database()).put('lists', list);
  announce({ store: 'lists', id: list.accountId });
}
