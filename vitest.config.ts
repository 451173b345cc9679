import { defineConfig } from 'vitest/config';

const globalSetup = ['server/src/platform/testing/global-setup.ts'];
/** Checked by the walks themselves; a laptop on battery needs the slack. */
const minutes = (count: number): number => count * 60_000;

export default defineConfig({
  test: {
    reporters: ['./tools/reporter.ts'],
    pool: 'forks',
    // Each worker holds a Node process and its share of the database: two cores carry two.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{content,core,server,web,tools}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup,
          testTimeout: minutes(1),
          hookTimeout: minutes(1),
        },
      },
      {
        test: {
          name: 'walks',
          include: ['walks/**/*.test.ts'],
          globalSetup,
          fileParallelism: false,
          sequence: { groupOrder: 1 }, // after the unit tests, alone
          testTimeout: minutes(5),
          hookTimeout: minutes(5),
        },
      },
    ],
  },
});
