import type { GenerateOperation } from '../../../utils/share-codes/operation.ts';
import type { Finding } from './finding.ts';
import type { Truth } from './truth.ts';

/** So long (ms) before a request, or after its answer, whole seconds and a doubled request excuse a code. */
const AROUND = 60_000;
/** So long after a request that had no answer it may still be acted on, ms. */
const LATEST = 60 * 60_000;

type Fault = Pick<Finding, 'kind' | 'untellable'>;

/** Codes that are told as possibly its own must be such that it could have made them. */
export function judgeDoubtful(operation: GenerateOperation, truth: Truth): Finding[] {
  if (operation.open) return [];
  const { surplus, possible, id: operationId } = operation;
  return [...surplus, ...possible].flatMap(({ code }) => {
    const fault = judgeCode(operation, code, truth);
    const by = truth.act(code, 'made')?.by ?? 'somebody long before';
    const recipient = truth.find(code)?.forwardTo ?? 'anybody';
    return fault ? { ...fault, operationId, code, truth: `made by ${by} for ${recipient}` } : [];
  });
}

function judgeCode(operation: GenerateOperation, code: string, truth: Truth): Fault | null {
  const { ipsPerCode, forwardTo } = operation.input;
  const stored = truth.find(code);
  if (!stored) return { kind: 'a possible code that there is not' };
  if (stored.ips !== ipsPerCode)
    return { kind: 'a possible code with other IPs than were asked for' };
  if (stored.forwardTo === forwardTo) return judgeTime(operation, code, truth);
  const kind = 'a possible code for somebody else than was asked for';
  // A list that has never told a recipient may hide them.
  return stored.forwardTo === null && !truth.wasRecipientListed(operation)
    ? { kind, untellable: true }
    : { kind };
}

function judgeTime(operation: GenerateOperation, code: string, truth: Truth): Fault | null {
  const act = truth.act(code, 'made');
  if (act && truth.isOwn(operation, act)) return null;
  const first = truth.requests(operation)[0];
  if (!first) return { kind: 'a possible code of a generate that was never sent' };
  if (truth.wasListed(code, 'list-share-code', 0, first.at))
    return { kind: 'a possible code that a list had shown before the request' };
  if (!act || act.at < first.at - AROUND)
    return { kind: 'a possible code from long before, which no list had shown', untellable: true };
  const isSoon = truth.isSoonAfter(operation, act.at, LATEST, AROUND);
  return isSoon ? null : { kind: 'a possible code from long after the request' };
}
