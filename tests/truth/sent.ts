/** One request as its sender knows it. Times are by the time that the run lives in. */
export interface Sent {
  /** What the server's books name it by. */
  id: string;
  browser: string;
  at: number;
  /** The same moment by the browser's own clock. */
  wall: number;
  method: string;
  /** The last part of the address: `generate`, `use-code`… */
  endpoint: string;
  body: unknown;
  /** When the answer, or the failure, came; `null` while it is out, or when the worker that waited was killed. */
  endedAt: number | null;
  status: number | null;
  /** The worker was killed when it had just come: nobody knows whether it had been read. */
  mayBeUnread?: true;
  /** What came back, but for lists. */
  text: string;
  /** The codes in what came back to one that reads. */
  listed: ReadonlySet<string>;
}

/** A request that has just left. */
export function newSent(
  from: Pick<Sent, 'id' | 'browser' | 'at' | 'wall'>,
  method: string,
  path: string,
  body: string,
): Sent {
  return {
    ...from,
    method,
    endpoint: path.split('/').at(-1) ?? '',
    body: body === '' ? null : JSON.parse(body),
    endedAt: null,
    status: null,
    text: '',
    listed: new Set(),
  };
}

/** What is kept of an answer. Whole lists are too much. */
export function told({ endpoint }: Sent, text: string): Partial<Sent> {
  if (!endpoint.startsWith('list-')) return { text };
  return { listed: new Set(text.match(/(?<="code":")[^"]+/g)) };
}
