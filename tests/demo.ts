import { type LocalServer, startLocalServer } from '../local-server/server.ts';
import { startWeb, type Web } from './browsers/web.ts';
import { runChecks } from './checks.ts';
import { showAlone } from './demo/alone.ts';
import { showPerson } from './demo/person.ts';
import { installMissing } from './install.ts';
import type { Program } from './system.ts';

/*
 * Shows the main job on a fresh machine: to the person where there is a display, and otherwise by itself, with
 * screenshots.
 */

/** macOS and Windows always have one. */
const HAS_DISPLAY = process.platform !== 'linux' || Boolean(process.env['DISPLAY']);

const ALONE: Program[] = ['chromium', 'xvfb', 'xdotool'];

export interface Stage {
  server: LocalServer;
  web: Web;
}

async function main(): Promise<boolean> {
  if (!installMissing(HAS_DISPLAY ? ['chromium'] : ALONE)) return false;
  const [built] = await runChecks([{ name: 'Build', command: 'wxt build --mode e2e' }]);
  if (!built) return false;
  const stage = { server: await startLocalServer({ codes: 12 }), web: await startWeb() };
  await (HAS_DISPLAY ? showPerson(stage) : showAlone(stage));
  await stage.web.close();
  await stage.server.close();
  return true;
}

process.exitCode = (await main()) ? 0 : 1;
