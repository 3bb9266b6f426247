import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { mustFind } from '../system.ts';

/** A virtual screen with a keyboard, for what shows only in a real window. */
export interface Display {
  /** As in the environment variable DISPLAY. */
  readonly name: string;
  press(...keys: string[]): void;
  /** The windows that can be seen now. */
  windows(): string[];
  stop(): void;
}

export async function startDisplay(): Promise<Display> {
  const server = spawn(
    mustFind('xvfb'),
    ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [number] = await once(createInterface(server.stdout), 'line'); // said once it takes clients
  const name = `:${number}`;
  const xdotool = (...words: string[]): string =>
    execFileSync(mustFind('xdotool'), words, { env: { ...process.env, DISPLAY: name } }).toString();
  return {
    name,
    press: (...keys) => void xdotool('key', '--clearmodifiers', ...keys),
    windows: () => xdotool('search', '--onlyvisible', '--name', '').split('\n').filter(Boolean),
    stop: () => void server.kill(),
  };
}
