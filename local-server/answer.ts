import { now } from './clock.ts';
import type { FaultNamed } from './faults.ts';
import { Refusal } from './refusal.ts';

export type Answer = { status: number; headers: Record<string, string>; text: string };

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return rawJson(status, JSON.stringify(body), headers);
}

export function rawJson(
  status: number,
  text: string,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    text,
  };
}

export function html(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, text };
}

export function success(result: unknown, message = 'OK'): Answer {
  return json(200, { success: true, message, result });
}

export function failure(status: number, message: string, errors: string[] = []): Answer {
  return json(status, { success: false, message, errors });
}

/** A Refusal is an answer; anything else is a mistake of this server and is thrown on. */
export function refusalToAnswer(error: unknown): Answer {
  if (!(error instanceof Refusal)) throw error;
  return failure(error.status, error.message, error.errors);
}

const MESSAGES: Record<number, string> = {
  401: 'Invalid api-key',
  403: 'Forbidden',
  404: 'Not found',
  429: 'Too many requests',
};

/** The answer a fault gives in place of the real one. */
export function faultAnswer(fault: FaultNamed<'answer'>): Answer {
  const { status, body } = fault;
  const headers = retryHeaders(fault);
  const message = MESSAGES[status] ?? `Error ${status}`;
  if (body === 'empty') return { status, headers, text: '' };
  if (body === 'html') return html(status, `<!doctype html><h1>${message}</h1>`, headers);
  return json(status, { success: false, message, errors: [] }, headers);
}

function retryHeaders({ retryAfter, retryAs }: FaultNamed<'answer'>): Record<string, string> {
  if (retryAfter === undefined) return {};
  const date = new Date(now() + retryAfter * 1000).toUTCString();
  return { 'retry-after': retryAs === 'date' ? date : String(retryAfter) };
}
