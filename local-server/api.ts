import { type Answer, failure, json, rawJson, success } from './answer.ts';
import { balanceAsOf, codesAsOf } from './as-of.ts';
import type { Books, Outcome } from './books.ts';
import { now } from './clock.ts';
import type { Account } from './code.ts';
import type { Endpoint, Met } from './faults.ts';
import { listResult } from './list.ts';
import type { LoggedRequest } from './log.ts';
import { unspell } from './spelling.ts';
import { CodesBody, check, GenerateBody, listQuery } from './validate.ts';
import { batchResult, generateResult } from './wire.ts';

export type Call = Pick<LoggedRequest, 'id' | 'query' | 'body'> & {
  books: Books;
  account: Account;
  met: Met;
};

export const ROUTES: Record<string, Endpoint> = {
  'GET /client/v1/cd-keys/list-share-code': 'list-share-code',
  'GET /client/v1/cd-keys/list-use-code': 'list-use-code',
  'POST /client/v1/cd-keys/generate': 'generate',
  'POST /client/v1/cd-keys/use-code': 'use-code',
  'DELETE /client/v1/cd-keys/revoke-code': 'revoke-code',
  'GET /client/v1/account/get-info': 'get-info',
  'GET /client/v1/account/get-balance-data': 'get-balance-data',
};

/** What each endpoint does for an account whose key was right. */
export const ACTIONS: Record<Endpoint, (call: Call) => Answer> = {
  'list-share-code': listShared,
  'list-use-code': listUsed,
  generate,
  'use-code': (call) => batch(call, 'use-code'),
  'revoke-code': (call) => batch(call, 'revoke-code'),
  'get-info': getInfo,
  'get-balance-data': getBalance,
};

function listShared({ books, account, query, met }: Call): Answer {
  const own = shown(books, met).filter(
    (code) =>
      code.maker === account.email &&
      (code.revokedAt === null || met.has('keep-revoked')) &&
      (code.usedAt === null || !met.has('hides-used')),
  );
  const asked = check(listQuery('created_at'), query);
  return success(listResult(own, asked, (code) => [code.forwardTo], met));
}

function listUsed({ books, account, query, met }: Call): Answer {
  const used = shown(books, met).filter((code) => code.usedBy === account.email);
  const asked = check(listQuery('used_at'), query);
  return success(listResult(used, asked, (code) => [code.maker, code.forwardTo], met));
}

/** The codes as this read shows them. */
function shown(books: Books, met: Met) {
  const lag = met.get('lag')?.ms ?? 0;
  return lag > 0 ? codesAsOf(books, now() - lag) : books.codes;
}

function generate({ id, books, account, body, met }: Call): Answer {
  const asked = check(GenerateBody, body);
  const order = {
    ips: asked.number_of_ips,
    count: Math.max(0, asked.number_of_codes + (met.get('makes')?.change ?? 0)),
    forwardTo: asked.forward_to ?? null,
  };
  if (met.has('acts-twice')) books.generate(account, order, id);
  const result = generateResult(books.generate(account, order, id), met);
  return result === undefined ? rawJson(200, '{"success":true,"result":[') : success(result);
}

function batch(call: Call, act: 'use-code' | 'revoke-code'): Answer {
  const { id, books, account, met } = call;
  const { codes } = check(CodesBody, call.body);
  const asked = {
    codes: codes.map((code) => unspell(code, met)),
    wholeBatch: met.has('whole-batch'),
  };
  const carryOut = () =>
    act === 'use-code' ? books.redeem(account, asked, id) : books.revoke(account, asked, id);
  if (met.has('acts-twice')) carryOut();
  return batchAnswer(carryOut(), met);
}

/** The reasons stand in `errors`, unless told to put them elsewhere. */
function batchAnswer(outcome: Outcome, met: Met): Answer {
  const place = met.get('refusals')?.in ?? 'errors';
  const reasons = outcome.refused.map(({ code, reason }) => `${code}: ${reason}`);
  const errors = place === 'errors' ? reasons : [];
  const message = place === 'message' ? reasons.join('; ') : '';
  if (outcome.applied.length === 0 && (place !== 'nowhere' || met.has('whole-batch'))) {
    return failure(400, message || 'No code was accepted', errors);
  }
  const told = { success: true, message: message || 'OK', result: batchResult(outcome, met) };
  return json(200, errors.length > 0 ? { ...told, errors } : told);
}

function getInfo({ account: { id, email, username } }: Call): Answer {
  const rest = { email_verified: true, _2fa_enabled: true, wallet_balance: 0 };
  return success({ id, email, username, ...rest });
}

function getBalance({ books, account, met }: Call): Answer {
  const amount = balanceAsOf(books, account, now() - (met.get('lag')?.ms ?? 0));
  return success({ ip_data: [{ plan_id: 1, amount }], traffic_data: [] });
}
