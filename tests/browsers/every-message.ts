import type { Message } from '../../utils/messages.ts';

type Type = Message['type'];
export type Every = { [T in Type]: Extract<Message, { type: T }> };

/** The types that carry a key in, or the passphrase to all keys. None carries one out. */
export const KEY_BEARERS: readonly Type[] = [
  'save-account',
  'set-passphrase',
  'change-passphrase',
  'remove-passphrase',
  'unlock',
];

/**
 * One good message of every type: one that is added to `utils/messages.ts` does not compile until it stands here.
 * Where a type can carry a text that the person types, it is the mark.
 */
export const everyMessage = (accountId: string, address: string, mark: string): Every => {
  const operationId = 'every';
  return {
    'save-account': {
      type: 'save-account',
      accountId: null,
      name: 'Every',
      server: 'custom',
      address,
      key: mark,
      untested: true,
    },
    'select-account': { type: 'select-account', accountId },
    'save-settings': { type: 'save-settings', settings: { confirmAboveIps: 400 } },
    generate: {
      type: 'generate',
      id: operationId,
      accountId,
      input: { ipsPerCode: 5, count: 1, forwardTo: null },
    },
    'redeem-own': { type: 'redeem-own', operationId: 'every-redeem', code: 'K7PQ2XW9' },
    redeem: { type: 'redeem', id: 'every-redeem', accountId, codes: ['K7PQ2XW9'], source: 'popup' },
    revoke: {
      type: 'revoke',
      id: 'every-revoke',
      accountId,
      codes: [{ code: 'M3ZT8VB4', status: 1, ips: 5 }],
      source: 'codes',
    },
    'check-now': { type: 'check-now', operationId },
    pause: { type: 'pause', operationId },
    resume: { type: 'resume', operationId },
    cancel: { type: 'cancel', operationId },
    claim: { type: 'claim', operationId, codes: ['K7PQ2XW9'] },
    'keep-surplus': { type: 'keep-surplus', operationId },
    'revoke-surplus': { type: 'revoke-surplus', operationId },
    copied: { type: 'copied', operationId },
    see: { type: 'see', operationIds: [operationId] },
    refresh: { type: 'refresh', accountId },
    sync: { type: 'sync', accountId },
    list: { type: 'list', accountId, name: 'shared', query: {} },
    'set-passphrase': { type: 'set-passphrase', passphrase: mark },
    'change-passphrase': { type: 'change-passphrase', passphrase: mark, next: `${mark}2` },
    lock: { type: 'lock' },
    unlock: { type: 'unlock', passphrase: `${mark}2` },
    'remove-passphrase': { type: 'remove-passphrase', passphrase: `${mark}2` },
    'forget-keys': { type: 'forget-keys' },
    'remove-account': { type: 'remove-account', accountId },
  };
};
