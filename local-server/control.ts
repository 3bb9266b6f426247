import * as v from 'valibot';
import { type Answer, json } from './answer.ts';
import type { Books } from './books.ts';
import type { Faults } from './faults.ts';
import type { LoggedRequest } from './log.ts';
import { Refusal } from './refusal.ts';
import { OTHER } from './seed.ts';

export type Controlled = {
  books: Books;
  faults: Faults;
  requests: LoggedRequest[];
  reset: (codes?: number) => void;
};

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers': '*',
};

const number = (by: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), by);
const email = v.optional(v.nullable(v.string()), null);
const Codes = { number_of_codes: number(1), number_of_ips: number(10), forward_to: email };
const OtherGenerate = v.object(Codes);
const MakeRedeemable = v.object({ ...Codes, by: v.optional(v.string(), OTHER) });
const Reset = v.object({ codes: v.optional(v.number()) });
const NewKey = v.object({ email: v.optional(v.string()) });

const ROUTES: Record<string, (server: Controlled, body: unknown) => unknown> = {
  'GET /control/books': ({ books }) => books.data,
  'GET /control/requests': ({ requests }) => requests,
  'GET /control/faults': ({ faults }) => faults.list,
  'POST /control/faults': ({ faults }, body) => {
    faults.set(body);
    return faults.list;
  },
  'POST /control/reset': (server, body) => {
    server.reset(v.parse(Reset, body).codes);
    return server.books.accounts;
  },
  'POST /control/other-generate': ({ books }, body) => {
    const { forward_to: forwardTo, ...asked } = v.parse(OtherGenerate, body);
    const order = { ips: asked.number_of_ips, count: asked.number_of_codes, forwardTo };
    return books.otherGenerate(books.accounts[0], order).map((code) => code.code);
  },
  'POST /control/make-redeemable': ({ books }, body) => {
    const asked = v.parse(MakeRedeemable, body);
    const fields = { maker: asked.by, ips: asked.number_of_ips, forwardTo: asked.forward_to };
    return books.add(asked.number_of_codes, fields).map((code) => code.code);
  },
  'POST /control/new-key': ({ books }, body) => {
    const { email = books.accounts[0].email } = v.parse(NewKey, body);
    const account = books.accounts.find((one) => one.email === email);
    if (!account) throw new Refusal(404, 'No such account');
    return books.newKey(account);
  },
};

/** The routes by which a person or a test steers the server. Any page may call them. */
export function answerControl(server: Controlled, route: string, body: unknown = {}): Answer {
  if (route.startsWith('OPTIONS ')) return { status: 204, headers: CORS, text: '' };
  const act = ROUTES[route];
  if (!act) return json(404, { message: 'Not found', routes: Object.keys(ROUTES) }, CORS);
  try {
    return json(200, act(server, readInput(body)), CORS);
  } catch (error) {
    if (error instanceof Refusal) return json(error.status, { message: error.message }, CORS);
    if (v.isValiError(error) || error instanceof SyntaxError)
      return json(400, { message: error.message }, CORS);
    throw error;
  }
}

/** `curl -d` does not say that it sends JSON. */
function readInput(body: unknown): unknown {
  return typeof body === 'string' ? JSON.parse(body) : body;
}
