import type { Operation } from '../../../utils/share-codes/operation.ts';
import type { Finding } from './finding.ts';
import type { Asked, Truth } from './truth.ts';

/** Nothing changes that no person has asked for. */
export function judgeUnasked(operations: Operation[], truth: Truth, asked: Asked): Finding[] {
  const unasked = operations.filter(({ id }) => !asked.has(id));
  const strays = truth.changes().filter((sent) => !truth.operationOf(sent));
  return [
    ...unasked.map(({ id, kind }) => ({
      kind: `a ${kind} that nobody asked for`,
      operationId: id,
      code: null,
      truth: '',
    })),
    ...strays.map(({ id, endpoint, body }) => ({
      kind: `a request to ${endpoint} of no operation`,
      operationId: id,
      code: null,
      truth: JSON.stringify(body),
    })),
  ];
}
