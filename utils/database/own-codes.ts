import { isLongAgo } from '@/utils/clock';
import type { Operation } from '@/utils/share-codes/operation';
import { foldCode } from '@/utils/share-codes/spelling';
import { eachBlock } from './blocks';
import { database } from './database';
import { everyOne } from './fields';
import { getList } from './lists';
import { allOperations } from './operations';
import { countPast, pastGenerates } from './past-operations';
import { readOperation } from './read-operation';
import type { Block } from './records';

/** What is stored of the codes that an account made, here or on any other computer. */
export interface OwnCodes {
  /** Whether this code, be it written otherwise, is stored as one that the account made. */
  isOwn: (code: string) => boolean;
  /** How many codes of the whole list are stored. */
  listed: number;
  /** When the newest code was made that is in a block with a lower number; `null`: the server does not say. */
  newestBefore: (block: number) => number | null;
}

/** Later evidence changes no generate that is older, ms. */
const SETTLED = 48 * 60 * 60 * 1000;

/**
 * Reads all that is stored: the whole list, its newest codes and the journal. Each further read takes only what has come
 * since, so that it costs the same however many codes there are.
 */
export function ownCodesReader(accountId: string): () => Promise<OwnCodes> {
  const listed = new Set<string>();
  const others = new Set<string>();
  const newest: { number: number; at: number }[] = [];
  const read = new Set<string>();
  let last = 0;
  let past = 0;

  const addBlock = ({ codes, gone, number }: Block) => {
    for (const { code } of codes) listed.add(keyOf(code));
    // The account made these, too, whatever became of them.
    for (const code of gone) if (listed.delete(keyOf(code))) others.add(keyOf(code));
    const times = codes.flatMap(({ createdAt }) => createdAt ?? []);
    if (times.length > 0) newest.push({ number, at: times.reduce((a, b) => Math.max(a, b)) });
    last = Math.max(last, number);
  };
  const readList = async () => {
    for await (const block of eachBlock(accountId, 'shared', last)) addBlock(block);
    const first = await getList(accountId, 'shared');
    for (const { code } of first?.codes ?? []) others.add(keyOf(code));
  };
  const readJournal = async () => {
    for (const operation of await operationsBeside(accountId, read)) {
      for (const code of madeBy(operation)) others.add(keyOf(code));
      if (isSettled(operation)) read.add(operation.id);
    }
  };
  /** They are never changed: another number means that a backup has brought more. */
  const readPast = async () => {
    const count = await countPast(accountId);
    if (count === past) return;
    for (const { operation } of await pastGenerates(accountId))
      for (const code of madeBy(operation)) others.add(keyOf(code));
    past = count;
  };

  return async () => {
    await Promise.all([readList(), readJournal(), readPast()]);
    return {
      isOwn: (code) => listed.has(keyOf(code)) || others.has(keyOf(code)),
      listed: listed.size,
      newestBefore: (block) => {
        const times = newest.filter(({ number }) => number < block).map(({ at }) => at);
        return times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null;
      },
    };
  };
}

/** The operations of an account that are none of these. */
async function operationsBeside(
  accountId: string,
  known: ReadonlySet<string>,
): Promise<Operation[]> {
  if (known.size === 0) return allOperations(accountId);
  const { store } = (await database()).transaction('operations');
  const range = IDBKeyRange.bound([accountId], [accountId, []]);
  const ids = await store.index('by-account').getAllKeys(range);
  const others = ids.filter((id) => !known.has(id));
  return everyOne(readOperation, await Promise.all(others.map((id) => store.get(id))));
}

/** The same for all spellings of a code; one of signs alone has no other. */
export const keyOf = (code: string): string => foldCode(code) || code;

/** Whoever of those with this key has made a code that a list has shown: it is the account's. */
function madeBy(operation: Operation): string[] {
  // What was begun on another server was made there.
  if (operation.kind !== 'generate' || operation.begunOn !== undefined) return [];
  const { codes, surplus, possible, declined = [], baseline } = operation;
  const shown = [...codes, ...surplus, ...possible].map(({ code }) => code);
  return [...shown, ...declined, ...(baseline?.codes ?? [])];
}

const isSettled = ({ kind, open, createdAt }: Operation): boolean =>
  kind !== 'generate' || (!open && isLongAgo(createdAt, SETTLED, Date.now()));
