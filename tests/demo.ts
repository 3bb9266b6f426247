import { type LocalServer, startLocalServer } from '../local-server/server.ts';
import { startWeb, type Web } from './browsers/web.ts';
import { runChecks } from './checks.ts';
import { showAlone } from './demo/alone.ts';
import { showPerson } from './demo/person.ts';
import { installMissing } from './install.ts';

/*
 * Shows the main job on a fresh machine: to the person where there is a display, and otherwise by itself, with
 * screenshots.
 */

export interface Stage {
  server: LocalServer;
  web: Web;
}

async function main(): Promise<boolean> {
  if (!installMissing()) return false;
  const [built] = await runChecks([{ name: 'Build', command: 'wxt build --mode e2e' }]);
  if (!built) return false;
  const stage = { server: await startLocalServer({ codes: 12 }), web: await startWeb() };
  await (process.env['DISPLAY'] ? showPerson(stage) : showAlone(stage));
  await stage.web.close();
  await stage.server.close();
  return true;
}

process.exitCode = (await main()) ? 0 : 1;
