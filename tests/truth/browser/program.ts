import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { build } from 'vite';

/*
 * The background as a function of the globals it sees. Each call is a new worker with variables of its own, so that
 * several browsers live in one process, and a killed worker is one whose globals do nothing any more.
 */

const ROOT = join(import.meta.dirname, '../../..');
const PORTS = join(import.meta.dirname, 'ports.ts');

export interface Program {
  begin(): void;
  operationLine: typeof import('./entry').operationLine;
  outcomeLine: typeof import('./entry').outcomeLine;
  outcomeWord: typeof import('./entry').outcomeWord;
}

export type Globals = Record<string, unknown>;

/** Bundles the source as it is now. */
export async function loadProgram(): Promise<(globals: Globals) => Program> {
  const code = await bundle();
  return (globals) => {
    const all = { ...globals, globalThis: globals, self: globals };
    const start = compileFunction(`${code}\nreturn program;`, Object.keys(all), {
      filename: 'background.js',
    });
    return start(...Object.values(all));
  };
}

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: {
      alias: [
        { find: /^(wxt\/browser|@wxt-dev\/browser)$/, replacement: PORTS },
        { find: '#i18n', replacement: join(ROOT, '.wxt/i18n/index.ts') },
        { find: /^@\//, replacement: `${ROOT}/` },
      ],
    },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, 'entry.ts'),
        formats: ['iife'],
        name: 'program',
      },
    },
  });
  const [first] = [output].flat();
  if (!first || !('output' in first)) throw new Error('Nothing was built');
  return first.output[0].code;
}
