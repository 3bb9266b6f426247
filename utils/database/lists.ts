import type { ShareCode } from '@/utils/share-codes/share-code';
import { announce } from './changes';
import { database } from './database';

export type ListName = 'shared' | 'used';

/** The newest codes of one of the two server lists, as last read. */
export interface CodeList {
  accountId: string;
  name: ListName;
  codes: ShareCode[];
  /** Codes in all, as the server says; `null` where it does not. */
  totalItems: number | null;
  /** Items of the answer that could not be read. */
  unreadable: number;
  /** When it was read, ms since 1970. */
  at: number;
}

export async function getList(accountId: string, name: ListName): Promise<CodeList | null> {
  return (await (await database()).get('lists', [accountId, name])) ?? null;
}

export async function putList(list: CodeList): Promise<void> {
  await (await database()).put('lists', list);
  announce({ store: 'lists', id: list.accountId });
}
