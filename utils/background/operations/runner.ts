import { endOf } from '@/utils/clock';
import { getOperation, openOperations, updateOperation } from '@/utils/database/operations';
import type { Operation } from '@/utils/share-codes/operation';
import { lockState } from '../accounts/passphrase';
import { showBadge } from '../badge';
import { announceEnd, announceLocked, isNews } from '../notices';
import { FLOOR, keepAwake, scheduleWake } from '../schedule';
import { showLock } from '../show-lock';
import { stepBatches } from './batches';
import { stepGenerate } from './generate';

/*
 * Carries every open operation on, step by step, from whatever the journal says.
 * A lane is one account's generates, or its redeems and revokes: within it one thing happens at a time.
 */

const NEVER = Number.POSITIVE_INFINITY;

const queued = new Set<string>();
const active = new Set<string>();

/** When a lane whose step has thrown may go on, by `performance.now()`. */
const stumbled = new Map<string, number>();

/** After a step that threw: what is wrong with the storage, or here, is rarely right at once. */
const REST_AFTER_ERROR = 5000;

/** Starts what is due and sets the time for the rest. Safe to call at any moment, any number of times. */
export async function run(): Promise<void> {
  const lanes = new Set((await openOperations()).map(laneOf));
  await Promise.all([...lanes].map(runLane));
  await rest();
}

const laneOf = ({ accountId, kind }: Operation): string =>
  `${accountId}/${kind === 'generate' ? 'generate' : 'batches'}`;

/** The browser's lock keeps a lane single and frees itself when the worker is killed. */
async function runLane(lane: string): Promise<void> {
  if (queued.has(lane)) return; // that one has not looked yet: it will find what is new
  queued.add(lane);
  await navigator.locks.request(lane, async () => {
    queued.delete(lane);
    active.add(lane);
    try {
      await runDue(lane);
    } catch (error) {
      console.error('A step could not be stored; it is tried again:', error);
      stumbled.set(lane, performance.now() + REST_AFTER_ERROR);
    } finally {
      active.delete(lane);
      await rest(); // each lane by itself: another one may be busy for long
    }
  });
}

async function runDue(lane: string): Promise<void> {
  if ((stumbled.get(lane) ?? 0) > performance.now()) return;
  for (let next = await nextDue(lane); next; next = await nextDue(lane)) {
    await keepAwake();
    await step(next);
    void tell(next);
  }
}

async function nextDue(lane: string): Promise<Operation | null> {
  const open = (await openOperations()).filter((operation) => laneOf(operation) === lane);
  const due = open.find((operation) => endOfWait(operation) <= performance.now());
  if (due) return due;
  const locked = open.find(({ hold }) => hold === 'locked');
  return locked && (await lockState()) !== 'locked' ? goOn(locked.id) : null;
}

/** What waited for the passphrase has it now. */
function goOn(id: string): Promise<Operation | null> {
  return updateOperation<Operation>(id, (stored) =>
    stored.hold === 'locked' ? { ...stored, hold: null, dueAt: 0 } : null,
  );
}

/** When it may go on, by `performance.now()`. */
const endOfWait = ({ id, hold, dueAt, within }: Operation): number =>
  hold || dueAt === null ? NEVER : endOf(id, dueAt, within);

const step = (operation: Operation): Promise<void> =>
  operation.kind === 'generate' ? stepGenerate(operation) : stepBatches(operation);

/** Badge and notification. What they say is stored as well, so a failure here stops nothing. */
async function tell(before: Operation): Promise<void> {
  try {
    await showBadge();
    const now = await getOperation(before.id);
    if (now && isNews(before, now)) await announceEnd(now);
    if (now?.hold !== 'locked') return;
    await showLock(); // its time may be over, and no alarm have come
    await announceLocked(now);
  } catch (error) {
    console.error('Could not show how an operation stands:', error);
  }
}

/** Sets when the lanes that are at rest go on. A busy one may be killed: then the alarm brings it back. */
async function rest(): Promise<void> {
  const resting = (await openOperations()).filter((operation) => !active.has(laneOf(operation)));
  const times = resting.map((one) => Math.max(endOfWait(one), stumbled.get(laneOf(one)) ?? 0));
  const due = Math.min(...times, active.size > 0 ? performance.now() + FLOOR : NEVER);
  await scheduleWake(due < NEVER ? due : null, run);
}
