import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readText, SHIPPED } from './output.ts';

const ROOT = join(import.meta.dirname, '../..');

const json = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;

interface Package {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

interface Lock {
  packages: Record<string, { version: string; integrity?: string; hasInstallScript?: boolean }>;
}

const { name, version, dependencies, devDependencies, allowScripts } =
  json<Package>('package.json');
const { packages } = json<Lock>('package-lock.json');
const installed = Object.entries(packages).filter(([path]) => path !== '');

describe('what it is built from', () => {
  test('is named by exact versions', () => {
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('is locked by what is in it', () => {
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('runs nothing when it is installed, but for what is allowed by name', () => {
    const running = installed.filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(running.map(([path]) => path)).toEqual(
      Object.keys(allowScripts).map((allowed) => `node_modules/${allowed}`),
    );
  });
});

test.each(SHIPPED)('%s tells the licence of each package in it', (build) => {
  const told = readText(build, 'licenses.md').matchAll(/^## (\S+) - (\S+) \((.+)\)$/gm);
  const licences = Object.fromEntries([...told].map(([, ...facts]) => [facts[0], facts.slice(1)]));
  const shipped = { ...dependencies, wxt: devDependencies['wxt'] };
  for (const [dependency, version] of Object.entries(shipped))
    expect(licences[dependency], dependency).toEqual([
      version,
      expect.stringMatching(/^(MIT|ISC|MPL-2\.0)$/),
    ]);
});

test('the package is the same, byte by byte, wherever and whenever it is built', () => {
  expect(packed('Asia/Tokyo').equals(packed('America/Lima'))).toBe(true);
}, 60_000);

/** What a copy of the sources packs into, in a folder and a time zone of its own. */
function packed(TZ: string): Buffer {
  const copy = mkdtempSync(join(tmpdir(), 'sources-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  const made = /^(node_modules|\.output|\.wxt|\.git)$/;
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !made.test(relative(ROOT, path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const env = { ...process.env, TZ, NODE_ENV: 'production' }; // the test's own would make another build
  execFileSync('wxt', ['zip'], { cwd: copy, env, stdio: 'pipe' });
  return readFileSync(join(copy, `.output/${name}-${version}-chrome.zip`));
}
