import { describe, expect, test } from 'vitest';
import { filesOf, read, readText, SHIPPED } from './output.ts';

describe.each(SHIPPED)('the files of %s', (build) => {
  const files = filesOf(build);
  const texts = files.filter((file) => /\.(js|html|css)$/.test(file));

  test('are those that were tested, byte by byte but for the manifest', () => {
    expect(filesOf(`${build}-e2e`).sort()).toEqual([...files].sort());
    const differ = files.filter((file) => !read(build, file).equals(read(`${build}-e2e`, file)));
    expect(differ).toEqual(['manifest.json']);
  });

  test.each(texts)('%s runs no text as code', (file) => {
    expect(readText(build, file)).not.toMatch(
      /\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]/,
    );
  });

  test.each(texts)('%s loads nothing from elsewhere', (file) => {
    const remote =
      /(?:src|href)=["']?(?:https?:)?\/\/|\bimport\s*\(?\s*["'`]https?:|@import|url\(["']?https?:|importScripts/;
    expect(readText(build, file)).not.toMatch(remote);
  });

  test('hold nothing of the tests or the local server', () => {
    const telling = /vitest|playwright|puppeteer|local-MAIN|shop\.localhost/i;
    expect(texts.filter((file) => telling.test(readText(build, file)))).toEqual([]);
  });
});
