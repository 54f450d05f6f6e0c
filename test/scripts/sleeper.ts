import { sleep } from '@temporalio/workflow';

/** Waits ninety days and says when it began and ended (UTC instants). */
export async function sleeper(): Promise<{ began: string; ended: string }> {
  const began = new Date().toISOString();
  await sleep('90 days');
  return { began, ended: new Date().toISOString() };
}
