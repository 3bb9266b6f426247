import { browser } from 'wxt/browser';

/** Shuts content scripts off from the storage, where the browser knows how (Chromium). There are none: a second lock. */
export async function closeStorage(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
