import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    // A worker's first bundle of the workflows, or a first browser, on a busy machine.
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});
