import type { GenerateOperation } from '../../../utils/share-codes/operation.ts';
import { judgeDoubtful } from './doubtful.ts';
import type { Finding } from './finding.ts';
import { judgeBalance, judgeCodeIps } from './ips.ts';
import { plain, type Truth } from './truth.ts';

/**
 * Compares what a generate says with the truth.
 * @param isEnd all evidence there will ever be has been read
 */
export function judgeGenerate(
  operation: GenerateOperation,
  truth: Truth,
  isEnd: boolean,
): Finding[] {
  const others = othersCodes(operation, truth);
  return [
    ...sentTwice(operation, truth),
    ...others,
    ...newAsSurplus(operation),
    ...judgeDoubtful(operation, truth),
    ...misspelt(operation, truth),
    ...judgeCodeIps(operation, truth),
    ...judgeBalance(operation, truth),
    // With as many alike it has all that it looked for.
    ...(others.some(({ untellable }) => untellable) ? [] : untold(operation, truth, isEnd)),
  ];
}

function sentTwice(operation: GenerateOperation, truth: Truth): Finding[] {
  const times = truth.requests(operation).length;
  return times > 1 ? [about(operation, 'a generate sent twice', `${times} requests`)] : [];
}

/** Codes handed out as new ones that this operation has not made. */
function othersCodes(operation: GenerateOperation, truth: Truth): Finding[] {
  const made = new Set(truth.madeBy(operation));
  const others = operation.codes.filter(({ code }) => !made.has(plain(code)));
  const wanted = operation.input.count - (operation.codes.length - others.length);
  const twins =
    others.length === wanted &&
    others.every(({ code }) =>
      truth.isWhileUnanswered(operation, truth.act(code, 'made')?.at ?? Number.NaN),
    );
  return others.map(({ code }) => {
    const by = makerOf(code, truth);
    if (twins)
      return {
        ...about(operation, 'a colleague made as many alike while our request had no answer', by),
        code,
        untellable: true,
      };
    return { ...about(operation, `“New codes” that ${who(by)} made`, by), code };
  });
}

/** Codes beyond those asked for are told as possible ones, and may be anybody's; but none of the new ones. */
function newAsSurplus(operation: GenerateOperation): Finding[] {
  const own = new Set(operation.codes.map(({ code }) => plain(code)));
  return operation.surplus
    .filter(({ code }) => own.has(plain(code)))
    .map(({ code }) => ({
      ...about(operation, 'a new code, spelt otherwise, beside the new ones', 'its own'),
      code,
    }));
}

/** A code as handed out must be what the lists call it. */
function misspelt(operation: GenerateOperation, truth: Truth): Finding[] {
  if (operation.open) return [];
  return operation.codes
    .filter(({ code }) => truth.find(code) && truth.find(code)?.code !== code)
    .filter(({ code }) => truth.wasListedInTime(code, 'list-share-code', 'made'))
    .filter(({ code }) => !truth.wasListedAs(code))
    .map(({ code }) => ({
      ...about(operation, 'codes spelt otherwise than in the list', String(truth.find(code)?.code)),
      code,
    }));
}

/** What it has made and does not tell. */
function untold(operation: GenerateOperation, truth: Truth, isEnd: boolean): Finding[] {
  const { state, open, codes, surplus, possible, input } = operation;
  if (open) return [];
  const told = new Set([...codes, ...surplus, ...possible].map(({ code }) => plain(code)));
  const left = truth
    .madeBy(operation)
    .filter((code) => !told.has(code) && !truth.isToldByTwin(operation, code));
  if (isUnclear(operation)) return shownInVain(operation, left, truth);
  const isShort = state === 'done' && codes.length < input.count;
  if (left.length === 0 && !isShort) return [];
  const elsewhere = left.map((code) => [code, ...truth.tellersOf(code).map((id) => `(by ${id})`)]);
  const words = `made and not told: ${elsewhere.flat().join(' ') || 'none'}`;
  if (isShort) return [about(operation, '“Generated” with fewer codes than it says', words)];
  const fault = about(operation, KINDS[state] ?? state, words);
  // Nothing wrong was said so far: these codes must be told once they were seen.
  if (!isEnd) return [];
  if (left.some((code) => truth.wasListed(code, 'list-share-code', 0))) return [fault];
  return [{ ...fault, kind: 'codes that were made, and nothing shows them', untellable: true }];
}

/** “Unclear” is no claim, but what lists show of it must be told. */
function shownInVain(operation: GenerateOperation, made: string[], truth: Truth): Finding[] {
  const shown = made
    .filter((code) => truth.wasListedAgain(code, 'list-share-code', 0))
    .filter((code) => truth.tellersOf(code).length === 0);
  if (shown.length === 0) return [];
  const kind = '“Unclear” for codes that two looks have shown, and nobody tells';
  return [about(operation, kind, shown.join(' '))];
}

const KINDS: Partial<Record<GenerateOperation['state'], string>> = {
  done: '“Generated”, and further codes it made, and which were listed, are told nowhere',
  refused: '“Not generated” for codes that were made and listed',
  possible: '“Which codes are new…” without codes that were made',
};

/** A word of no claim. */
export const isUnclear = ({ state }: GenerateOperation): boolean => state === 'unclear';

const makerOf = (code: string, truth: Truth): string =>
  truth.act(code, 'made')?.by ?? (truth.find(code) ? 'somebody long before' : 'nobody');

const who = (by: string): string => (/^[A-Z]-\d/.test(by) ? 'another request of ours' : by);

const about = ({ id }: GenerateOperation, kind: string, truth: string): Finding => ({
  kind,
  operationId: id,
  code: null,
  truth,
});
