import type { GenerateBaseline, GenerateOperation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';

/*
 * A generate of 2 codes of 10 IPs, sent at NOW by the server's clock and without an answer half a second later.
 */

export const NOW = 1_800_000_000_000;

export const code = (name: string, more: Partial<ShareCode> = {}): ShareCode =>
  newShareCode(name, { ips: 10, createdAt: NOW, ...more });

export const baseline = (more: Partial<GenerateBaseline> = {}): GenerateBaseline => ({
  codes: ['old1', 'old2'],
  newestCreatedAt: NOW - 60_000,
  complete: false,
  tied: false,
  balance: null,
  serverTime: NOW,
  ...more,
});

export const operation = (more: Partial<GenerateOperation> = {}): GenerateOperation => ({
  id: 'one',
  accountId: 'account',
  source: 'popup',
  createdAt: NOW,
  open: 1,
  settledAt: null,
  seen: false,
  dueAt: 0,
  hold: null,
  failure: null,
  tries: 0,
  kind: 'generate',
  input: { ipsPerCode: 10, count: 2, forwardTo: null },
  state: 'unconfirmed',
  baseline: baseline(),
  sentAt: NOW,
  acted: { from: NOW, to: NOW + 500 },
  codes: [],
  surplus: [],
  surplusRevoked: false,
  possible: [],
  balanceAfter: null,
  ...more,
});

/** An earlier one of another kind, whose answer has named a code: by it the clock of the codes is known. */
export const earlier = (ahead = 0): GenerateOperation => {
  const { open: _, ...closed } = operation({
    id: 'earlier',
    state: 'done',
    input: { ipsPerCode: 7, count: 1, forwardTo: null },
    sentAt: NOW - 60_000,
    acted: { from: NOW - 60_000, to: NOW - 59_500 },
    codes: [code('before', { ips: 7, createdAt: NOW - 60_000 + ahead })],
    named: 1,
  });
  return closed;
};
