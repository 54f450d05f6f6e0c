import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Story } from './story.js';

/** Everything Temporal keeps of a process: id, search attributes, memo and the history of every run, payloads decoded, since Base64 would hide what they say. */
export async function readable({ world }: Pick<Story, 'world'>, workflowId: string): Promise<string> {
  const { client } = world;
  const { searchAttributes, memo } = await client.workflow.getHandle(workflowId).describe();
  const texts = [workflowId, JSON.stringify({ searchAttributes, memo })];
  for (let runId: string | undefined, first = true; first || runId; first = false) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    texts.push(historyToJSON(history).replace(/"data": ?"([A-Za-z0-9+/=]+)"/g, decoded));
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return texts.join('\n');
}

const decoded = (_: string, data: string): string => Buffer.from(data, 'base64').toString('utf8');
