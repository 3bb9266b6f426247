import { existsSync } from 'node:fs';
import { join } from 'node:path';

const BUILDS = [
  { folder: 'chrome-mv3', command: 'build' },
  { folder: 'firefox-mv3', command: 'build:firefox' },
  { folder: 'chrome-mv3-e2e', command: 'build:e2e' },
  { folder: 'firefox-mv3-e2e', command: 'build:e2e:firefox' },
];

/** Before tests that look at builds or run them: whoever starts one of them alone may not have made any. */
export default function hasBuilds(): void {
  const wanted = BUILDS.filter(
    ({ folder }) => !existsSync(join('.output', folder, 'manifest.json')),
  );
  if (wanted.length === 0) return;
  const commands = wanted.map(({ command }) => `npm run ${command}`);
  throw new Error(`These tests need the builds. First: ${commands.join(' && ')}`);
}
