import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/*
 * Programs that the tests need beyond npm. Branded Chrome is not among them: it loads no unpacked extension.
 */

const PROGRAMS = {
  chromium: { names: ['chromium', 'chromium-browser'], package: 'chromium' },
  firefox: { names: ['firefox-esr', 'firefox'], package: 'firefox-esr' },
  xvfb: { names: ['Xvfb'], package: 'xvfb' },
  openbox: { names: ['openbox'], package: 'openbox' },
  xclip: { names: ['xclip'], package: 'xclip' },
  xdotool: { names: ['xdotool'], package: 'xdotool' },
} as const;

export type Program = keyof typeof PROGRAMS;

export const ALL_PROGRAMS = Object.keys(PROGRAMS) as Program[];

/** Where a program is: where CHROMIUM_PATH, FIREFOX_PATH and so on say, or on the PATH; `null` where there is none. */
export function find(program: Program): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = PROGRAMS[program].names.flatMap((name) => folders.map((at) => join(at, name)));
  return process.env[`${program.toUpperCase()}_PATH`] ?? places.find(isExecutable) ?? null;
}

export function mustFind(program: Program): string {
  const path = find(program);
  if (path === null) throw new Error(`${program} is needed. ${howToInstall([program])}`);
  return path;
}

export const missing = (programs: Program[]): Program[] =>
  programs.filter((program) => find(program) === null);

export const packagesOf = (programs: Program[]): string[] =>
  programs.map((program) => PROGRAMS[program].package);

export const howToInstall = (programs: Program[]): string =>
  `On Debian: sudo apt-get install ${packagesOf(programs).join(' ')}. Where one is elsewhere: ${programs.map(variable).join(', ')}`;

const variable = (program: Program): string => `${program.toUpperCase()}_PATH=…`;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
