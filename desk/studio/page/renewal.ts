import { and, eq } from 'drizzle-orm';
import { tasks } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { postTo } from '../../kit/post.js';
import { nextRunNumber, openRun, openStage, settleStage } from '../../kit/stage.js';
import type { OwnLetter } from '../../kit/stage-plan.js';
import { linkFor } from '../../kit/task-mail.js';
import type { Term } from '../../kit/term.js';
import { pageRenewal } from '../../stages/page-renewal.js';
import { renewedOn } from './stale.js';

const stage = 'pageRenewal' as const;
const subjectOf = ({ id }: Pick<Term, 'id'>) => ({ kind: 'term', id }) as const;

/**
 * STUDIO-O09: a day has come on which the page is too old: its host is asked to renew it, with the ladder of a task; whoever is asked
 * already is reminded by the same link. Nothing while the unit reads a version: then it is not the host who is waited for.
 */
export async function askForRenewal(desk: Desk, term: Term, { code }: Pick<OwnLetter, 'code'>): Promise<void> {
  const subject = subjectOf(term);
  if (await openRun(desk, subject, 'pageModeration')) return;
  const asked = await openRun(desk, subject, stage);
  if (asked) return remind(desk, term, asked.id, code);
  const number = await nextRunNumber(desk, subject, stage);
  await openStage(desk, pageRenewal, { subject, stage, number, termId: term.id });
  await tell(desk, subject, { kind: 'opened', stage, number });
}

/** To the host, with the day from which the page is counted and the link that opens its editor. */
async function remind(desk: Desk, term: Term, stageRunId: string, code: string): Promise<void> {
  const { name: studioName, studio, parameters } = term;
  const open = and(eq(tasks.stageRunId, stageRunId), eq(tasks.state, 'open'));
  const [task] = await desk.tx.select({ id: tasks.id }).from(tasks).where(open);
  if (!task) return;
  await postTo(desk, studio.hostId, {
    event: `${code}:${term.id}`,
    letter: 'pageStale',
    data: {
      ...{ studioName, studioNumber: studio.number },
      ...{ since: await renewedOn(desk, term), days: String(parameters.pageStaleDays) },
    },
    linkId: await linkFor(desk, task.id, studio.hostId),
    notBefore: deliverAt(desk.now, parameters.quietHours),
  });
}

/** A version was submitted, wherever it was written: nobody is reminded any more. */
export async function endRenewal(desk: Desk, term: Pick<Term, 'id'>, closedBy: string): Promise<void> {
  const subject = subjectOf(term);
  const run = await openRun(desk, subject, stage);
  if (run) await settleStage(desk, { subject, stage, number: run.number, outcome: 'submitted', closedBy });
}
