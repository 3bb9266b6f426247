import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { account } from '@/utils/database/records.fixture';
import { getSettings, patchSettings } from '@/utils/database/settings';
import { readSnapshot, writeSnapshot } from './snapshot';
import { EMPTY_STATE } from './state';
import { emptyStorage } from './storage.fixture';
import { keepTypedLimit, storeLeftLimit, storeLimit, typedLimit } from './typed-limit';

beforeEach(async () => {
  vi.stubGlobal('localStorage', emptyStorage());
  await patchSettings({ confirmAboveIps: 500 });
});

test('what was typed and not stored counts in the first paint, before anything is read', () => {
  writeSnapshot({ ...EMPTY_STATE, accounts: [account] });
  keepTypedLimit('33');
  expect(readSnapshot()?.settings.confirmAboveIps).toBe(33);
  keepTypedLimit('3x');
  expect(readSnapshot()?.settings.confirmAboveIps).toBe(500);
});

test('it is stored before the settings that a page reads next', async () => {
  keepTypedLimit('33');
  storeLeftLimit();
  expect((await getSettings()).confirmAboveIps).toBe(33);
  await expect.poll(typedLimit).toBeNull();
});

test('what is no number is not stored, and stays', async () => {
  keepTypedLimit('3x');
  storeLeftLimit();
  expect((await getSettings()).confirmAboveIps).toBe(500);
  expect(typedLimit()).toBe('3x');
});

test('what was typed on while it was being stored stays', async () => {
  keepTypedLimit('33');
  const storing = storeLimit('33', 33);
  keepTypedLimit('333');
  await storing;
  expect(typedLimit()).toBe('333');
});
