import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isValiError } from 'valibot';
import type { FaultInput } from './faults.ts';
import { readFault, readFlags } from './flags.ts';
import { startLocalServer } from './server.ts';

const HELP = `npm run local-server -- [flags]
  --port 4180          the port; 0 takes any
  --file books.local   where the books are kept
  --memory             keep them nowhere
  --fresh              forget the books kept so far
  --codes 40           how many shared codes new books start with
  --seed 1             the same codes and the same chances every time
  --fault name:setting=value,...   may be repeated; README.md lists them`;

const flags = readFlags({
  port: { type: 'string', default: '4180' },
  file: { type: 'string', default: join(import.meta.dirname, 'books.local') },
  memory: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  codes: { type: 'string', default: '40' },
  seed: { type: 'string' },
  fault: { type: 'string', multiple: true, default: [] },
  help: { type: 'boolean', default: false },
});

async function main(): Promise<void> {
  if (flags.help) return console.log(HELP);
  if (flags.fresh) rmSync(flags.file, { force: true });
  const server = await startLocalServer({
    port: Number(flags.port),
    file: flags.memory ? null : flags.file,
    codes: Number(flags.codes),
    seed: flags.seed === undefined ? randomInt(2 ** 32) : Number(flags.seed),
    // The server itself checks what the flags spell.
    faults: flags.fault.map(readFault) as FaultInput[],
  });
  console.log(`Address     ${server.url}`);
  console.log(`API key     ${server.key}`);
  console.log(`Second key  ${server.secondKey}`);
}

main().catch((error) => {
  console.error(inWords(error));
  process.exitCode = 1;
});

function inWords(error: unknown): string {
  if (isValiError(error)) return `No such fault or setting: ${error.message}`;
  const isTaken = error instanceof Error && error.message.includes('EADDRINUSE');
  return isTaken ? `Port ${flags.port} is taken. Another one: --port 0` : String(error);
}
