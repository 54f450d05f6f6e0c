import { defineConfig } from 'vitest/config';

const shared = {
  pool: 'forks',
  testTimeout: 20_000,
  // A worker's first bundle of the workflows, or a first browser, on a busy machine.
  hookTimeout: 60_000,
  teardownTimeout: 20_000,
} as const;

const processes = ['test/resilience/**/*.test.ts'];

/** In the order of their names: an hour-glass empties faster with the big stones first. */
const kinds = [
  // They start whole services and wait for them.
  { name: '1-processes', include: processes },
  // They leave nothing behind in their process, so that its modules are read once for all of them.
  { name: '2-together', include: ['test/**/*.test.{ts,tsx}'], exclude: processes, isolate: false },
];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    maxWorkers: 2,
    projects: kinds.map((kind) => ({ extends: true as const, test: { ...shared, ...kind } })),
  },
});
