import { browser } from 'wxt/browser';

/** Shuts content scripts off from the storage, where the browser knows how (Chromium). There are none: a second lock. */
export async function closeStorage(): Promise<void> {
  const { local, session } = browser.storage;
  const accessLevel = 'TRUSTED_CONTEXTS';
  await Promise.all([local, session].map((area) => area.setAccessLevel?.({ accessLevel })));
}
