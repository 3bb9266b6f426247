import type { ShareCode } from './share-code';

/** A code of which only what is given is known. For tests. */
export function newShareCode(code: string, facts: Partial<ShareCode> = {}): ShareCode {
  return {
    code,
    status: null,
    ips: null,
    createdAt: null,
    usedAt: null,
    usedBy: null,
    forwardTo: null,
    expiresAt: null,
    dataType: null,
    trafficBytes: null,
    ...facts,
  };
}
