import { defineConfig } from 'vitest/config';

/** The architecture family alone: no database, so that `check` can run it in seconds. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    reporters: ['./tools/reporter.ts'],
    include: ['tools/architecture/*.test.ts', 'tools/*.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 120_000,
    maxWorkers: 1,
  },
});
