import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request as it arrived, whole. */
export interface Seen {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Handler = (response: ServerResponse, seen: Seen, index: number) => void;

/** A server on loopback that answers as the test says and remembers what it was asked. It ends with the test. */
export async function stubServer(handle: Handler): Promise<{ origin: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = await text(request).catch(() => '');
    const asked = { method, url, headers, body };
    // Each request on its own connection: nothing but the client itself could send one twice.
    response.setHeader('connection', 'close');
    handle(response, asked, seen.push(asked) - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, seen };
}

/** Answers with a status and JSON. */
export const json =
  (status: number, value: unknown, headers: Record<string, string> = {}): Handler =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(value));

/** Answers with a status and a web page. */
export const html =
  (status: number, headers: Record<string, string> = {}): Handler =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
      .end('<!doctype html><title>Just a moment…</title>');

/** Cuts the connection without an answer. */
export const cut: Handler = (response) => response.destroy();

/** Cuts the connection in the middle of an answer. */
export const cutHalfway: Handler = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"success":true,', () => response.destroy());
};

/** Never answers. */
export const silence: Handler = () => {};
