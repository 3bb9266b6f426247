import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BooksData } from './books.ts';

export function readBooks(file: string): BooksData | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BooksData) : null;
}

/** Written beside and renamed over: whenever the process is killed, one whole version is there. */
export function writeBooks(file: string, data: BooksData): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, JSON.stringify(data));
  renameSync(beside, file);
}
