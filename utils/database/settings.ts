import type { Settings } from '@/utils/share-codes/settings';
import { announce } from './changes';
import { database } from './database';
import { readSettings } from './read-records';

/** What is stored over the defaults, so that a setting added later has a value. */
export async function getSettings(): Promise<Settings> {
  return readSettings(await (await database()).get('settings', 'settings'));
}

export async function patchSettings(patch: Partial<Settings>): Promise<Settings> {
  const tx = (await database()).transaction('settings', 'readwrite');
  const settings = { ...readSettings(await tx.store.get('settings')), ...patch };
  await tx.store.put(settings, 'settings');
  await tx.done;
  announce({ store: 'settings' });
  return settings;
}
