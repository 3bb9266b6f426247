import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { now } from './clock.ts';

export type LoggedRequest = {
  /** By `x-request-id`, where the sender gave one; what the books name it by. */
  id: string;
  at: number;
  method: string;
  path: string;
  /** Without the key, which stands nowhere in the log. */
  query: Record<string, string>;
  keyIn: 'header' | 'query' | 'both' | 'none';
  /** The names of the headers that came. */
  headers: string[];
  /** JSON as read, other text as it came. */
  body: unknown;
  /** Whose key came, whatever was said to it. */
  sender: string | null;
  /** Whose key it was, once it has been accepted. */
  account: string | null;
  /** What was answered; null when nothing was. */
  status: number | null;
  /** When the answer left, or the connection was cut. */
  endedAt: number | null;
};

const KEY = 'api-key';

export function keysOf(request: IncomingMessage, url: URL) {
  const header = request.headers[KEY];
  return { header: typeof header === 'string' ? header : null, query: url.searchParams.get(KEY) };
}

export function describe(request: IncomingMessage, url: URL, text: string): LoggedRequest {
  const { [KEY]: _, ...query } = Object.fromEntries(url.searchParams);
  const id = request.headers['x-request-id'];
  return {
    id: typeof id === 'string' ? id : randomUUID(),
    at: now(),
    method: request.method ?? 'GET',
    path: url.pathname,
    query,
    keyIn: placeOf(keysOf(request, url)),
    headers: Object.keys(request.headers),
    body: readBody(request, text),
    sender: null,
    account: null,
    status: null,
    endedAt: null,
  };
}

function placeOf({ header, query }: ReturnType<typeof keysOf>): LoggedRequest['keyIn'] {
  if (header !== null && query !== null) return 'both';
  if (header !== null) return 'header';
  return query === null ? 'none' : 'query';
}

/** Like most servers, takes a body for JSON only when it says so. */
function readBody(request: IncomingMessage, text: string): unknown {
  const isJson = request.headers['content-type']?.includes('application/json') ?? false;
  if (!isJson) return text === '' ? undefined : text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
