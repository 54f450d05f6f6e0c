import { and, eq } from 'drizzle-orm';
import { cases, certificates, stageRuns, studios, tasks } from '../../db/schema/all.js';
import { issueDocuments } from '../../desk/certificate/issue-documents.js';
import { performSystem } from '../../desk/kit/act.js';
import { roundOf } from '../../desk/kit/round.js';
import { openStage } from '../../desk/kit/stage.js';
import { termOf } from '../../desk/kit/term.js';
import { studioYear } from '../../desk/stages/studio-year.js';
import { foundStudio } from '../../desk/studio/found-studio.js';
import type { World } from '../parts/world.js';
import { makeCity } from './city.js';
import { schoolCodeOf, schoolRows } from './clone.js';
import { addressOf, copy } from './copies.js';
import { cookieOf } from './people.js';
import { makeTemplate } from './template.js';

/** A studio in its first year whose unit has yet to confirm the office: by whom, in which browser. */
export interface StandingStudio {
  readonly studioId: string;
  readonly taskId: string;
  readonly cookie: string;
  readonly address: string;
}

/** A term with what hangs on it: $3 its studio, $4 the term, $5 the case it rests on. */
const termRows: Readonly<Record<string, string>> = {
  cases: 'id = $5',
  data_keys: 'subject_id = $5',
  studios: 'id = $3',
  terms: 'id = $4',
  stage_runs: 'subject_id = $4',
  tasks: 'term_id = $4',
  links: 'task_id IN (SELECT id FROM tasks WHERE term_id = $4)',
  audit: 'chain = $4',
  audit_heads: 'chain = $4',
  // without its papers and letters the reconciler would be at work in each of its passes
  certificates: 'case_id = $5',
  mails: `event_id IN (SELECT 'task:' || id FROM tasks WHERE term_id = $4)`,
};

/** A city whose only business is studios in their first year: one founded by the desk, copied as often as asked. */
export async function standingStudios(world: World) {
  const { deps } = world;
  const city = await makeCity(world, { counties: 1, perCounty: 1 });
  const [county] = city.counties;
  const [candidate] = county?.candidates ?? [];
  if (!candidate) throw new Error('a city without a candidate');
  const { caseId, number } = await makeTemplate(world, city, candidate);
  await deps.db.update(cases).set({ state: 'approved' }).where(eq(cases.id, caseId));
  await performSystem(deps, async (desk) => {
    const [file] = await desk.tx.select().from(cases).where(eq(cases.id, caseId));
    if (!file) throw new Error('the template has no case');
    const round = await roundOf(desk, city.roundId);
    await foundStudio(desk, round, file);
    await issueDocuments(desk, round, file, '市教发〔2026〕1号');
  });
  const [studio] = await deps.db.select().from(studios).where(eq(studios.caseId, caseId));
  const [paper] = await deps.db.select().from(certificates).where(eq(certificates.caseId, caseId));
  const [first] = await world.query<{ id: string }>('SELECT id FROM terms WHERE studio_id = $1', [studio?.id]);
  if (!studio || !first || !paper) throw new Error('no studio was founded');
  const term = await termOf({ tx: deps.db }, first.id);
  const subject = { kind: 'term', id: term.id } as const;
  await performSystem(deps, (desk) =>
    openStage(desk, studioYear, { subject, stage: 'studioYear', number: 1, termId: term.id }),
  );
  const task = await onlyOfficeIsAsked(world, term.id);
  // The original has told its own process; only its copies are driven, and its letters are not sent again.
  await world.query('DELETE FROM outbox');
  await world.query(`UPDATE mails SET state = 'sent', sent_at = created_at`);
  const input = {
    subject,
    termId: term.id,
    termCode: `${studio.number}/${term.number}`,
    countyCode: county?.code,
    route: 'county',
    years: term.parameters.termYears,
  };
  const outbox = {
    event_id: task,
    workflow_id: `term-${term.id}`,
    message: { type: 'start', process: 'studioTerm', input },
    created_at: await world.now(),
  };
  let from = 1;
  return {
    /** `count` more studios, each with its process. */
    more: async (count: number): Promise<readonly StandingStudio[]> => {
      const numbers = Array.from({ length: count }, (_, at) => from + at);
      from += count;
      const schoolCode = schoolCodeOf(candidate);
      const originals = {
        own: { ...schoolRows, ...termRows },
        values: [schoolCode, [candidate.leader.personId, candidate.applicant.personId], studio.id, term.id, caseId],
        codes: [schoolCode, number, studio.number, paper.certificateNumber, paper.plaqueNumber, paper.verificationCode],
        leaderCode: candidate.leader.code,
        outbox,
      };
      const rename = await copy(world, originals, numbers);
      await world.query('ANALYZE');
      return numbers.map((one) => ({
        studioId: rename(studio.id, one),
        taskId: rename(task, one),
        cookie: cookieOf(rename(candidate.leader.code, one)),
        address: addressOf(one),
      }));
    },
  };
}

/** Most of a year nothing is asked of anybody; one thing is left open here, to be done while the others idle. @returns its task */
async function onlyOfficeIsAsked(world: World, termId: string): Promise<string> {
  const { db } = world.deps;
  const [task] = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.termId, termId), eq(tasks.kind, 'unitConfirmation')));
  if (!task) throw new Error('nobody is asked for the office');
  await world.query(`UPDATE tasks SET state = 'cancelled' WHERE term_id = $1 AND id <> $2`, [termId, task.id]);
  await world.query(`UPDATE stage_runs SET state = 'void' WHERE term_id = $1 AND id <> $2 AND stage <> 'studioYear'`, [
    termId,
    task.stageRunId,
  ]);
  await db.update(stageRuns).set({ due: null, grace: null, hard: null }).where(eq(stageRuns.id, task.stageRunId));
  return task.id;
}
