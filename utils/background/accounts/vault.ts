import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { isLongAgo } from '@/utils/clock';
import { getSettings } from '@/utils/database/settings';
import type { LockState } from '@/utils/share-codes/passphrase';
import {
  type Bytes,
  bytesAsText,
  KEY_BYTES,
  parseVault,
  toBytes,
  toText,
  type Vault,
} from './seal';

/*
 * Where the vault lies (storage.local) and, while it is open, the data key: in storage.session, which is memory alone,
 * closed to content scripts and gone with the browser. A worker is killed too often to keep it in a variable, and a
 * CryptoKey that cannot be exported cannot be stored there: so it is the bare bytes.
 */

export const VAULT = 'vault';
const OPENED = 'opened';

/** Locks when the time has come, also after the worker was killed. */
export const LOCK_ALARM = 'lock';

const MINUTE = 60_000;

const opened = v.object({
  dataKey: bytesAsText(KEY_BYTES),
  since: v.number(),
  /** Locked from then on (ms since 1970); `null`: when the browser closes. */
  until: v.nullable(v.number()),
});
type Opened = v.InferOutput<typeof opened>;

/** Changes of the vault and of keys come one after the other. */
export function exclusive<T>(act: () => Promise<T>): Promise<T> {
  return navigator.locks.request('vault', act);
}

/** `null` where there is no passphrase. */
export async function readVault(): Promise<Vault | 'damaged' | null> {
  const stored = (await browser.storage.local.get(VAULT))[VAULT];
  return stored === undefined ? null : (parseVault(stored) ?? 'damaged');
}

/** One write of one item: whatever happens, there is the one before or this one. */
export async function writeVault(vault: Vault): Promise<void> {
  await browser.storage.local.set({ [VAULT]: vault });
}

export async function lockState(): Promise<LockState> {
  if (!(await readVault())) return 'off';
  return (await openDataKey()) ? 'open' : 'locked';
}

/** The data key while it is unlocked, else `null`. Its time is looked at here as well: an alarm may come late. */
export async function openDataKey(): Promise<Bytes | null> {
  const kept = await readOpened();
  return kept && !isOver(kept) ? toBytes(kept.dataKey) : null;
}

/** By the clock that goes on while the computer sleeps. */
const isOver = ({ since, until }: Opened): boolean =>
  until !== null && isLongAgo(since, until - since, Date.now());

/** Unlocks: from now on for the time that the person has chosen. */
export async function keepDataKey(dataKey: Bytes): Promise<void> {
  const { lockAfter } = await getSettings();
  const since = Date.now();
  const until = lockAfter === null ? null : since + lockAfter * MINUTE;
  const kept: Opened = { dataKey: toText(dataKey), since, until };
  await browser.storage.session.set({ [OPENED]: kept });
  await setAlarm(until);
}

/** Forgets the data key. */
export async function shut(): Promise<void> {
  await browser.storage.session.remove(OPENED);
  await setAlarm(null);
}

/** Its time is over: forgets the data key. Otherwise sets the alarm, which may have vanished. */
export async function shutInTime(): Promise<void> {
  const kept = await readOpened();
  if (!kept) return;
  if (isOver(kept)) await shut();
  else await setAlarm(kept.until);
}

async function setAlarm(when: number | null): Promise<void> {
  if (when === null) await browser.alarms.clear(LOCK_ALARM);
  else await browser.alarms.create(LOCK_ALARM, { when });
}

async function readOpened(): Promise<Opened | null> {
  const parsed = v.safeParse(opened, (await browser.storage.session.get(OPENED))[OPENED]);
  return parsed.success ? parsed.output : null;
}
