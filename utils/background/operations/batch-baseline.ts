import { updateOperation } from '@/utils/database/operations';
import { type Failure, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { reading } from '../accounts/client';
import type { Client } from '../api/client';
import { readNewest } from '../sync/refresh';
import { latest } from './latest';
import { soon } from './soon';

/**
 * Stores what was used before, to tell afterwards what this operation has redeemed.
 * @returns the failure to wait for, `null` where the operation goes on
 */
export async function readBaseline(operation: BatchOperation): Promise<Failure | null> {
  const { id, accountId, kind } = operation;
  const read = await reading(accountId, (client) => readBefore(client, kind));
  if (!read.ok) return read.failure;
  await updateOperation<BatchOperation>(id, (stored) =>
    stored.hold ? null : { ...stored, baseline: read.value, failure: null, tries: 0 },
  );
  return null;
}

async function readBefore(
  client: Client,
  kind: BatchOperation['kind'],
): Promise<Result<NonNullable<BatchOperation['baseline']>, ServerFailure>> {
  const [used, balance] = await Promise.all([
    kind === 'redeem' ? readNewest(client, 'used') : null,
    soon(client.getBalance()),
  ]);
  if (used && !used.ok && isWorthWaiting(used.failure)) return used;
  const codes = used?.ok ? used.value.codes : [];
  const isRead = used?.ok === true && (codes.length > 0 || used.value.unreadable === 0);
  return ok({
    usedCodes: isRead ? codes.map(({ code }) => code) : null,
    newestUsedAt: latest(codes.map(({ usedAt }) => usedAt)),
    balance: balance?.ok ? (balance.value?.ips ?? null) : null,
  });
}

/** A server without such a list must not stop the redeem itself. */
const isWorthWaiting = ({ cause }: ServerFailure): boolean =>
  cause !== 'refused' && cause !== 'not-this-api' && cause !== 'refused-on-the-way';
