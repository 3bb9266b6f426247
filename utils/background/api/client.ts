import { ok, type ServerFailure } from '@/utils/share-codes/failure';
import type { GenerateInput } from '@/utils/share-codes/operation';
import { IP_PLAN } from '@/utils/share-codes/share-code';
import { type Answer, ask } from './ask';
import { type ListQuery, toParameters } from './list-query';
import type { ClientOptions } from './options';
import { type AccountInfo, type Balance, readBalance, readInfo } from './read-account';
import { type Applied, readApplied } from './read-applied';
import { type CodePage, readPage } from './read-codes';
import { type Generated, readGenerated } from './read-generated';
import { withRetries } from './retry';
import { keyMask, tidy, tidyAll } from './words';
import type { Change } from './yes-or-no';

export type { Answer } from './ask';
export type { ListQuery } from './list-query';
export type { ClientOptions, KeyPlacement } from './options';
export type { AccountInfo, Balance, TrafficPlan } from './read-account';
export type { Applied } from './read-applied';
export type { CodePage } from './read-codes';
export type { Generated } from './read-generated';

/** One account's server. Every call answers with a value or a failure and never rejects. */
export interface Client {
  /** Codes this account has made [seed]. */
  listShared(query?: ListQuery<'code' | 'amount_ips' | 'created_at'>): Promise<Answer<CodePage>>;
  /** Codes this account has redeemed [seed]. */
  listUsed(query?: ListQuery<'code' | 'amount_ips' | 'used_at'>): Promise<Answer<CodePage>>;
  /** Spends `ipsPerCode × count` IPs [pub]. Sent once, whatever happens: twice would spend twice. */
  generate(input: GenerateInput): Promise<Answer<Generated>>;
  /** Adds the codes' IPs to this account, for good [seed]. Sent once. */
  redeem(codes: string[]): Promise<Answer<Applied>>;
  /** Takes back codes not used yet [seed]. Sent once. */
  revoke(codes: string[]): Promise<Answer<Applied>>;
  /** Whose key it is; `null` where the server has no such endpoint [pub]. */
  getInfo(): Promise<Answer<AccountInfo | null>>;
  /** What can be shared; `null` where the server has no such endpoint [pub]. */
  getBalance(): Promise<Answer<Balance | null>>;
}

const CODES = '/client/v1/cd-keys';
const ACCOUNT = '/client/v1/account';

/** A client for one account, the key already in it. Throws only if `baseUrl` is no address. */
export function createClient(given: ClientOptions): Client {
  const options = { ...given, baseUrl: new URL(given.baseUrl).origin };
  const list = (path: string, query: ListQuery<string> = {}) =>
    withRetries(options, () =>
      ask(options, { method: 'GET', path, query: toParameters(query) }, readPage),
    );
  const account = async <T>(path: string, read: (result: unknown) => T | null) =>
    orMissing(
      await withRetries(options, () =>
        ask(options, { method: 'GET', path }, ({ result }) => read(result)),
      ),
    );
  return {
    listShared: (query) => list(`${CODES}/list-share-code`, query),
    listUsed: (query) => list(`${CODES}/list-use-code`, query),
    generate: (input) =>
      ask(
        options,
        { method: 'POST', path: `${CODES}/generate`, body: toBody(input) },
        readGenerated,
      ),
    redeem: (codes) => change(options, 'redeem', codes),
    revoke: (codes) => change(options, 'revoke', codes),
    getInfo: () => account(`${ACCOUNT}/get-info`, readInfo),
    getBalance: () => account(`${ACCOUNT}/get-balance-data`, readBalance),
  };
}

function toBody({ ipsPerCode, count, forwardTo }: GenerateInput): Record<string, unknown> {
  const body = { plan: IP_PLAN, number_of_ips: ipsPerCode, number_of_codes: count };
  return forwardTo === null ? body : { ...body, forward_to: forwardTo };
}

const REQUESTS = {
  redeem: { method: 'POST', path: `${CODES}/use-code` },
  revoke: { method: 'DELETE', path: `${CODES}/revoke-code` },
} as const;

function change(options: ClientOptions, what: Change, codes: string[]): Promise<Answer<Applied>> {
  const mask = keyMask(options.key);
  return ask(options, { ...REQUESTS[what], body: { codes } }, (envelope) => {
    const read = readApplied(envelope, codes, what);
    const tidied = Object.entries(read.reasons).map(([code, words]) => [code, tidy(words, mask)]);
    const words = tidyAll(envelope.words, mask);
    return { ...read, reasons: Object.fromEntries(tidied), words };
  });
}

/** These endpoints are later additions [pub]: a server without them is no failure. */
function orMissing<T>(answer: Answer<T>): Answer<T | null> {
  const isAbsent = !answer.ok && isMissing(answer.failure);
  return isAbsent ? { ...ok(null), serverTime: answer.serverTime } : answer;
}

const isMissing = ({ cause, status }: ServerFailure): boolean =>
  cause === 'not-this-api' || cause === 'refused-on-the-way' || status === 404;
