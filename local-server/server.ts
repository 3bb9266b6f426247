import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Answer, failure, html } from './answer.ts';
import { ROUTES } from './api.ts';
import { Books, type BooksData } from './books.ts';
import { Cache } from './cache.ts';
import { answerControl } from './control.ts';
import { type Endpoint, type FaultInput, Faults, type Met } from './faults.ts';
import { readBooks, writeBooks } from './file.ts';
import { answerCall } from './gate.ts';
import { actLate } from './late.ts';
import { describe, keysOf, type LoggedRequest } from './log.ts';
import { booksPage } from './page.ts';
import { makeRandom } from './random.ts';
import { RateLimit } from './rate-limit.ts';
import { seedBooks } from './seed.ts';
import { type Exchange, send, sendHalf, strike } from './transport.ts';

export type LocalServerOptions = {
  /** 0, the default, takes any free port. */
  port?: number | undefined;
  /** Where the books are kept; null, the default, keeps them in memory. */
  file?: string | null | undefined;
  /** How many shared codes new books start with. */
  codes?: number | undefined;
  /** The same seed, 1 by default, gives the same codes and the same chances of faults. */
  seed?: number | undefined;
  faults?: FaultInput | FaultInput[] | undefined;
};

export type LocalServer = {
  readonly url: string;
  /** The main account's key, and the second account's. */
  readonly key: string;
  readonly secondKey: string;
  readonly books: Books;
  /** Every request but those of the control routes and the page. */
  readonly requests: LoggedRequest[];
  setFaults(faults: FaultInput | FaultInput[]): void;
  /** New books, no faults, no requests. The keys are the first ones again. */
  reset(codes?: number): void;
  close(): Promise<void>;
};

type Running = {
  books: Books;
  faults: Faults;
  requests: LoggedRequest[];
  reset: (codes?: number) => void;
  closing: AbortController;
  limit: RateLimit;
  cache: Cache;
};

export async function startLocalServer(options: LocalServerOptions = {}): Promise<LocalServer> {
  const running = open(options);
  const server = createServer((request, response) => {
    handle(running, request, response).catch((error) => giveUp(running, response, error));
  });
  const url = await listen(server, options.port ?? 0);
  const { books, requests, faults, reset, closing } = running;
  return {
    url,
    get key() {
      return books.accounts[0].key;
    },
    get secondKey() {
      return books.accounts[1].key;
    },
    books,
    requests,
    setFaults: (input) => faults.set(input),
    reset,
    close: () => close(server, closing),
  };
}

function open({
  file = null,
  codes = 0,
  seed = 1,
  faults: input = [],
}: LocalServerOptions): Running {
  const save = (data: BooksData) => (file === null ? undefined : writeBooks(file, data));
  const random = makeRandom(seed);
  const kept = file === null ? null : readBooks(file);
  const books = new Books(kept ?? seedBooks(random, codes), random, save);
  const faults = new Faults(makeRandom(seed));
  const requests: LoggedRequest[] = [];
  const [limit, cache] = [new RateLimit(), new Cache()];
  const reset = (count = codes) => {
    books.replace(seedBooks(random, count)); // other codes than before: no test meets the last one's
    faults.set([]);
    requests.length = 0;
    limit.clear();
    cache.clear();
  };
  faults.set(input);
  return { books, faults, requests, reset, closing: new AbortController(), limit, cache };
}

async function handle(running: Running, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const logged = describe(request, url, await text(request));
  const exchange: Exchange = { request, response, logged, closing: running.closing.signal };
  const route = `${logged.method} ${url.pathname}`;
  if (url.pathname.startsWith('/control/')) {
    return send(exchange, answerControl(running, route, logged.body));
  }
  if (route === 'GET /') return send(exchange, html(200, booksPage(running.books)));
  if (route === 'GET /favicon.ico') return send(exchange, { status: 204, headers: {}, text: '' });
  running.requests.push(logged);
  const endpoint = ROUTES[route];
  if (!endpoint) return send(exchange, failure(404, 'Not found'));
  return converse(running, exchange, endpoint, keysOf(request, url));
}

/** One API request: what goes wrong before, the act itself, what goes wrong after. */
async function converse(
  running: Running,
  exchange: Exchange,
  endpoint: Endpoint,
  keys: ReturnType<typeof keysOf>,
): Promise<void> {
  const { books, faults, limit } = running;
  const key = keys.header ?? keys.query;
  exchange.logged.sender = (key && books.accountOf(key)?.email) || null;
  const met = faults.meet(endpoint);
  if (met.has('close')) exchange.response.setHeader('connection', 'close');
  exchange.date = met.get('date');
  if (await strike(exchange, met, 'before')) return;
  const limited = met.get('rate-limit');
  const tooMany = limited && limit.refuse(limited.perMinute);
  if (tooMany) return send(exchange, tooMany);
  const act = () => answerCall(books, endpoint, keys, exchange.logged, met);
  const answer = answerInTime(running, exchange.logged, met, act);
  if (await strike(exchange, met, 'after')) return;
  if (met.get('cut')?.when === 'within') sendHalf(exchange, answer);
  else send(exchange, answer);
}

/** Acts now, or not yet, or answers what was answered before. */
function answerInTime(
  { cache }: Running,
  { path, query, sender }: LoggedRequest,
  met: Met,
  act: () => Answer,
): Answer {
  const [late, cached] = [met.get('late'), met.get('cache')];
  if (late) return actLate(late, act);
  return cached ? cache.answer(cached, JSON.stringify([sender, path, query]), act) : act();
}

/** A caller that left or a server that closes is no mistake; anything else should be seen. */
function giveUp({ closing }: Running, response: ServerResponse, error: unknown): void {
  if (!closing.signal.aborted && !response.destroyed) console.error(error);
  response.destroy();
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://127.0.0.1:${actual}`);
    });
  });
}

function close(server: Server, closing: AbortController): Promise<void> {
  closing.abort();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
