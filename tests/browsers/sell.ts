import type { StoredCode } from '../../local-server/code.ts';
import type { LocalServer } from '../../local-server/server.ts';

/** Like real ones, and all of them clearly codes: the server's own are random, and some look like words. */
const CODES = ['K7PQ2XW9', 'M3ZT8VB4', 'R5HD6NC1', 'T8JW4QF7', 'X2BV9KM6', 'H6NR3ZP8'];

/** Puts codes of another account into the books, as a seller makes them, and returns them. */
export function sell(
  server: LocalServer,
  count: number,
  fields: Partial<StoredCode> = {},
): string[] {
  const fresh = CODES.filter((code) => !server.books.find(code)).slice(0, count);
  if (fresh.length < count) throw new Error('There are no more codes to sell');
  const maker = 'other@seller.example';
  return fresh
    .flatMap((code) => server.books.add(1, { maker, code, ...fields }))
    .map(({ code }) => code);
}

const KNOWN = ['B4NM8VC2', 'W7QK2MM3', 'X9ZT4LP6'];

/** Puts codes like those into the books that the main account made, from which it learns what codes look like. */
export function makeKnown(server: LocalServer): void {
  const maker = server.books.accounts[0].email;
  for (const code of KNOWN) server.books.add(1, { maker, code });
}
