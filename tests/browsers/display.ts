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
  return {
    name,
    press: (...keys) => void xdotool(name, ['key', '--clearmodifiers', ...keys]),
    windows: () => windowsOf(name),
    stop: () => void server.kill(),
  };
}

const TRIES = 10;

/** A window that vanishes while it is looked at makes xdotool fail: then all are looked at again. */
function windowsOf(display: string, tries = 1): string[] {
  try {
    const ids = xdotool(display, ['search', '--onlyvisible', '--name', '']);
    return ids.split('\n').filter(Boolean);
  } catch (error) {
    if (tries === TRIES) throw error;
    return windowsOf(display, tries + 1);
  }
}

function xdotool(display: string, words: string[]): string {
  const env = { ...process.env, DISPLAY: display };
  return execFileSync(mustFind('xdotool'), words, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
