import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it arrived, whole. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** How the key comes back: beside the right answer, in a refusal, in a web page, in where a redirect leads. */
export type Leak = 'answer' | 'refusal' | 'page' | 'redirect';

export interface LeakyServer {
  readonly url: string;
  readonly seen: Seen[];
  leak: Leak;
  /** Where its redirects lead. */
  elsewhere: string;
  close(): Promise<void>;
}

/** Every way in which a server could write a key back that it was given. */
export function formsOf(key: string): string[] {
  const inQuery = new URLSearchParams({ key }).toString().slice('key='.length);
  const inJson = JSON.stringify(key).slice(1, -1);
  const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '');
  return [...new Set([key, encodeURIComponent(key), inQuery, inJson, base64])];
}

/** A server in front of another, which echoes the key wherever a server can put a text. */
export async function startLeakyServer(behind: string): Promise<LeakyServer> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const asked: Seen = { method, url, headers, body: await text(request) };
    seen.push(asked);
    const key = headers['api-key'] ?? new URL(url, behind).searchParams.get('api-key') ?? '';
    await answer(asked, formsOf(String(key)).join(' '), response);
  });

  async function answer(asked: Seen, echo: string, response: ServerResponse): Promise<void> {
    response.setHeader('x-echo', encodeURIComponent(echo));
    response.setHeader('set-cookie', `echo=${encodeURIComponent(echo)}`);
    const json = { 'content-type': 'application/json' };
    switch (leaky.leak) {
      case 'answer': {
        const reply = await forward(behind, asked);
        response.writeHead(reply.status, json).end(withEcho(await reply.text(), echo));
        return;
      }
      case 'refusal': {
        const errors = [echo, { field: echo, [echo]: 'is wrong' }, { code: echo, message: echo }];
        response.writeHead(401, json).end(JSON.stringify({ message: `Bad ${echo}`, errors }));
        return;
      }
      case 'page':
        response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>${echo}</title>`);
        return;
      case 'redirect':
        response.writeHead(307, { location: `${leaky.elsewhere}/?k=${encodeURIComponent(echo)}` });
        response.end();
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const leaky: LeakyServer = {
    url: `http://127.0.0.1:${port}`,
    seen,
    leak: 'answer',
    elsewhere: '',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return leaky;
}

function forward(behind: string, { method, url, headers, body }: Seen): Promise<Response> {
  const key = headers['api-key'];
  const kept = { 'content-type': 'application/json', ...(key ? { 'api-key': String(key) } : {}) };
  return fetch(`${behind}${url}`, { method, headers: kept, ...(body === '' ? {} : { body }) });
}

/** The fields in which a server writes texts of its own. */
const TEXTS = ['message', 'email', 'username', 'used_by'];

function withEcho(answer: string, echo: string): string {
  const value = JSON.parse(answer, (name, field) =>
    typeof field === 'string' && TEXTS.includes(name) ? `${field} ${echo}` : field,
  );
  const errors = value.errors?.map((error: string) => `${error} ${echo}`);
  return JSON.stringify({ ...value, [echo]: echo, errors });
}
