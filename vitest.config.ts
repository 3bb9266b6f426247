import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** No test waits this long (ms) unless it is broken: a busy machine alone fails none. */
const LONG = 20_000;

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          testTimeout: LONG,
          setupFiles: ['tests/fixed-seed.ts', 'tests/browser-files.ts'],
          include: [
            'utils/**/*.test.ts',
            'components/**/*.test.ts',
            'entrypoints/**/*.test.ts',
            'tests/finding/**/*.test.ts',
          ],
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'http',
          testTimeout: LONG,
          setupFiles: ['tests/fixed-seed.ts', 'tests/browser-files.ts'],
          include: [
            'tests/http/**/*.test.ts',
            'tests/truth/**/*.test.ts',
            'local-server/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          globalSetup: ['tests/has-builds.ts'],
        },
      },
      {
        test: {
          name: 'browsers',
          include: ['tests/browsers/**/*.test.ts'],
          globalSetup: ['tests/has-builds.ts'],
          // After all others and two files at a time: a browser wants a core for itself.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          retry: 1, // a browser may stumble on a busy machine: what fails twice is broken
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
