import { exec } from 'node:child_process';
import { promisify } from 'node:util';

export interface Check {
  name: string;
  command: string;
}

const AT_ONCE = 2;

const run = promisify(exec);

/** Runs commands, a few at a time, and prints the output of those that fail. Says of each whether it passed. */
export async function runChecks(checks: Check[]): Promise<boolean[]> {
  const waiting = [...checks.entries()];
  const passed: boolean[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      passed[next[0]] = await runCheck(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return passed;
}

async function runCheck({ name, command }: Check): Promise<boolean> {
  try {
    await run(command, { maxBuffer: Number.POSITIVE_INFINITY });
    console.log(`✓ ${name}`);
    return true;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    console.log(`✗ ${name}: ${command}\n${stdout}${stderr}`);
    return false;
  }
}
