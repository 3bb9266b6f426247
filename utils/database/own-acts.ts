import type { IDBPObjectStore } from 'idb';
import type { Batch, BatchOperation } from '@/utils/share-codes/operation';
import { actsIn } from './acts-in';
import { database, type Schema } from './database';
import { everyOne } from './fields';
import { readAct } from './read-records';
import type { Act, StoreName } from './records';

/*
 * What this extension has done with each code of an account. It is written in the same commit as the outcome and found
 * by the code, so that looking it up costs the same however long the journal is.
 */

const allOf = (accountId: string, word: Act['word']): IDBKeyRange =>
  IDBKeyRange.bound([accountId, word], [accountId, word, []]);

/** Every code of an account that this extension has revoked. */
export async function revokedCodes(accountId: string): Promise<Set<string>> {
  const keys = await (await database()).getAllKeys('acts', allOf(accountId, 'revoked'));
  return new Set(keys.map(([, , code]) => code));
}

/** Those of these codes that this extension has revoked, each with its status number as it was listed before. */
export async function revokedAmong(
  accountId: string,
  codes: readonly string[],
): Promise<Map<string, number | null>> {
  const acts = await actsOn(accountId, 'revoked', codes);
  return new Map(acts.map(({ code, status }) => [code, status]));
}

/** Those of these codes that another operation of the same kind has redeemed, or revoked. */
export async function doneBeside(
  { id, accountId, kind }: BatchOperation,
  codes: readonly string[],
): Promise<Set<string>> {
  const acts = await actsOn(accountId, kind === 'redeem' ? 'redeemed' : 'revoked', codes);
  return new Set(acts.filter(({ operationId }) => operationId !== id).map(({ code }) => code));
}

async function actsOn(
  accountId: string,
  word: Act['word'],
  codes: readonly string[],
): Promise<Act[]> {
  const { store } = (await database()).transaction('acts');
  const range = allOf(accountId, word);
  // A server may list any number of codes.
  const isShorter = (await store.count(range)) <= codes.length;
  const found = isShorter
    ? await store.getAll(range)
    : await Promise.all(codes.map((code) => store.get([accountId, word, code])));
  const wanted = new Set(codes);
  return everyOne(readAct, found).filter(({ code }) => wanted.has(code));
}

type ActStore = IDBPObjectStore<Schema, StoreName[], 'acts', 'readwrite'>;

/**
 * Notes what has become of the codes of some batches; what was said before and is not so any more goes.
 * @returns whether that changed anything
 */
export function noteActs(
  store: ActStore,
  operation: BatchOperation,
  before: readonly Batch[],
  after: readonly Batch[],
): boolean {
  const actsOf = (batches: readonly Batch[]) =>
    new Map(batches.flatMap((batch) => actsIn(operation, batch)).map((act) => [keyOf(act), act]));
  const [was, is] = [actsOf(before), actsOf(after)];
  const gone = [...was.values()].filter((act) => !is.has(keyOf(act)));
  const come = [...is.values()].filter((act) => !was.has(keyOf(act)));
  for (const { accountId, word, code } of gone) void store.delete([accountId, word, code]);
  for (const act of come) void store.put(act);
  return gone.length + come.length > 0;
}

const keyOf = ({ word, code }: Act): string => `${word} ${code}`;
