import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataConverter } from '../../worker/temporal.js';
import { quietRuntime } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';
import { scenarios } from './scenarios.js';

const folder = join(import.meta.dirname, '..', 'histories');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const kept = files.map((name) => ({
  workflowId: name,
  history: historyFromJSON(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
}));

beforeAll(() => quietRuntime());

/** 'file: error' of every history that does not replay on the workflow code. */
async function broken(code: string): Promise<readonly string[]> {
  const failures: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { code }, dataConverter },
    kept,
  ))
    if (error) failures.push(`${workflowId}: ${error.name}`);
  return failures.toSorted();
}

describe('recorded histories gate change', () => {
  test('every scenario has a history, and every history a scenario', () => {
    const told = files.map((name) => name.replace(/^\d+\.\d+\.\d+-(.+)\.json$/, '$1'));
    expect([...new Set(told)].toSorted()).toEqual(Object.keys(scenarios).toSorted());
  });

  test('all of them replay on today’s code', { timeout: 60_000 }, async () => {
    expect(await broken((await workflowBundle()).code)).toEqual([]);
  });

  test('a call left out of the code is caught', { timeout: 60_000 }, async () => {
    const { code } = await workflowBundle();
    const without = code.replaceAll('.closeProcess(', '.standsFrom(');
    expect(without).not.toBe(code);
    const failures = await broken(without);
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toContain('DeterminismViolationError');
  });
});
