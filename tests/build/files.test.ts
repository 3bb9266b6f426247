import { describe, expect, test } from 'vitest';
import { filesOf, read, readText, SHIPPED } from './output.ts';

/** A text that becomes code. */
const EVAL = /\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]/;

/** A script, a style or a font of another server. */
const REMOTE = [
  /\bsrc=["']?(?:https?:)?\/\//,
  /<link[^>]+href=["']?(?:https?:)?\/\//,
  /\bimport\s*\(?\s*["'`]https?:/,
  /\bfrom\s*["'`]https?:/,
  /@import|url\(["']?(?:https?:)?\/\//,
  /\bimportScripts\b/,
];

const OF_TESTS = /vitest|playwright|puppeteer|local-MAIN|shop\.localhost/i;

describe.each(SHIPPED)('the files of %s', (build) => {
  const files = filesOf(build);
  const having = (pattern: RegExp): string[] =>
    files.filter((file) => /\.(js|html|css)$/.test(file) && pattern.test(readText(build, file)));

  test('are those that are tested, byte by byte but for the manifest', () => {
    expect(filesOf(`${build}-e2e`).toSorted()).toEqual(files.toSorted());
    const differ = files.filter((file) => !read(build, file).equals(read(`${build}-e2e`, file)));
    expect(differ).toEqual(['manifest.json']);
  });

  test('run no text as code', () => expect(having(EVAL)).toEqual([]));

  test('load nothing from elsewhere', () => expect(REMOTE.flatMap(having)).toEqual([]));

  test('hold nothing of the tests or the local server', () => expect(having(OF_TESTS)).toEqual([]));
});
