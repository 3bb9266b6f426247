import workerUrl from './find-codes.worker.ts?worker&url';

/** A text to search for codes to redeem with an account. */
export interface Question {
  question: number;
  text: string;
  accountId: string;
}

export interface Found {
  text: string;
  sure: string[];
  maybe: string[];
  /** The one word that is all there is in the text: who puts it in a box for codes means it. */
  alone: string | null;
  /** Those of them that the account made, as far as it is stored. */
  own: ReadonlySet<string>;
  /** Why the text could not be searched, in the browser's words. */
  failure: string | null;
}

export const NOTHING: Found = {
  text: '',
  sure: [],
  maybe: [],
  alone: null,
  own: new Set(),
  failure: null,
};

export interface Answer {
  question: number;
  found: Found;
}

interface Waiting extends Question {
  found: Promise<Found>;
  tell: (found: Found) => void;
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

/** A worker that takes longer, ms, is stuck or gone. */
const LONGEST_SEARCH = 60_000;

/** Finds codes in any text, in a worker of its own: it knows all codes of the account. It always answers. */
export function findInText(text: string, accountId: string): Promise<Found> {
  const running = [...waiting.values()].find(
    (one) => one.text === text && one.accountId === accountId,
  );
  return running?.found ?? ask({ question: ++asked, text, accountId });
}

function ask(question: Question): Promise<Found> {
  const { promise: found, resolve: tell } = Promise.withResolvers<Found>();
  waiting.set(question.question, { ...question, found, tell });
  setTimeout(() => waiting.has(question.question) && stop('timeout'), LONGEST_SEARCH);
  try {
    worker ??= start();
    worker.postMessage(question);
  } catch (error) {
    stop(String(error));
  }
  return found;
}

/** The next question begins a new worker. */
function stop(failure: string): void {
  worker?.terminate();
  worker = undefined;
  for (const { text, tell } of waiting.values()) tell({ ...NOTHING, text, failure });
  waiting.clear();
}

declare const trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy }
  | undefined;

interface Policy {
  createScriptURL(url: string): string;
}

let policy: Policy | undefined;

/** Where the browser has trusted types, this one address is the only one that may become a script. A page may have the policy only once. */
function vouchedFor(url: string): string {
  if (typeof trustedTypes === 'undefined') return url;
  policy ??= trustedTypes.createPolicy('find-codes', { createScriptURL: () => workerUrl });
  return policy.createScriptURL(url);
}

function start(): Worker {
  const started = new Worker(vouchedFor(workerUrl), { type: 'module' });
  started.onmessage = ({ data: { question, found } }: MessageEvent<Answer>) => {
    waiting.get(question)?.tell(found);
    waiting.delete(question);
  };
  started.onmessageerror = () => stop('messageerror');
  started.onerror = ({ message }) => stop(message);
  return started;
}
