import type { ConnectionTransport } from 'puppeteer-core';
import * as v from 'valibot';

/** A connection to a browser by WebDriver BiDi, which Puppeteer and commands of our own share: Firefox has one session. */
export interface Bidi {
  /** For `puppeteer.connect`. */
  readonly transport: ConnectionTransport;
  send(method: string, params: object): Promise<unknown>;
}

/** Puppeteer counts its own commands from 1. */
const FIRST_ID = 1_000_000_000;

const Answer = v.looseObject({ id: v.nullish(v.number()), type: v.string() });

export async function connectBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: object) => void>();
  const transport: ConnectionTransport = {
    send: (message) => socket.send(message),
    close: () => socket.close(),
  };
  socket.addEventListener('message', ({ data }) => {
    const id = v.parse(Answer, JSON.parse(data)).id ?? 0;
    const answered = waiting.get(id);
    waiting.delete(id);
    if (answered) answered(JSON.parse(data));
    else transport.onmessage?.(data);
  });
  socket.addEventListener('close', () => transport.onclose?.());
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let last = FIRST_ID;
  const send = async (method: string, params: object): Promise<unknown> => {
    const id = ++last;
    const answer = await new Promise<object>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if ('result' in answer) return answer.result;
    throw new Error(`${method}: ${JSON.stringify(answer)}`);
  };
  return { transport, send };
}
