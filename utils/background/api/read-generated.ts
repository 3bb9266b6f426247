import type { ShareCode } from '@/utils/share-codes/share-code';
import type { Envelope } from './envelope';
import { readCode } from './read-codes';
import { isRecord, pick } from './values';

/** What a generate answer tells. */
export interface Generated {
  /** New codes, each with what the answer tells of it, often nothing but the code. */
  codes: ShareCode[];
  /** False: no code could be read; they may exist all the same. */
  readable: boolean;
}

const DEPTH = 2;
const LIKELY = ['codes', 'items', 'data', 'list', 'share_codes', 'result'];
const NEVER = ['message', 'errors', 'error', 'warnings'];

/** Reads a generate answer. Its shape is not documented: any array of codes or of objects with `code` will do. */
export function readGenerated({ result, body }: Envelope): Generated {
  const found = [findCodes(result), single(result), findCodes(body)];
  const codes = found.find((each) => each.length > 0) ?? [];
  return { codes, readable: codes.length > 0 };
}

/** The first array of codes in a value, at most two objects deep, likely names first; empty if there is none. */
export function findCodes(value: unknown, depth = DEPTH): ShareCode[] {
  if (Array.isArray(value)) return distinct(value.map(readCode).filter((code) => code !== null));
  if (!isRecord(value) || depth === 0) return [];
  const fields = likelyFirst(value);
  for (const field of [...fields.filter(Array.isArray), ...fields.filter(isRecord)]) {
    const codes = findCodes(field, depth - 1);
    if (codes.length > 0) return codes;
  }
  return [];
}

function likelyFirst(record: Record<string, unknown>): unknown[] {
  const others = Object.keys(record).filter((name) => ![...LIKELY, ...NEVER].includes(name));
  return [...LIKELY, ...others].map((name) => record[name]);
}

/** One code may come without a list around it. A number or a message beside it: an error code rather. */
function single(value: unknown): ShareCode[] {
  if (!isRecord(value) || typeof pick(value, 'code') !== 'string' || 'message' in value) return [];
  const code = readCode(value);
  return code === null ? [] : [code];
}

function distinct(codes: ShareCode[]): ShareCode[] {
  return [...new Map(codes.map((code) => [code.code, code])).values()];
}
