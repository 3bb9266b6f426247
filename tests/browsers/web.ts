import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Web pages for the person to select text on. */
export interface Web {
  /** Puts a page on the web and returns its address. */
  publish(body: string): string;
  close(): Promise<void>;
}

/**
 * Browsers take every name under `localhost` for this machine, and the e2e build's host permissions cover `localhost`
 * alone: so the extension has no more access to these pages than to any other.
 */
const HOST = 'shop.localhost';

export async function startWeb(): Promise<Web> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const body = pages.get(request.url ?? '');
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    publish(body) {
      const path = `/${pages.size}`;
      pages.set(path, body);
      return `http://${HOST}:${port}${path}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
