import { startVitest } from 'vitest/node';
import { type Check, runChecks } from './checks.ts';
import { installMissing } from './install.ts';
import { ALL_PROGRAMS } from './system.ts';

/*
 * Everything there is to check, as `npm test` and the CI run it. The last line tells how it went.
 */

const FIRST: Check[] = [{ name: 'Prepare types', command: 'wxt prepare' }];

const REST: Check[] = [
  { name: 'Types', command: 'tsc' },
  { name: 'Lint', command: 'biome check' },
  { name: 'Build for Chromium', command: 'wxt build' },
  { name: 'Build for Firefox', command: 'wxt build -b firefox --mv3' },
  { name: 'Test build for Chromium', command: 'wxt build --mode e2e' },
  { name: 'Test build for Firefox', command: 'wxt build -b firefox --mv3 --mode e2e' },
];

interface Count {
  passed: number;
  failed: number;
}

async function main(): Promise<void> {
  const hasPrograms = installMissing(ALL_PROGRAMS);
  const checks = [...(await runChecks(FIRST)), ...(await runChecks(REST))];
  const tests = await runTests(hasPrograms ? [] : ['unit', 'http', 'build']);
  const passed = tests.passed + checks.filter(Boolean).length;
  const failed = tests.failed + checks.filter((ok) => !ok).length + (hasPrograms ? 0 : 1);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

/** What breaks outside any test (a file, a set-up, an error that nobody caught) counts as a failed test each. */
async function runTests(project: string[]): Promise<Count> {
  const vitest = await startVitest('test', [], { watch: false, project });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const states = tests.map((test) => test.result().state);
  const retried = tests.filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0);
  for (const test of retried)
    console.log(`Needed its retry: ${test.module.relativeModuleId} ${test.fullName}`);
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = suites.filter((suite) => suite.errors().length > 0);
  const errors = vitest.state.getUnhandledErrors();
  await vitest.close();
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length + broken.length + errors.length,
  };
}

await main();
