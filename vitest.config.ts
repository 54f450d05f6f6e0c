import { defineConfig } from 'vitest/config';

const shared = {
  pool: 'forks',
  testTimeout: 20_000,
  // A worker's first bundle of the workflows, or a first browser, on a busy machine.
  hookTimeout: 60_000,
  teardownTimeout: 20_000,
} as const;

const processes = ['test/resilience/**/*.test.ts'];
const together = ['domain', 'policy', 'desk', 'docs', 'mail', 'api', 'access', 'examples'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

/** In the order of their names: an hour-glass empties faster with the big stones first. */
const kinds = [
  // They start whole services and wait for them.
  { name: '1-processes', include: processes },
  { name: '2-alone', include: ['test/**/*.test.{ts,tsx}'], exclude: [...processes, ...together] },
  // They leave nothing behind in their process, so that its modules are read once for all of them.
  { name: '3-together', include: together, isolate: false },
];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    maxWorkers: 2,
    projects: kinds.map((kind) => ({ extends: true as const, test: { ...shared, ...kind } })),
  },
});
