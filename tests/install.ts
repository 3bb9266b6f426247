import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { howToInstall, missing, type Program, packagesOf } from './system.ts';

/** Installs those of the programs that are missing where it may, and otherwise says how to. Returns whether all are there. */
export function installMissing(programs: Program[]): boolean {
  if (missing(programs).length > 0 && mayInstall()) install(packagesOf(missing(programs)));
  const left = missing(programs);
  if (left.length > 0) console.log(`✗ Missing: ${left.join(', ')}. ${howToInstall(left)}`);
  return left.length === 0;
}

const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(packages: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]) =>
    execFileSync('apt-get', ['-qq', ...words], { env, stdio: 'inherit' });
  console.log(`Installing ${packages.join(', ')} …`);
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
  } catch (error) {
    console.log(String(error));
  }
}
