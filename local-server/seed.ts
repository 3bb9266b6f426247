import type { BooksData } from './books.ts';
import { now } from './clock.ts';
import { type Account, newCode, type StoredCode } from './code.ts';
import { makeCodeText, pick, type Random } from './random.ts';

const MAIN = 'main@reseller.example';
const SECOND = 'second@reseller.example';
export const OTHER = 'other@seller.example';
const CUSTOMERS = ['ann@customer.example', 'ben@customer.example', 'cy@customer.example'] as const;
const DAY = 24 * 60 * 60 * 1000;

/** New books: two accounts, `codes` shared codes of the main one, and some by somebody else. */
export function seedBooks(random: Random, codes: number): BooksData {
  const taken = new Set<string>();
  const text = (): string => {
    const code = makeCodeText(random);
    return taken.has(code) ? text() : taken.add(code) && code;
  };
  const times = (n: number, fields: (index: number) => Fields) =>
    Array.from({ length: n }, (_, index) => newCode(text(), fields(index)));
  return {
    accounts: seedAccounts(),
    codes: [
      ...times(codes, (index) => sharedCode(random, codes - index)),
      ...times(Math.ceil(codes / 10), (index) => redeemedCode(random, index)),
      ...times(6, () => ({ maker: OTHER })),
      ...foreignCodes().map((fields) => newCode(text(), fields)),
    ],
    acted: { generate: 0, 'use-code': 0, 'revoke-code': 0 },
  };
}

type Fields = Partial<StoredCode> & { maker: string };

// Fixed keys, so that an extension once set up stays set up through restarts and resets.
function seedAccounts(): [Account, Account] {
  return [
    { id: 1, key: 'local-MAIN-7Q2W9E4R5T', email: MAIN, username: 'main', balance: 100_000 },
    { id: 2, key: 'local-SECOND-3Z8X1C6V', email: SECOND, username: 'second', balance: 500 },
  ];
}

/** Of ten shared codes about three are used; one in twenty-five has expired. */
function sharedCode(random: Random, age: number): Fields {
  const createdAt = now() - DAY - age * 60_000;
  const chance = random();
  const customer = pick(random, CUSTOMERS);
  const made = { maker: MAIN, createdAt, ips: pick(random, [5, 10, 20, 50, 100]) };
  if (chance < 0.3) return { ...made, usedAt: createdAt + 60_000, usedBy: customer };
  if (chance < 0.34) return { ...made, expiresAt: createdAt + 1000 };
  return chance < 0.44 ? { ...made, forwardTo: customer } : made;
}

function redeemedCode(random: Random, index: number): Fields {
  const createdAt = now() - 2 * DAY - index * 60_000;
  const ips = pick(random, [5, 10, 20]);
  return { maker: OTHER, createdAt, ips, usedAt: createdAt + 30_000, usedBy: MAIN };
}

/** One of each kind that is worth trying to redeem. */
function foreignCodes(): Fields[] {
  const past = now() - DAY;
  return [
    { maker: OTHER, forwardTo: MAIN },
    { maker: OTHER, forwardTo: CUSTOMERS[0] },
    { maker: OTHER, usedAt: past, usedBy: CUSTOMERS[1] },
    { maker: OTHER, expiresAt: past },
  ];
}
