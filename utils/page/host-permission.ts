import { browser } from 'wxt/browser';
import type { Failure } from '@/utils/share-codes/failure';
import { hostPattern } from '@/utils/share-codes/server-address';

/**
 * Asks the browser to let this extension reach a server; where it may already, nobody is asked.
 * Has to be the first thing a click handler awaits: browsers ask only in direct answer to a person.
 */
export async function requestHost(origin: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [hostPattern(origin)] });
  } catch (error) {
    console.warn('The host permission could not be asked for:', error);
    return false;
  }
}

export function hostDenied(origin: string): Failure {
  return { cause: 'no-host-permission', origin, notActed: true, status: null, words: [] };
}
