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
  /** Those of them that the account made, as far as it is stored. */
  own: ReadonlySet<string>;
}

interface Answer {
  question: number;
  found: Found;
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (found: Found) => void>();

/** Finds codes in any text, in a worker of its own: it knows all codes of the account. */
export function findInText(text: string, accountId: string): Promise<Found> {
  worker ??= start();
  const question: Question = { question: ++asked, text, accountId };
  worker.postMessage(question);
  return new Promise((resolve) => waiting.set(question.question, resolve));
}

declare const trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy }
  | undefined;

interface Policy {
  createScriptURL(url: string): string;
}

/** Where the browser has trusted types, this one address is the only one that may become a script. */
function vouchedFor(url: string): string {
  if (typeof trustedTypes === 'undefined') return url;
  return trustedTypes
    .createPolicy('find-codes', { createScriptURL: () => workerUrl })
    .createScriptURL(url);
}

function start(): Worker {
  const started = new Worker(vouchedFor(workerUrl), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.question)?.(data.found);
    waiting.delete(data.question);
  };
  return started;
}
