import { type Answer, html, json } from './answer.ts';
import { later } from './clock.ts';
import type { FaultNamed } from './faults.ts';

/** Answers at once, and acts when the time has come: a gateway that gave up, or a job in a queue. */
export function actLate({ ms, status }: FaultNamed<'late'>, act: () => unknown): Answer {
  later(ms, act);
  if (status >= 500) return html(status, `<!doctype html><h1>Error ${status}</h1>`);
  return json(status, { success: true, message: 'Accepted', result: null });
}
