import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, faultAnswer } from './answer.ts';
import { now, pause } from './clock.ts';
import type { Fault, FaultNamed, Met } from './faults.ts';
import type { LoggedRequest } from './log.ts';

export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  logged: LoggedRequest;
  /** Aborted when the server closes, so that nothing waits on. */
  closing: AbortSignal;
  /** How its `Date` header is wrong. */
  date?: FaultNamed<'date'> | undefined;
};

/** Lets the faults of one moment strike, in order. True when one of them ended the exchange. */
export async function strike(
  exchange: Exchange,
  met: Met,
  moment: 'before' | 'after',
): Promise<boolean> {
  for (const fault of met.all) {
    if (!('when' in fault) || fault.when !== moment) continue;
    if (await strikeOne(exchange, fault)) return true;
  }
  return false;
}

async function strikeOne(exchange: Exchange, fault: Fault): Promise<boolean> {
  if (fault.fault === 'delay') await pause(fault.ms, exchange.closing);
  if (fault.fault === 'cut') cut(exchange);
  if (fault.fault === 'answer') send(exchange, faultAnswer(fault));
  if (fault.fault === 'redirect') {
    const location = fault.to ?? exchange.request.url ?? '/';
    send(exchange, { status: fault.status, headers: { location }, text: '' });
  }
  return fault.fault !== 'delay';
}

export function send(exchange: Exchange, answer: Answer): void {
  writeHead(exchange, answer);
  exchange.response.end(answer.text);
}

/** Promises the whole answer, sends half of it and cuts the connection. */
export function sendHalf(exchange: Exchange, answer: Answer): void {
  writeHead(exchange, answer);
  const half = answer.text.slice(0, answer.text.length / 2);
  exchange.response.write(half, () => cut(exchange));
}

function cut({ request, logged }: Exchange): void {
  logged.endedAt = now();
  request.socket.destroy();
}

function writeHead({ response, logged, date }: Exchange, { status, headers, text }: Answer): void {
  logged.status = status;
  logged.endedAt = now();
  response.sendDate = false;
  if (!date?.none) {
    const ahead = (date?.seconds ?? 0) * 1000;
    response.setHeader('date', new Date(now() + ahead).toUTCString());
  }
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
}
