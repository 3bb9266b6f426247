import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { mustFind, type Program } from '../system.ts';
import type { Point } from './screen.ts';

/** A virtual screen with a keyboard, for what shows only in a real window. */
export interface Display {
  /** As in the environment variable DISPLAY. */
  readonly name: string;
  press(...keys: string[]): void;
  /** Types a text on the keyboard. */
  type(text: string): void;
  /** Clicks at a place of the screen; the wheel is the buttons 4 and 5. */
  click(at: Point, button?: number): void;
  /** What is on the clipboard, or on the one that is pasted with the middle button. */
  clipboard(which?: 'clipboard' | 'primary'): string;
  /** The windows that can be seen now. */
  windows(): string[];
  stop(): void;
}

/** With a window manager, as a person has one: without, a popup of the browser closes when the pointer goes into it. */
export async function startDisplay({ managed = false } = {}): Promise<Display> {
  const server = spawn(
    mustFind('xvfb'),
    ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [number] = await once(createInterface(server.stdout), 'line'); // said once it takes clients
  const name = `:${number}`;
  const env = { ...process.env, DISPLAY: name };
  const manager = managed ? spawn(mustFind('openbox'), [], { env, stdio: 'ignore' }) : null;
  return {
    name,
    press: (...keys) => void xdotool(name, ['key', '--clearmodifiers', ...keys]),
    type: (text) => void xdotool(name, ['type', '--', text]),
    click: ({ x, y }, button = 1) =>
      void xdotool(name, [
        'mousemove',
        `${Math.round(x)}`,
        `${Math.round(y)}`,
        'click',
        `${button}`,
      ]),
    clipboard: (which = 'clipboard') => clipboard(name, which),
    windows: () => windowsOf(name),
    stop() {
      manager?.kill();
      server.kill();
    },
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

const xdotool = (display: string, words: string[]): string => run('xdotool', display, words);

/** Empty where there is nothing, which makes xclip fail. */
function clipboard(display: string, which: string): string {
  try {
    return run('xclip', display, ['-out', '-selection', which]);
  } catch {
    return '';
  }
}

function run(program: Program, display: string, words: string[]): string {
  const env = { ...process.env, DISPLAY: display };
  return execFileSync(mustFind(program), words, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
