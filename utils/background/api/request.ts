import { MOST_BYTES } from '@/utils/share-codes/bounds';
import {
  fail,
  ok,
  type Refusal,
  type Result,
  type ServerFailure,
} from '@/utils/share-codes/failure';
import { type Body, parseBody, readText } from './body';
import { type ClientOptions, TIME_LIMIT } from './options';
import { readRetryAt, readServerTime } from './times';
import { keyMask, type Mask, tidy } from './words';

/** One request to the server, without the key. */
export interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
}

/** What came back, before anybody asks what it means. */
export interface Reply {
  status: number;
  /** What was asked, and what answered, as it calls itself. */
  from: Refusal;
  /** The server's clock, ms since 1970. */
  serverTime: number | null;
  /** When it allows another try, ms since 1970 by our clock. */
  retryAt: number | null;
  body: Body;
}

/**
 * Sends one request, once, and reads the whole answer. Fails if none came, or only a redirect.
 * The one place from which requests leave: so it is asked here, before each, whether the key may still be used.
 */
export async function exchange(
  options: ClientOptions,
  request: Request,
): Promise<Result<Reply, ServerFailure>> {
  if (!canCarry(options)) return fail({ cause: 'bad-key', ...unknown(null) });
  const maySend = await options.maySend().catch(() => false); // where nobody can say, nothing leaves
  if (!maySend) return fail({ cause: 'stopped', ...unknown(null), notActed: true });
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  const stop = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, timeLimit);
  let status: number | null = null;
  try {
    const response = await send(options, request, stop.signal);
    status = response.status || null;
    if (isRedirect(response)) return fail({ cause: 'redirected', ...unknown(status) });
    return await readReply(response, options, request);
  } catch {
    // The error itself may hold the address, and with it the key: it goes no further.
    if (late) return fail({ cause: 'timed-out', seconds: timeLimit / 1000, ...unknown(status) });
    return fail(await whyUnreachable(options, status));
  } finally {
    clearTimeout(timer);
    stop.abort(); // lets go of an answer that nobody reads to its end
  }
}

/** A header holds no character beyond Latin-1: fetch would throw, and look like an unreachable server. */
const canCarry = ({ key, placement }: ClientOptions) =>
  placement === 'query' || /^[\x20-\x7e\x80-\xff]*$/.test(key);

function send(options: ClientOptions, request: Request, stop: AbortSignal): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (request.body !== undefined) headers.set('content-type', 'application/json');
  if (options.placement === 'header') headers.set('api-key', options.key);
  // As a method of `options`, the browser's fetch would refuse to run.
  const fetchFreely = options.fetch ?? globalThis.fetch;
  return fetchFreely(address(options, request), {
    method: request.method,
    headers,
    body: request.body === undefined ? null : JSON.stringify(request.body),
    signal: options.signal === undefined ? stop : AbortSignal.any([stop, options.signal]),
    redirect: 'manual', // a followed redirect would carry the key to wherever it points
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
}

function address(options: ClientOptions, { path, query }: Request): string {
  const url = new URL(path, options.baseUrl);
  url.search = new URLSearchParams(query).toString();
  if (options.placement === 'query') url.searchParams.set('api-key', options.key);
  return url.href;
}

/** Browsers hide a redirect behind status 0. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

async function readReply(
  response: Response,
  { key, baseUrl, now = Date.now }: ClientOptions,
  { method, path }: Request,
): Promise<Result<Reply, ServerFailure>> {
  const { status, headers } = response;
  const text = await readText(response);
  if (text === null) return fail({ cause: 'too-large', bytes: MOST_BYTES, ...unknown(status) });
  const serverTime = readServerTime(headers);
  const retryAt = readRetryAt(headers, { serverTime, now: now() });
  const body = parseBody(text, headers.get('content-type'), cleaner(key));
  const from = {
    method,
    address: new URL(baseUrl).host + path,
    by: readServerName(headers, keyMask(key)),
  };
  return ok({ status, from, serverTime, retryAt, body });
}

const LONGEST_NAME = 60;

/** What answered, by the headers in which proxies and servers name themselves; `null` where none does. */
function readServerName(headers: Headers, mask: Mask): string | null {
  const names = ['via', 'server'].map((name) => tidy(headers.get(name) ?? '', mask));
  return (
    [...new Set(names)]
      .filter((name) => name !== '')
      .join(', ')
      .slice(0, LONGEST_NAME) || null
  );
}

/** A shorter key may stand in a code by chance, which must not change. */
const SURELY_KEY = 8;

/** Takes the key out of a text, and halves of characters, which no storage keeps and no page shows. */
function cleaner(key: string): (text: string) => string {
  const mask = key.length < SURELY_KEY ? (text: string) => text : keyMask(key);
  return (text) => mask(text).toWellFormed();
}

async function whyUnreachable(
  options: ClientOptions,
  status: number | null,
): Promise<ServerFailure> {
  const permitted = await options.hasHostPermission().catch(() => true);
  if (permitted) return { cause: 'unreachable', offline: options.isOffline(), ...unknown(status) };
  return {
    cause: 'no-host-permission',
    origin: options.baseUrl,
    ...unknown(status),
  };
}

/** The server may have acted all the same. */
const unknown = (status: number | null) => ({ notActed: false, status, words: [] });
