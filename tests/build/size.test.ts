import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Build, read, readText, SHIPPED } from './output.ts';

const KB = 1000;

test.each(SHIPPED)('the popup of %s is small enough to be there at once', (build) => {
  expect(gzipped(build, reachable(build, scriptsOf(build, 'popup.html')))).toBeLessThan(42 * KB);
});

test.each(SHIPPED)('the background of %s is small enough to wake up at once', (build) => {
  expect(gzipped(build, reachable(build, ['background.js']))).toBeLessThan(70 * KB);
});

function scriptsOf(build: Build, page: string): string[] {
  const links = readText(build, page).matchAll(/(?:src|href)="\/?([^"]+\.js)"/g);
  const scripts = [...links].flatMap(([, file]) => file ?? []);
  expect(scripts).not.toEqual([]);
  return scripts;
}

/** The scripts and all that they import, and so on. */
function reachable(build: Build, scripts: string[], known = new Set<string>()): Set<string> {
  for (const file of scripts.filter((file) => !known.has(file))) {
    known.add(file);
    const imports = readText(build, file).matchAll(
      /(?:from|import)\s*\(?\s*["'`](\.[^"'`]+\.js)["'`]/g,
    );
    const files = [...imports].map(([, path]) => posix.join(posix.dirname(file), path ?? ''));
    reachable(build, files, known);
  }
  return known;
}

const gzipped = (build: Build, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(read(build, file)).length, 0);
