import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readBooks } from './file.ts';

let folder: string;
let running: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-server-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function start(file: string): Promise<{ url: string; key: string }> {
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, '--port', '0', '--file', file, '--codes', '3']);
  running = child;
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (told.push(line.split(/\s+/).pop() ?? line) === 2) break;
  }
  const [url = '', key = ''] = told;
  return { url, key };
}

it('keeps its books through a kill', async () => {
  const file = join(folder, 'books.local');
  const { url, key } = await start(file);
  const generated = await fetch(`${url}/client/v1/cd-keys/generate`, {
    method: 'POST',
    headers: { 'api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ plan: 1, number_of_ips: 5, number_of_codes: 20 }),
  });
  expect(generated.status).toBe(200);
  running?.kill('SIGKILL');
  if (running) await once(running, 'exit');
  const kept = readBooks(file);
  const again = await start(file);
  const books = await (await fetch(`${again.url}/control/books`)).json();
  expect(books).toEqual(kept);
  expect(books).toMatchObject({ accounts: [{ balance: 99_900 }, {}], acted: { generate: 1 } });
});

it.each([
  { flags: ['--prot', '1'], says: "Unknown option '--prot'" },
  { flags: ['--fault', 'no-such'], says: 'No such fault or setting' },
])('ends with a line that says what is wrong with $flags', ({ flags, says }) => {
  const main = join(import.meta.dirname, 'main.ts');
  const { status, stderr } = spawnSync(process.execPath, [
    main,
    '--memory',
    '--port',
    '0',
    ...flags,
  ]);
  expect(status).not.toBe(0);
  expect(stderr.toString()).toContain(says);
  expect(stderr.toString()).not.toMatch(/^\s+at /m);
});

it('says that its port is taken', async () => {
  const { url } = await start(join(folder, 'books.local'));
  const main = join(import.meta.dirname, 'main.ts');
  const { port } = new URL(url);
  const { stderr } = spawnSync(process.execPath, [main, '--memory', '--port', port]);
  expect(stderr.toString().trim()).toBe(`Port ${port} is taken. Another one: --port 0`);
});
