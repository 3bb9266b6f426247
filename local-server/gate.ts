import { type Answer, refusalToAnswer } from './answer.ts';
import { ACTIONS } from './api.ts';
import type { Books } from './books.ts';
import type { Account } from './code.ts';
import type { Endpoint, FaultNamed, Met } from './faults.ts';
import type { LoggedRequest } from './log.ts';
import { Refusal } from './refusal.ts';

export type Keys = { header: string | null; query: string | null };

/** Checks the key, acts, and puts every refusal into words. */
export function answerCall(
  books: Books,
  endpoint: Endpoint,
  keys: Keys,
  request: LoggedRequest,
  met: Met,
): Answer {
  const answer = attempt(() => {
    if (met.has('missing')) throw new Refusal(404, 'Not found');
    const account = accountFor(books, keys, met.get('key-in')?.where ?? 'header');
    request.account = account.email;
    const { id, query, body } = request;
    return ACTIONS[endpoint]({ id, books, account, query, body, met });
  });
  return met.has('failures-as-200') ? { ...answer, status: 200 } : answer;
}

function attempt(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    return refusalToAnswer(error);
  }
}

function accountFor(books: Books, keys: Keys, where: FaultNamed<'key-in'>['where']): Account {
  const key = where === 'either' ? (keys.header ?? keys.query) : keys[where];
  const account = key === null ? undefined : books.accountOf(key);
  if (!account) throw new Refusal(401, 'Invalid api-key');
  return account;
}
