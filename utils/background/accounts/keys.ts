import { browser } from 'wxt/browser';

/*
 * The one place where keys are read and written. Each lies in storage.local under its account's id;
 * nothing outside this folder imports this file.
 */

const slot = (accountId: string): string => `key:${accountId}`;

/** @returns `null` where none is stored, or what is stored is not a key */
export async function readKey(accountId: string): Promise<string | null> {
  const key = (await browser.storage.local.get(slot(accountId)))[slot(accountId)];
  return typeof key === 'string' && key !== '' ? key : null;
}

export async function writeKey(accountId: string, key: string): Promise<void> {
  await browser.storage.local.set({ [slot(accountId)]: key });
}

export async function removeKey(accountId: string): Promise<void> {
  await browser.storage.local.remove(slot(accountId));
}
