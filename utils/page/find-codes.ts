/** A text to search, with the account's codes to learn their look from. */
export interface Question {
  question: number;
  text: string;
  known: string[];
}

export interface Found {
  text: string;
  sure: string[];
  maybe: string[];
}

interface Answer {
  question: number;
  found: Found;
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (found: Found) => void>();

/** Finds codes in any text, in a worker of its own. */
export function findInText(text: string, known: string[]): Promise<Found> {
  worker ??= start();
  const question: Question = { question: ++asked, text, known };
  worker.postMessage(question);
  return new Promise((resolve) => waiting.set(question.question, resolve));
}

function start(): Worker {
  const started = new Worker(new URL('./find-codes.worker.ts', import.meta.url), {
    type: 'module',
  });
  started.onmessage = ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.question)?.(data.found);
    waiting.delete(data.question);
  };
  return started;
}
