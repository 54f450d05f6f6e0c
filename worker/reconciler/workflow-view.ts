import { type Client, WorkflowNotFoundError } from '@temporalio/client';

/** A workflow's latest run as the server sees it. */
export interface WorkflowView {
  readonly status: string;
  readonly runId: string;
  readonly historyLength: number;
  readonly historyBytes: number;
  /** How often its pending task has failed in a row; 0 or 1 for a sound one. */
  readonly attempts: number;
}

/** Null for a workflow the server does not know. */
export async function viewOf(client: Client, workflowId: string): Promise<WorkflowView | null> {
  try {
    const { status, runId, historyLength, historySize, raw } = await client.workflow.getHandle(workflowId).describe();
    return {
      status: status.name,
      runId,
      historyLength,
      historyBytes: historySize ?? 0,
      attempts: raw.pendingWorkflowTask?.attempt ?? 0,
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

interface Payloads {
  readonly payloads?: readonly { readonly data?: Uint8Array | null }[] | null;
}
const textOf = (given: Payloads | null | undefined): string =>
  (given?.payloads ?? []).map(({ data }) => Buffer.from(data ?? []).toString('utf8')).join('\n');

/**
 * The ids of all news a workflow has heard: in its signals, and — where it went on as a new run — in what the run was given or in
 * the runs before, as far as the server still has them. Subject and round of its input are not among them.
 */
export async function heardBy(
  client: Client,
  workflowId: string,
): Promise<{ readonly signals: ReadonlySet<string>; readonly carried: ReadonlySet<string> }> {
  const signals = new Set<string>();
  const carried = new Set<string>();
  let runId: string | undefined;
  for (;;) {
    const events = await eventsOf(client, workflowId, runId);
    if (events === null) return { signals, carried };
    for (const { workflowExecutionSignaledEventAttributes: signal } of events)
      for (const [id] of textOf(signal?.input).matchAll(/"eventId":"([^"]+)"/g)) signals.add(id.slice(11, -1));
    const begun = events[0]?.workflowExecutionStartedEventAttributes;
    runId = begun?.continuedExecutionRunId || undefined;
    if (runId === undefined) return { signals, carried };
    for (const [id] of textOf(begun?.input).matchAll(uuid)) carried.add(id);
  }
}

async function eventsOf(client: Client, workflowId: string, runId: string | undefined) {
  const handle = client.workflow.getHandle(workflowId, runId);
  try {
    return (await handle.fetchHistory()).events ?? [];
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
