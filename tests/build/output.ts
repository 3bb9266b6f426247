import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The builds as they would be shipped, read from the disk.
 */

export const SHIPPED = ['chrome-mv3', 'firefox-mv3'] as const;
export type Build = (typeof SHIPPED)[number] | `${(typeof SHIPPED)[number]}-e2e`;

const folder = (build: Build): string => join(import.meta.dirname, '../../.output', build);

/** The paths of all files of a build. */
export function filesOf(build: Build): string[] {
  const entries = readdirSync(folder(build), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) =>
    join(parentPath, name).slice(folder(build).length + 1),
  );
}

export const read = (build: Build, file: string): Buffer => readFileSync(join(folder(build), file));

export const readText = (build: Build, file: string): string => read(build, file).toString('utf8');

export const manifestOf = (build: Build): Record<string, unknown> =>
  JSON.parse(readText(build, 'manifest.json')) as Record<string, unknown>;
