import { MOST_CODES } from '@/utils/share-codes/bounds';
import { MAX_CODE_LENGTH, type ShareCode } from '@/utils/share-codes/share-code';
import type { Envelope } from './envelope';
import { isRecord, pick, toCode, toNumber, toText, toTime } from './values';

/** One page of a list of share codes. */
export interface CodePage {
  codes: ShareCode[];
  /** Over all pages; `null` where the server does not say. */
  totalItems: number | null;
  totalPages: number | null;
  /** Items on this page that hold no code we can read. */
  unreadable: number;
}

/** Where lists are found, the documented name [pub] first. */
const LIST_NAMES = ['items', 'data', 'list', 'codes', 'share_codes', 'results', 'rows', 'result'];
const LIST_DEPTH = 2;

/** Where one of the first stands beside `code`, that is a word about it, or the number of an order. */
const CODE_NAMES = ['share_code', 'shareCode', 'cd_key', 'cdKey', 'cdkey', 'code'];

/** Reads one item; it may lack every field but `code` [pub], or be the bare code. `null`: no code in it. */
export function readCode(item: unknown): ShareCode | null {
  const fields = isRecord(item) ? item : {};
  const code = isRecord(item) ? toCode(pick(item, ...CODE_NAMES)) : bareCode(item);
  if (code === null || MASKED.test(code)) return null;
  return {
    code,
    status: toNumber(pick(fields, 'status')),
    ips: toNumber(pick(fields, 'number_of_ips', 'amount_ips', 'ips')),
    createdAt: toTime(pick(fields, 'created_at')),
    usedAt: toTime(pick(fields, 'used_at')),
    usedBy: toText(pick(fields, 'used_by')),
    forwardTo: toText(pick(fields, 'forward_to')),
    expiresAt: toTime(pick(fields, 'expired_at', 'expires_at')),
    dataType: toNumber(pick(fields, 'data_type')),
    trafficBytes: toNumber(pick(fields, 'amount_traffic')),
  };
}

/** What a server shows of a code that it hides. */
const MASKED = /[*•●…▪×·]|[?#.]{3}/;
/** The same, or a part of a code. */
const MAYBE_MASKED = /x{3}|-{3}|_{3}/i;

/** The codes in a list. Where each of several has a row of X or dashes at the same place, that hides something. */
export function readCodes(items: readonly unknown[]): ShareCode[] {
  const codes = items
    .slice(0, MOST_CODES)
    .map(readCode)
    .filter((code) => code !== null);
  const places = codes.map(({ code }) => code.search(MAYBE_MASKED));
  const isHidden = codes.length > 1 && places[0] !== -1 && new Set(places).size === 1;
  return isHidden ? [] : codes;
}

/** Text that stands alone is a code only if it is no prose, address or date. */
function bareCode(item: unknown): string | null {
  const text = typeof item === 'string' ? item.trim() : '';
  return text.length <= MAX_CODE_LENGTH && /^[^\s@:<>"]+$/.test(text) ? text : null;
}

/** Reads a list answer: `{items, total_items, total_pages}` [pub], a bare array, or one under another name. `null`: no list. */
export function readPage({ result, body, success }: Envelope): CodePage | null {
  const found = findList(result) ?? findList(body);
  if (found === null) return null;
  const items = found.list ?? [];
  const read = readCodes(items);
  const codes = [...new Map(read.map((code) => [code.code, code])).values()]; // each once
  const totalItems = total(found.around, 'total_items', 'total', 'totalItems');
  const totalPages = total(found.around, 'total_pages', 'totalPages', 'last_page');
  // Some servers write an empty list as null; it counts as one only where the answer vouches for it.
  const plainlyEmpty = found.list === null ? success === true : items.length === 0;
  if (codes.length === 0 && totalItems === null && !plainlyEmpty) return null;
  const hasPages = totalPages !== 0 || items.length === 0; // else it is not counted
  return {
    codes,
    totalItems,
    totalPages: hasPages ? totalPages : null,
    unreadable: items.length - read.length,
  };
}

interface Found {
  list: unknown[] | null;
  /** The objects around the list, innermost first. */
  around: Record<string, unknown>[];
}

function findList(value: unknown, depth = LIST_DEPTH): Found | null {
  if (Array.isArray(value)) return { list: value, around: [] };
  if (!isRecord(value)) return null;
  const fields = LIST_NAMES.filter((name) => name in value).map((name) => value[name]);
  const list = fields.find(Array.isArray);
  if (list !== undefined) return { list, around: [value] };
  const inner = depth > 0 ? firstOf(fields, (field) => findList(field, depth - 1)) : null;
  if (inner !== null) return { list: inner.list, around: [...inner.around, value] };
  return fields.includes(null) ? { list: null, around: [value] } : null;
}

function firstOf<T>(values: unknown[], find: (value: unknown) => T | null): T | null {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}

function total(around: Record<string, unknown>[], ...names: string[]): number | null {
  const told = around.map((record) => toNumber(pick(record, ...names)));
  return told.find((number) => number !== null && number >= 0) ?? null;
}
