import { DEFAULT_SETTINGS, type Settings } from '@/utils/share-codes/settings';
import { announce } from './changes';
import { database } from './database';

/** What is stored over the defaults, so that a setting added later has a value. */
export async function getSettings(): Promise<Settings> {
  const stored = await (await database()).get('settings', 'settings');
  return { ...DEFAULT_SETTINGS, ...stored };
}

export async function patchSettings(patch: Partial<Settings>): Promise<Settings> {
  const tx = (await database()).transaction('settings', 'readwrite');
  const settings = { ...DEFAULT_SETTINGS, ...(await tx.store.get('settings')), ...patch };
  await tx.store.put(settings, 'settings');
  await tx.done;
  announce({ store: 'settings' });
  return settings;
}
