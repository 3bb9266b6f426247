import type { Journal } from '../../chaos/journal.ts';
import type { Finding } from './finding.ts';
import { type Asked, type AskedOne, plain, type Truth } from './truth.ts';

/** Nothing changes that no person has asked for. */
export function judgeUnasked({ operations }: Journal, truth: Truth, asked: Asked): Finding[] {
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

/** What the extension has said it does stands in the journal, with each code. */
export function judgeAccepted({ operations, batches }: Journal, asked: Asked): Finding[] {
  const accepted = [...asked].filter(([, { isAccepted }]) => isAccepted);
  return accepted.flatMap(([id, one]): Finding[] => {
    if (!operations.some((operation) => operation.id === id))
      return [
        { kind: 'an accepted order of no operation', operationId: id, code: null, truth: '' },
      ];
    const items = batches
      .filter(({ operationId }) => operationId === id)
      .flatMap((batch) => batch.items);
    return without(one, new Set(items.map(({ code }) => plain(code)))).map((code) => ({
      kind: 'a code of an accepted order that its operation does not have',
      operationId: id,
      code,
      truth: '',
    }));
  });
}

const without = ({ codes }: AskedOne, there: ReadonlySet<string>): string[] =>
  [...codes].filter((code) => !there.has(plain(code)));
