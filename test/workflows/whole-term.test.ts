import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  assessments,
  memberRemovals,
  memberships,
  type stageRuns,
  terms,
  vetoes as vetoRows,
  works,
} from '../../db/schema/all.js';
import { termOf } from '../../desk/kit/term.js';
import { applyRenewal } from '../../desk/studio/apply-renewal.js';
import { appealResult } from '../../desk/studio/assessment/appeal-result.js';
import { decideResultAppeal } from '../../desk/studio/assessment/decide-result-appeal.js';
import { decideRenewal } from '../../desk/studio/decide-renewal.js';
import { progressOn } from '../../desk/studio/works.js';
import { addMonths, dayOf, timeOf } from '../../domain/time/beijing.js';
import { invented2027, invented2028 } from '../support/holidays.js';
import { assessing, assessmentIn, runningStudio } from './assessment-story.js';
import { accuses, consents, leaves, moves, removed, speaks } from './people-story.js';
import { resumes, suspends } from './rest-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';
import { holds, host, publishesYear, type RunSize, runSizes, takesIn, unit } from './term-story.js';
import { overturns, vetoes } from './veto-story.js';

const story = stories();

/** 27 April 2026 to 26 April 2029. */
const months = 36;
const firstDay = '2026-04-27';
const movedOn = '2028-09-25';
const newUnit = 'leaderD2';
const [first, second] = [
  { code: 'teacherD1b', number: 1 },
  { code: 'teacherD2a', number: 2 },
];

describe('a whole term in its true time', () => {
  let told: Story;
  let termId: string;
  let seconds: number;
  let sizes: readonly RunSize[];

  beforeAll(async () => {
    const began = performance.now();
    told = await story();
    termId = await runningStudio(told);
    await lives(told, termId);
    seconds = (performance.now() - began) / 1000;
    sizes = await runSizes(told.world);
  }, 180_000);

  /** 'stage number day time' of everything an assessment asked of somebody. */
  const dates = async (year: number, kind: 'annual' | 'cycle' = 'annual') =>
    (await told.runs(await assessmentIn(told, year, kind)))
      .flatMap(({ stage, number, due }) => (due ? [`${stage} ${number} ${dayOf(due)} ${timeOf(due)}`] : []))
      .toSorted();

  test('STUDIO-05, STUDIO-06: it takes seconds, ends on its day, and the next term follows without a gap', async () => {
    expect(seconds).toBeLessThan(60);
    const rows = await told.desk.db.select().from(terms).orderBy(asc(terms.number));
    expect(rows.map(({ number, fromDay, toDay, state }) => [number, fromDay, toDay, state])).toEqual([
      [1, firstDay, '2029-04-26', 'renewed'],
      [2, '2029-04-27', '2032-04-26', 'establishing'],
    ]);
    expect(await told.ended(`term-${termId}`)).toBe('renewed');
  });

  test('STUDIO-20, STUDIO-22, STUDIO-25: what was held every month is confirmed and fills the letter', async () => {
    const rows = await told.desk.db.select().from(works).where(eq(works.termId, termId)).orderBy(asc(works.number));
    expect(rows.map(({ onDay, state }) => [onDay, state])).toEqual(
      Array.from({ length: months }, (_, month) => [addMonths(firstDay, month), 'confirmed']),
    );
    const desk = { tx: told.desk.db, vault: told.desk.vault };
    const progress = await progressOn(desk, await termOf(desk, termId), '2029-04-26');
    const filled = progress?.lines.map(({ task, progress: { filled } }) => [task.code, `${filled.num}/${filled.den}`]);
    expect(filled).toEqual([
      ['backboneTraining', '12/1'],
      ['localTraining', '0/1'],
      ['guidance', '12/1'],
      ['topic', '0/1'],
      ['publication', '0/1'],
      ['localResearch', '0/1'],
      ['demonstration', '12/1'],
    ]);
  });

  test('ASSESS-02, ASSESS-07, ASSESS-O07: year 1: every date counts the May holiday off and Saturday 8 May in', async () => {
    expect(await dates(1)).toEqual([
      'resultAppealDecision 1 2027-05-24 23:59',
      'resultAppealWindow 1 2027-05-20 23:59',
      'resultConfirmation 1 2027-05-12 23:59',
      'resultPublication 1 2027-05-13 23:59',
      'selfReport 1 2027-05-27 23:59',
      'yearScoring 1 2027-05-14 23:59',
    ]);
  });

  test('ASSESS-02, ASSESS-O07: year 2: two Saturdays worked, an appeal upheld, scored anew and final at once', async () => {
    expect(await dates(2)).toEqual([
      'resultAppealDecision 1 2028-06-06 23:59',
      'resultAppealWindow 1 2028-05-22 23:59',
      'resultConfirmation 1 2028-05-15 23:59',
      'resultConfirmation 2 2028-06-06 23:59',
      'resultPublication 1 2028-05-15 23:59',
      'resultPublication 2 2028-06-06 23:59',
      'selfReport 1 2028-05-27 23:59',
      'yearScoring 1 2028-05-16 23:59',
      'yearScoring 2 2028-06-13 23:59',
    ]);
  });

  test('ASSESS-O02: year 3 and the cycle open beside each other; the cycle is published once three years are final', async () => {
    expect(await dates(3)).toEqual([
      'resultAppealWindow 1 2029-02-09 23:59',
      'resultConfirmation 1 2029-02-02 23:59',
      'resultPublication 1 2029-02-02 23:59',
      'selfReport 1 2029-02-25 23:59',
      'yearScoring 1 2029-02-09 23:59',
    ]);
    expect(await dates(3, 'cycle')).toEqual([
      'resultAppealDecision 1 2029-03-01 23:59',
      'resultAppealWindow 1 2029-02-26 23:59',
      'resultConfirmation 1 2029-02-02 23:59',
      'resultPublication 1 2029-02-16 23:59',
      'selfReport 1 2029-02-25 23:59',
      'yearScoring 1 2029-02-09 23:59',
    ]);
    const rows = await told.desk.db.select().from(assessments).orderBy(asc(assessments.kind), asc(assessments.year));
    expect(rows.map(({ kind, year, state, score, grade }) => [kind, year, state, score, grade])).toEqual([
      ['annual', 1, 'final', '80/1', 'good'],
      ['annual', 2, 'final', '78/1', 'good'],
      ['annual', 3, 'final', '90/1', 'excellent'],
      // 92 × 60 % + (80 + 78 + 90) ÷ 3 × 40 %
      ['cycle', 3, 'final', '1324/15', 'good'],
    ]);
  });

  test('MEMBER-02, MEMBER-04, MEMBER-O03, MEMBER-O04, STUDIO-18, STUDIO-O04: members serve from the day of their agreement to their own last day, to their removal or to the end of the term; whom the host did not judge the renewal lets go', async () => {
    const rows = await told.desk.db.select().from(memberships).orderBy(asc(memberships.number));
    expect(rows.map(({ personId, state, fromDay, toDay }) => [personId, state, fromDay, toDay])).toEqual([
      [told.personId(first.code), 'removed', '2026-06-01', '2027-09-30'],
      [told.personId(second.code), 'left', '2026-06-01', '2026-08-31'],
      [told.personId(second.code), 'left', '2026-12-01', '2029-04-26'],
    ]);
  });

  test('MEMBER-O03, STUDIO-O05, STUDIO-14, VETO-02, VETO-03: five changes of people and two appeals keep their days: the National Day off, the Sunday and Saturdays before it in', async () => {
    const { db } = told.desk;
    const shown = (runs: readonly (typeof stageRuns.$inferSelect)[], stages: readonly string[]) =>
      runs
        .flatMap(({ stage, number, due, outcome }) =>
          stages.includes(stage) && due ? [`${stage} ${number} ${dayOf(due)} ${timeOf(due)} ${outcome}`] : [],
        )
        .toSorted();
    const own = ['removalHearing', 'removalDecision', 'memberFilling', 'moveConsent'];
    expect(shown(await told.runs(termId), own)).toEqual([
      'memberFilling 1 2026-10-31 23:59 null',
      'moveConsent 1 2028-10-11 23:59 consented',
      'removalDecision 1 2027-10-15 23:59 removed',
      'removalHearing 1 2027-09-30 23:59 heard',
    ]);
    const [removal] = await db.select().from(memberRemovals);
    expect(shown(await told.runs(removal?.id ?? ''), ['removalAppealWindow'])).toEqual([
      'removalAppealWindow 1 2027-10-20 23:59 ended',
    ]);
    const findings = await db.select().from(vetoRows).orderBy(asc(vetoRows.registeredAt));
    const of = ['findingHearing', 'findingDecision', 'findingAppealWindow', 'findingAppealDecision'];
    const dated = [];
    for (const { id } of findings) dated.push(shown(await told.runs(id), of));
    expect(findings.map(({ kind, state }) => [kind, state])).toEqual([
      ['ethics', 'overturned'],
      ['performance', 'overturned'],
    ]);
    expect(dated).toEqual([
      [
        'findingAppealDecision 1 2028-01-06 23:59 overturned',
        'findingAppealWindow 1 2028-01-06 23:59 appealed',
        'findingDecision 1 2028-01-06 23:59 effective',
        'findingHearing 1 2027-12-29 23:59 heard',
      ],
      [
        'findingAppealDecision 1 2028-11-10 23:59 overturned',
        'findingAppealWindow 1 2028-11-10 23:59 appealed',
        'findingDecision 1 2028-11-10 23:59 effective',
        'findingHearing 1 2028-11-03 23:59 heard',
      ],
    ]);
  });

  test('no run of any process has a history above 4,000 events or 2 MB; each year of the term has its own', () => {
    expect(sizes.filter(({ workflowId }) => workflowId === `term-${termId}`)).toHaveLength(4);
    expect(sizes.filter(({ events }) => events > 4_000)).toEqual([]);
    expect(sizes.filter(({ bytes }) => bytes > 2_000_000)).toEqual([]);
    // far from it: what a studio does besides its dates stays in the desk
    expect(Math.max(...sizes.map(({ events }) => events))).toBeLessThan(600);
  });
});

/** Three years, month by month, with what comes up between the months. */
async function lives(told: Story, termId: string): Promise<void> {
  const kinds = ['demonstrationClassMeeting', 'caseDiscussion', 'backboneTraining'];
  for (let month = 0; month < months; month += 1) {
    const day = addMonths(firstDay, month);
    await told.until(at(day));
    await holds(told, termId, kinds[month % kinds.length], day < movedOn ? unit : newUnit);
    await between[day]?.(told, termId);
  }
  await told.until(at('2029-05-02'));
  const { id: taskId } = await told.task('renewalDecision', termId);
  await told.act('cityLeader', decideRenewal, { taskId, decision: 'renew', reason: '周期考核良好' });
}

type Between = (told: Story, termId: string) => Promise<void>;

/** By the day of the month's activity after which it happens. */
const between: Readonly<Record<string, Between>> = {
  '2026-05-27': async (told, termId) => {
    await told.until(at('2026-06-01'));
    for (const code of ['teacherD1b', 'teacherD2a']) await takesIn(told, termId, code);
  },
  '2026-07-27': async (told, termId) => {
    await leaves(told, termId, second, '2026-08-31');
  },
  '2026-11-27': async (told, termId) => {
    await publishesYear(told, invented2027);
    await told.until(at('2026-12-01'));
    await takesIn(told, termId, second.code);
  },
  '2027-04-27': async (told) => {
    const id = await assessmentIn(told, 1);
    const people = assessing(told, id);
    await told.until(at('2027-04-28'));
    await people.reports();
    await told.until(at('2027-05-06'));
    await people.scores('instituteOfficer', 80);
    await told.until(at('2027-05-07'));
    await people.confirms();
    await people.publishes();
    await told.until(at('2027-05-10'));
    await appeals(told, id);
    await answers(told, id, 'dismissed');
  },
  '2027-08-27': async (told, termId) => {
    await told.until(at('2027-09-24'));
    await accuses(told, termId, first);
  },
  '2027-09-27': async (told, termId) => {
    await speaks(told, termId, first);
    await told.until(at('2027-09-30'));
    await removed(told, termId);
  },
  '2027-11-27': async (told, termId) => {
    await publishesYear(told, invented2028);
    await told.until(at('2027-12-22'));
    await overturns(told, host, await vetoes(told, host, termId));
  },
  '2028-01-27': async (told, termId) => {
    await told.until(at('2028-02-08'));
    await suspends(told, termId);
    await told.until(at('2028-02-21'));
    await resumes(told, termId);
  },
  '2028-04-27': async (told) => {
    const id = await assessmentIn(told, 2);
    const people = assessing(told, id);
    await people.reports();
    await told.until(at('2028-05-08'));
    await people.scores('instituteOfficer', 70);
    await people.confirms();
    await people.publishes();
    await told.until(at('2028-05-22'));
    await appeals(told, id);
  },
  '2028-05-27': async (told) => {
    const id = await assessmentIn(told, 2);
    const people = assessing(told, id);
    await told.until(at('2028-05-30'));
    await answers(told, id, 'upheld');
    await people.scores('instituteOfficer', 78);
    await people.confirms();
    await people.publishes();
  },
  '2028-08-27': async (told, termId) => {
    await told.until(at('2028-09-21'));
    await moves(told, termId, 'direct2');
    await told.until(at(movedOn));
    await consents(told, termId, newUnit);
  },
  '2028-10-27': async (told, termId) => {
    await overturns(told, host, await vetoes(told, host, termId, 'failedGoals'));
  },
  '2028-12-27': async (told, termId) => {
    await told.until(at('2029-01-26'));
    const [last, cycle] = [await assessmentIn(told, 3), await assessmentIn(told, 3, 'cycle')];
    const application = { statement: '愿意继续主持', servesAsHeadTeacher: true, expectedEndDate: '2040-07-01' };
    await told.act(host, applyRenewal, { termId, ...application });
    for (const [id, points] of [
      [last, 90],
      [cycle, 92],
    ] as const) {
      const people = assessing(told, id);
      await people.reports();
      await people.scores('instituteOfficer', points);
      await people.confirms();
    }
    await assessing(told, last).publishes();
  },
  '2029-01-27': async (told) => {
    await told.until(at('2029-02-12'));
    const cycle = await assessmentIn(told, 3, 'cycle');
    await assessing(told, cycle).publishes();
    await told.until(at('2029-02-15'));
    await appeals(told, cycle);
    await answers(told, cycle, 'dismissed');
  },
};

async function appeals(told: Story, id: string): Promise<void> {
  const taskId = await assessing(told, id).taskId('resultAppeal');
  await told.act(host, appealResult, { taskId, text: '活动次数漏计' });
}

async function answers(told: Story, id: string, outcome: 'upheld' | 'dismissed'): Promise<void> {
  const taskId = await assessing(told, id).taskId('resultAppealDecision');
  await told.act('sectionOfficer', decideResultAppeal, { taskId, outcome, reason: '经复核' });
}
