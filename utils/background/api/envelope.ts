import { isRecord, toFlag } from './values';
import { wordsOf } from './words';

/** An answer in JSON, opened: `{success, message, result, errors}` [pub], or without that wrapping. */
export interface Envelope {
  /** `null`: the answer does not say. */
  success: boolean | null;
  /** What `result` holds, or the whole answer where there is none. */
  result: unknown;
  /** The whole answer. */
  body: unknown;
  /** The server's words, `message` first; raw: to be tidied before they are kept. */
  words: string[];
}

/** Opens any JSON value; never fails. */
export function openEnvelope(body: unknown): Envelope {
  if (!isRecord(body)) return { success: null, result: body, body, words: [] };
  const { success, result = body } = body;
  return {
    success: toFlag(success),
    result,
    body,
    words: ['message', 'errors', 'error', 'detail'].flatMap((name) => wordsOf(body[name])),
  };
}
