import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Tests that replace modules, or measure what the process holds: each has a process of its own. */
const alone = ['test/engine/deliveryLine.test.ts', 'test/expression/withoutInterpreter.test.ts'];

const every: TestProjectInlineConfiguration['test'] = {
  setupFiles: ['test/seed.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  pool: 'forks',
};

export default defineConfig({
  test: {
    globalSetup: ['test/build.ts'],
    // Many tests wait for processes of their own: a core for the runner alone would be idle.
    maxWorkers: '100%',
    projects: [
      // Loading the product anew for each file takes longer than most files.
      {
        test: { ...every, name: 'together', include: ['test/**/*.test.ts'], exclude: alone, isolate: false },
      },
      { test: { ...every, name: 'alone', include: alone } },
    ],
  },
});
