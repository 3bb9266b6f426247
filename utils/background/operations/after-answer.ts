import { isNo, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type {
  GenerateBaseline,
  GenerateInput,
  GenerateOperation,
} from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { bySpelling } from '@/utils/share-codes/spelling';
import type { Generated } from '../api/client';

/** What a generate becomes by the answer to its one request. Codes that were there before are none of it. Pure. */
export function afterAnswer(
  operation: GenerateOperation,
  answer: Result<Generated, ServerFailure>,
  now: number,
): GenerateOperation {
  if (!answer.ok) {
    const { failure } = answer;
    // The browser itself may have sent it twice, and the first one been acted on: it stays open.
    return isNo(failure)
      ? { ...operation, state: 'refused', failure, settledAt: now }
      : { ...operation, state: 'unconfirmed', failure };
  }
  const { input, baseline } = operation;
  const wasThere = bySpelling(baseline?.codes ?? []);
  const fresh = answer.value.codes.filter(({ code }) => wasThere(code) === null);
  // Only where it names too many: it may tell times of another clock than the list.
  const isTooMany = fresh.length > input.count;
  const made = fresh
    .filter(({ createdAt }) => !isTooMany || !isOlder(createdAt, baseline))
    .map((code) => complete(code, input));
  const codes = made.slice(0, input.count);
  const named = { codes, named: codes.length };
  if (codes.length < input.count) return { ...operation, ...named, state: 'unconfirmed' };
  const surplus = made.slice(input.count);
  return { ...operation, ...named, state: 'answered', surplus, settledAt: now };
}

/** Older than what was there before: it was there, too. */
const isOlder = (createdAt: number | null, baseline: GenerateBaseline | null): boolean =>
  createdAt !== null && baseline?.newestCreatedAt != null && createdAt < baseline.newestCreatedAt;

/** An answer may name the codes alone: what was asked for is known. */
function complete(code: ShareCode, input: GenerateInput): ShareCode {
  return {
    ...code,
    ips: code.ips ?? input.ipsPerCode,
    forwardTo: code.forwardTo ?? input.forwardTo,
  };
}
