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
  /** The server has only taken the request (202): it may act later, or not at all. */
  isLater: boolean;
  /** The server's words, `message` first; raw: to be tidied before they are kept. */
  words: string[];
}

/** Opens any JSON value; never fails. */
export function openEnvelope(body: unknown, status = 200): Envelope {
  const isLater = status === 202;
  if (!isRecord(body)) return { success: null, result: body, body, isLater, words: [] };
  const { success, ok, result = body } = body;
  return {
    success: toFlag(success) ?? toFlag(ok),
    result,
    body,
    isLater,
    words: ['message', 'errors', 'error', 'detail'].flatMap((name) => wordsOf(body[name])),
  };
}
