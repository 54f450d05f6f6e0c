import { condition, defineUpdate, setHandler } from '@temporalio/workflow';

export const decide = defineUpdate<number, [string]>('decide');

/** What the comparison is made with: a process that decides by Update itself, and ends after six of them. */
export async function approvalByUpdate(): Promise<void> {
  const decisions: string[] = [];
  setHandler(decide, (decision) => decisions.push(decision));
  await condition(() => decisions.length >= 6);
}
