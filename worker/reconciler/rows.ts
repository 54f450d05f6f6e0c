import { and, eq, inArray, isNotNull, isNull, lt, min, notExists, sql } from 'drizzle-orm';
import { cases, certificates, decisions, links, mails, outbox, stageRuns, tasks } from '../../db/schema/all.js';
import { issueDocuments } from '../../desk/certificate/issue-documents.js';
import { performSystem } from '../../desk/kit/act.js';
import { system } from '../../desk/kit/actor.js';
import { record } from '../../desk/kit/audit.js';
import type { Desk, DeskDeps } from '../../desk/kit/deps.js';
import { frameOf } from '../../desk/kit/frame.js';
import { roundOf } from '../../desk/kit/round.js';
import { addTask } from '../../desk/kit/stage.js';
import { nobody, placed } from '../../desk/kit/stage-plan.js';
import { announceTask } from '../../desk/kit/task-mail.js';
import { stagePlans } from '../../desk/stages/all.js';
import { taskLetters } from '../../desk/verify/letters.js';
import type { AskedStage } from '../../domain/process.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Divergence, DivergenceKind } from './divergence.js';

/** Where the database disagrees with itself or with the mail: found and put right in one transaction each. @param atMost letters that are made up for at once */
export async function compareRows(
  deps: DeskDeps,
  repair: boolean,
  atMost = Number.POSITIVE_INFINITY,
): Promise<readonly Divergence[]> {
  const looks = [stagesWithoutTasks, lettersMissing(atMost), papersMissing, papersUnfounded, linkOrphans, stuck];
  const found: Divergence[] = [];
  for (const look of looks) found.push(...(await performSystem(deps, (desk) => look(desk, repair))));
  return found;
}

const told = (kind: DivergenceKind, at: string, isRepaired: boolean, facts: Divergence['facts'] = {}): Divergence => ({
  kind,
  at,
  outcome: isRepaired ? 'repaired' : 'reported',
  facts,
});

const isAsked = (stage: string): stage is AskedStage => stage in stagePlans;

const askingStages = Object.keys(stagePlans).filter((stage) => isAsked(stage) && stagePlans[stage].tasks !== nobody);

/** An open stage that asks nobody although its plan would: its tasks are made, and announced. */
async function stagesWithoutTasks(desk: Desk, repair: boolean): Promise<readonly Divergence[]> {
  const runs = await desk.tx
    .select()
    .from(stageRuns)
    .where(
      and(
        eq(stageRuns.state, 'open'),
        // each studio is in its year: whoever asks nobody is not looked at
        inArray(stageRuns.stage, askingStages),
        notExists(desk.tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.stageRunId, stageRuns.id))),
      ),
    );
  const found: Divergence[] = [];
  for (const run of runs) {
    const { stage } = run;
    if (!isAsked(stage)) continue;
    const frame = await frameOf(desk, run);
    const subject = { kind: run.subjectKind, id: run.subjectId };
    const seeds = await placed(stagePlans[stage], { subject, stage, number: run.number }, frame).tasks(desk);
    if (seeds.length === 0) continue;
    if (repair) {
      for (const seed of seeds) await addTask(desk, run, frame, seed);
      await record(desk, system, { chain: run.subjectId, act: 'reconcile', facts: { stage, tasks: seeds.length } });
    }
    found.push(told('stageWithoutTasks', run.id, repair, { stage }));
  }
  return found;
}

/** An open task nobody was written to about. */
const lettersMissing =
  (atMost: number) =>
  async (desk: Desk, repair: boolean): Promise<readonly Divergence[]> => {
    const found: Divergence[] = [];
    for (const { at } of (await taskLetters.run(desk)).slice(0, atMost)) {
      const [row] = await desk.tx
        .select({ task: tasks, run: stageRuns })
        .from(tasks)
        .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
        .where(eq(tasks.id, at));
      if (row && repair) await announceTask(desk, row.task, await frameOf(desk, row.task), row.run);
      found.push(told('letterMissing', at, repair && row !== undefined, { kind: row?.task.kind ?? '' }));
    }
    return found;
  };

/** Approved, and no certificate: it is issued on the decision that stands. */
async function papersMissing(desk: Desk, repair: boolean): Promise<readonly Divergence[]> {
  const files = await desk.tx
    .select({ file: cases })
    .from(cases)
    .leftJoin(certificates, eq(certificates.caseId, cases.id))
    .where(and(eq(cases.state, 'approved'), isNull(certificates.id)));
  const found: Divergence[] = [];
  for (const { file } of files) {
    const [decision] = await desk.tx
      .select({ content: decisions.content })
      .from(decisions)
      .where(and(eq(decisions.caseId, file.id), eq(decisions.kind, 'finalDecision')));
    const number = (decision?.content as { decisionNumber?: unknown } | undefined)?.decisionNumber;
    const canIssue = repair && typeof number === 'string';
    if (canIssue) await issueDocuments(desk, await roundOf(desk, file.roundId), file, number);
    found.push(told('paperMissing', file.id, canIssue));
  }
  return found;
}

/** A valid certificate without the approval it stands on. Taking it away is a person's decision. */
async function papersUnfounded(desk: Desk): Promise<readonly Divergence[]> {
  const rows = await desk.tx
    .select({ id: certificates.id, state: cases.state })
    .from(certificates)
    .leftJoin(cases, eq(cases.id, certificates.caseId))
    .where(and(eq(certificates.status, 'valid'), sql`${cases.state} IS DISTINCT FROM 'approved'`));
  return rows.map(({ id, state }) => told('paperUnfounded', id, false, { state: state ?? 'gone' }));
}

/** A live link for a task that is over, or that is not there: it decides nothing as it is, and is taken back besides. */
async function linkOrphans(desk: Desk, repair: boolean): Promise<readonly Divergence[]> {
  const rows = await desk.tx
    .select({ id: links.id })
    .from(links)
    .leftJoin(tasks, eq(tasks.id, links.taskId))
    .where(and(eq(links.state, 'live'), isNotNull(links.taskId), isNull(tasks.id)));
  const ids = rows.map(({ id }) => id);
  if (repair && ids.length > 0) await desk.tx.update(links).set({ state: 'revoked' }).where(inArray(links.id, ids));
  return ids.map((id) => told('linkOrphan', id, repair));
}

/** How long news and mail may wait, in real milliseconds: a server that is starting is not asked by the days of a rehearsal. */
const patience = { news: 10 * 60_000, mail: 72 * 3_600_000 };

/** News and mail that wait longer than they may; relay and mail try again by themselves, a person has to look why. */
async function stuck(desk: Desk): Promise<readonly Divergence[]> {
  const { clock, now } = desk;
  const waited = (since: Instant) => Date.parse(clock.realInstant(now)) - Date.parse(clock.realInstant(since));
  const ago = (ms: number) => new Date(Date.parse(now) - ms).toISOString();
  // A rehearsal's time is never slower than the real one: what has not waited so long by it has not waited so long.
  const news = await desk.tx
    .select({ at: outbox.workflowId, since: min(outbox.createdAt) })
    .from(outbox)
    .where(lt(outbox.createdAt, ago(patience.news)))
    .groupBy(outbox.workflowId);
  const letters = await desk.tx
    .select({ at: mails.id, since: mails.createdAt })
    .from(mails)
    .where(and(eq(mails.state, 'queued'), lt(mails.createdAt, ago(patience.mail))));
  return [
    ...news
      .filter(({ since }) => since && waited(since) > patience.news)
      .map(({ at }) => told('outboxStuck', at, false)),
    ...letters.filter(({ since }) => waited(since) > patience.mail).map(({ at }) => told('mailOverdue', at, false)),
  ];
}
