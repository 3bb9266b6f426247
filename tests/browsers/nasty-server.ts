import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Texts that no page may take for more than text. */
export const NASTY = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  '"><svg/onload=window.hacked=1><a href="javascript:window.hacked=1">',
  'javascript:window.hacked=1',
  '\u202Edesrever\u202D\u202A\u202B',
  '\u2066one\u2067two\u2068three\u200F\u200E\u061C',
  '\u0000\u0007\u001B[31m\u0085\u2028\u2029\r\n',
  `${'W'.repeat(1_000_000)}`,
  `${'wide '.repeat(2000)}`,
  'half \uD800 and \uDC00',
  `heap${'\u0301'.repeat(5000)}`,
  'שלום עולם',
  '\u200B\u2060\uFEFF\u3164\u{E0041}',
  '=HYPERLINK("http://evil.example")\'--',
  '$1 {code} __MSG_product_name__ %s %c',
  '__proto__',
];

/** Numbers that are none to count or to date with. */
const ODD = [1e308, -7, 0.1, 8.64e15, 1, -1e15, '9'.repeat(400), 4e12, null, true, [], {}];

export interface NastyServer {
  readonly url: string;
  /** Whether it refuses what changes something, at length. */
  refuses: boolean;
  close(): Promise<void>;
}

/** A server whose answers have the right shape and the worst in every field. */
export async function startNastyServer(): Promise<NastyServer> {
  let made = 0;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const body = await text(request);
    const sent: string[] = body === '' ? [] : (JSON.parse(body).codes ?? []);
    if (nasty.refuses && request.method !== 'GET') return send(response, 400, refusal(sent));
    const result = resultOf(pathname.split('/').at(-1) ?? '');
    send(response, 200, { success: true, message: NASTY.join(' '), result, errors: [] });
  });

  function resultOf(endpoint: string): unknown {
    switch (endpoint) {
      case 'list-share-code':
        return { items: items('S'), total_items: NASTY[0], total_pages: 1 };
      case 'list-use-code':
        return { items: items('U'), total_items: NASTY.length, total_pages: 1 };
      case 'generate':
        return { codes: items(`G${made++}`).slice(0, 9) };
      case 'get-info':
        return { id: NASTY[0], email: NASTY[7], username: NASTY[7] };
      case 'get-balance-data':
        return { ip_data: [{ plan_id: 1, amount: 1e300 }], traffic_data: NASTY };
      default:
        return null;
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const nasty: NastyServer = {
    url: `http://127.0.0.1:${port}`,
    refuses: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return nasty;
}

const items = (prefix: string) =>
  NASTY.map((words, at) => {
    const number = ODD[at % ODD.length];
    const times = {
      created_at: number,
      used_at: ODD[(at + 3) % 12],
      expired_at: ODD[(at + 5) % 12],
    };
    const people = { used_by: at % 2 ? words : null, forward_to: words };
    const amounts = { number_of_ips: number, data_type: 1 + (at % 2), amount_traffic: number };
    return { code: `${prefix}${at}X${words}`, status: number, ...times, ...people, ...amounts };
  });

const refusal = (codes: string[]) => ({
  success: false,
  message: NASTY.join('\n'),
  errors: [...NASTY, ...codes.flatMap((code) => NASTY.map((words) => ({ code, message: words })))],
  ...Object.fromEntries(NASTY.map((words) => [words, words])),
});

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
