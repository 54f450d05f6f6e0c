import { fileURLToPath } from 'node:url';
import type { WorkflowBundle } from '@temporalio/worker';
import { keptBundle } from '../../worker/bundle.js';

const cache = fileURLToPath(new URL('../../node_modules/.cache/pingxuan', import.meta.url));

/** The workflow code, bundled once for all test files and runs until its sources change. */
export const workflowBundle = (): Promise<WorkflowBundle> => keptBundle(cache);
