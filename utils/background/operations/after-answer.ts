import { isNo, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type {
  GenerateBaseline,
  GenerateInput,
  GenerateOperation,
} from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { bySpelling } from '@/utils/share-codes/spelling';
import type { Generated } from '../api/client';
import { isOfAnotherDay } from './time-of';

/**
 * What a generate becomes by the answer to its one request. Codes that were there before are none of it. Pure.
 * @param others every other generate of the account: an answer may come from a cache
 */
export function afterAnswer(
  operation: GenerateOperation,
  answer: Result<Generated, ServerFailure>,
  now: number,
  others: readonly GenerateOperation[] = [],
): GenerateOperation {
  if (!answer.ok) {
    const { failure } = answer;
    // The browser itself may have sent it twice, and the first one been acted on: it stays open.
    return isNo(failure)
      ? { ...operation, state: 'refused', failure, settledAt: now }
      : {
          ...operation,
          state: 'unconfirmed',
          failure,
          ...(isWhole(failure) && { hadAnswer: true }),
        };
  }
  const { input, baseline } = operation;
  const made = others.flatMap(({ codes }) => codes.map(({ code }) => code));
  const wasThere = bySpelling([...(baseline?.codes ?? []), ...made]);
  const fresh = answer.value.codes.filter(
    (code) => wasThere(code.code) === null && !isOfAnotherDay(code, operation),
  );
  // Only where it names too many: it may tell times of another clock than the list.
  const isTooMany = fresh.length > input.count;
  const named = fresh
    .filter(({ createdAt }) => !isTooMany || !isOlder(createdAt, baseline))
    .map((code) => complete(code, input));
  const codes = named.slice(0, input.count);
  const known = { ...operation, codes, named: codes.length };
  if (codes.length < input.count) return { ...known, state: 'unconfirmed' };
  return { ...known, state: 'answered', surplus: named.slice(input.count), settledAt: now };
}

/** A page of something else, and no gateway's: nothing goes on behind it. What was only taken (202) may be done later. */
const isWhole = ({ cause, status }: ServerFailure): boolean =>
  cause === 'not-this-api' && status !== null && status !== 202;

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
