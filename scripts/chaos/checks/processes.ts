import { type Client, defaultPayloadConverter, WorkflowNotFoundError } from '@temporalio/client';
import type { Message, News } from '../../../domain/news.js';
import type { Ask, Fault } from '../fault.js';
import { grouped } from '../grouped.js';
import { readProcess, storyOf } from '../model.js';

/** What the witness kept of the outbox: every message that was ever committed, in order. */
export interface Told {
  readonly workflow_id: string;
  readonly message: Message;
}

/**
 * The outbox as it is filled and emptied, kept beside it by a trigger: who tells the checker is not who delivers. What the loader of
 * the sample city had told by then, delivered or not, comes first: its round lives through the run as well. Mails are known by the id
 * they were written with: what is older than 90 days forgets it (docs/decisions/0013).
 */
export const witness = `
  CREATE TABLE IF NOT EXISTS chaos_told (id bigint PRIMARY KEY, workflow_id text NOT NULL, message jsonb NOT NULL);
  CREATE OR REPLACE FUNCTION chaos_keep() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN INSERT INTO chaos_told VALUES (NEW.id, NEW.workflow_id, NEW.message); RETURN NEW; END $$;
  CREATE OR REPLACE TRIGGER chaos_keep AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION chaos_keep();
  CREATE TABLE IF NOT EXISTS chaos_mails (id uuid PRIMARY KEY, message_id text NOT NULL);
  CREATE OR REPLACE FUNCTION chaos_keep_mail() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN INSERT INTO chaos_mails VALUES (NEW.id, NEW.message_id); RETURN NEW; END $$;
  CREATE OR REPLACE TRIGGER chaos_keep_mail AFTER INSERT ON mails FOR EACH ROW EXECUTE FUNCTION chaos_keep_mail();
  INSERT INTO chaos_told SELECT id, workflow_id, message FROM told UNION ALL SELECT id, workflow_id, message FROM outbox
  ON CONFLICT DO NOTHING;`;

/** A process as Temporal has it. */
export interface Running {
  readonly status: string;
  /** The stage its search attribute names. */
  readonly stage: string | null;
  /** How often Temporal tried the step it is at; more than a few means that its code fails. */
  readonly attempt: number;
  /** Event ids of the news in its history, over all its runs, with how often each came. */
  readonly heard: ReadonlyMap<string, number>;
}

export async function lookAt(client: Client, workflowId: string): Promise<Running | null> {
  const handle = client.workflow.getHandle(workflowId);
  try {
    const described = await handle.describe();
    const heard = new Map<string, number>();
    for (let runId: string | undefined = described.runId; runId; ) {
      const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      for (const event of events ?? [])
        for (const payload of event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? [])
          for (const { eventId } of defaultPayloadConverter.fromPayload<News[]>(payload))
            heard.set(eventId, (heard.get(eventId) ?? 0) + 1);
      runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
    }
    const stage = described.searchAttributes.PxStage?.[0];
    return {
      status: described.status.name,
      stage: typeof stage === 'string' ? stage : null,
      attempt: described.raw.pendingWorkflowTask?.attempt ?? 1,
      heard,
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** A step is tried again a few times while its worker is killed and comes back. */
const mostAttempts = 5;

/**
 * Every process that was to start is there, once; has heard everything it was told; and stands where the model says it must.
 * What it opened stands in the database as often as the model opened it.
 */
export async function checkProcesses(
  ask: Ask,
  look: (workflowId: string) => Promise<Running | null>,
): Promise<readonly Fault[]> {
  const told = await ask<Told>('SELECT workflow_id, message FROM chaos_told ORDER BY id');
  const runs = await ask<{ workflow_id: string; stage: string; runs: number }>(
    "SELECT subject_kind || '-' || subject_id AS workflow_id, stage, count(*)::int AS runs FROM stage_runs GROUP BY 1, 2",
  );
  const opened = grouped(runs, ({ workflow_id }) => workflow_id);
  const faults: Fault[] = [];
  for (const [id, rows] of grouped(told, ({ workflow_id }) => workflow_id)) {
    const running = await look(id);
    faults.push(...judge(id, rows, opened.get(id) ?? [], running));
  }
  return faults;
}

function judge(
  id: string,
  rows: readonly Told[],
  opened: readonly { readonly stage: string; readonly runs: number }[],
  running: Running | null,
): Fault[] {
  const story = storyOf(rows.map(({ message }) => message));
  if (!story) return [{ kind: 'lost', what: `${id} was told news and never started` }];
  if (!running) return [{ kind: 'lost', what: `${id} was to start and is not there` }];
  const { standing, openings } = readProcess(story.name, story.input, story.news);
  const faults: Fault[] = [];
  if (running.status !== 'RUNNING' && running.status !== 'COMPLETED')
    faults.push({ kind: 'stuck', what: `${id} is ${running.status}` });
  if (running.attempt > mostAttempts)
    faults.push({ kind: 'stuck', what: `${id} tries its step for the ${running.attempt}th time` });
  if (running.status === 'RUNNING')
    for (const { eventId, kind } of story.news)
      if (!running.heard.has(eventId)) faults.push({ kind: 'lost', what: `${id} never heard ${kind} ${eventId}` });
  const isInterrupted =
    story.news.findLast(({ kind }) => kind === 'interrupted' || kind === 'restored')?.kind === 'interrupted';
  const at = running.status === 'COMPLETED' ? 'its end' : (running.stage ?? 'nowhere');
  const must = standing.kind === 'ended' ? 'its end' : standing.stage;
  const mayHaveEnded = at === 'its end' && (standing.kind === 'stands' || isInterrupted);
  if (at !== must && !mayHaveEnded) faults.push({ kind: 'stuck', what: `${id} stands at ${at} instead of ${must}` });
  for (const { stage, runs } of opened)
    if (runs > (openings.get(stage) ?? 0))
      faults.push({
        kind: 'doubled',
        what: `${id} opened ${stage} ${runs} times instead of ${openings.get(stage) ?? 0}`,
      });
  return faults;
}
