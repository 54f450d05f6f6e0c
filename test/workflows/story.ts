import { and, asc, eq } from 'drizzle-orm';
import {
  attachments,
  cases,
  countyQuotas,
  decisions,
  hearingInvitations,
  links,
  mails,
  noticeSubjects,
  notices,
  rounds,
  stageRuns,
  tasks,
} from '../../db/schema/all.js';
import { decideAppeal } from '../../desk/appeal/decide-appeal.js';
import { fileAppeal } from '../../desk/appeal/file-appeal.js';
import { saveDraft } from '../../desk/application/save-draft.js';
import { startApplication } from '../../desk/application/start-application.js';
import { submitApplication } from '../../desk/application/submit-application.js';
import { publishCountyNotice } from '../../desk/county/publish-county-notice.js';
import { selectNominees } from '../../desk/county/select-nominees.js';
import { verifyApplication } from '../../desk/county/verify-application.js';
import { answerHearing } from '../../desk/hearing/answer-hearing.js';
import { inviteHearing } from '../../desk/hearing/invite-hearing.js';
import { type Act, perform, performSystem } from '../../desk/kit/act.js';
import type { Actor, PersonActor, PublicActor } from '../../desk/kit/actor.js';
import { linkSecret } from '../../desk/kit/links.js';
import { startProcess } from '../../desk/kit/news.js';
import { confirmObjection } from '../../desk/notice/confirm-objection.js';
import { fileObjection } from '../../desk/notice/file-objection.js';
import { decideOrder } from '../../desk/round/decide-order.js';
import { proposeOrder } from '../../desk/round/propose-order.js';
import { concludeEthics } from '../../desk/school/conclude-ethics.js';
import { decideRecommendation } from '../../desk/school/decide-recommendation.js';
import { verifyAttachment } from '../../desk/school/verify-attachment.js';
import { endedCases } from '../../desk/verify/deliveries.js';
import { quotaPlaces } from '../../desk/verify/quotas.js';
import { cityAsks, nobodyLeftBehind, stagesAsk, tasksRest } from '../../desk/verify/waiting.js';
import { decideVeto } from '../../desk/veto/decide-veto.js';
import { registerVeto } from '../../desk/veto/register-veto.js';
import { respondToVeto } from '../../desk/veto/respond-to-veto.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { soundForm } from '../domain/host-selection/sample.js';
import { tinyCity } from '../support/city.js';
import type { ProcessWorld } from '../support/processes.js';

export type Story = Awaited<ReturnType<typeof tell>>;

export const reader: PublicActor = { kind: 'public', channel: 'public', language: 'zh' };
const smallHearing = { hearingMinimum: { teachers: 1, parents: 1, students: 1 } };
const words = { title: '推荐人选公示', text: '现予公示。', receivingUnit: '甲县教育局' };

/** A moment of a Beijing day. */
export const at = (day: string, time = '09:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/**
 * A new story in the tiny city: what its people do, by real acts, with the processes following.
 * @param make whose round it is: `tinyCounty` for a county's own
 */
export async function tell(
  world: ProcessWorld,
  change: Partial<HostSelectionParameters> = {},
  make: typeof tinyCity = tinyCity,
) {
  await world.anew();
  const { desk } = world;
  const city = await make(desk, { ...smallHearing, ...change });
  const { roundId } = city;

  const does = async <A extends Actor, I, O>(actor: A, act: Act<A, I, O>, input: unknown): Promise<O> => {
    const result = await perform(desk, act, actor, input);
    if (!result.ok) throw new Error(`${act.name}: ${JSON.stringify(result.refusals)}`);
    await world.settle();
    await nothingWaitsForNobody(world);
    return result.value;
  };
  /** What a person of the city does by code, and what their processes make of it. */
  const act = <I, O>(who: string, what: Act<PersonActor, I, O>, input: unknown): Promise<O> =>
    does(city.person(who), what, input);
  const file = async (caseId: string) => only(await desk.db.select().from(cases).where(eq(cases.id, caseId)), 'case');
  const shown = async (caseId: string) => ({ caseId, formHash: (await file(caseId)).formHash });
  const tasksOf = (kind: TaskKind, subjectId: string) =>
    desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.kind, kind), eq(tasks.subjectId, subjectId)));
  const task = async (kind: TaskKind, subjectId: string) =>
    only(
      (await tasksOf(kind, subjectId)).filter((one) => one.state === 'open'),
      `open task ${kind}`,
    );

  /** A teacher's sound application, handed in. */
  const applies = async (teacher: string): Promise<string> => {
    const { caseId, version } = await act(teacher, startApplication, { roundId });
    const draft = await act(teacher, saveDraft, { caseId, version, form: soundForm });
    await act(teacher, submitApplication, { caseId, version: draft.version });
    return caseId;
  };

  /** Everything a school does before it decides on the form it was shown. */
  const examines = async (caseId: string, leader: string): Promise<void> => {
    const form = await shown(caseId);
    await act(leader, concludeEthics, { ...form, conclusion: 'clear' });
    const before = new Set((await invitationsOf(caseId)).map((one) => one.id));
    const invitations = ['teachers', 'parents', 'students'].map((group) => ({
      group,
      address: `${group}.${form.formHash?.slice(0, 6)}@home.example`,
    }));
    await act(leader, inviteHearing, { ...form, invitations });
    for (const { id } of await invitationsOf(caseId))
      if (!before.has(id))
        await does({ kind: 'respondent', invitationId: id, channel: 'link', language: 'zh' }, answerHearing, {
          view: 'support',
        });
    for (const { id } of await desk.db.select().from(attachments).where(eq(attachments.caseId, caseId)))
      await act(leader, verifyAttachment, { ...form, attachmentId: id, verdict: 'genuine' });
  };
  const invitationsOf = (caseId: string) =>
    desk.db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, caseId));

  const schoolDecides = async (
    caseId: string,
    leader: string,
    decision: 'recommend' | 'decline' | 'return',
    more: object = {},
  ): Promise<void> => {
    const { id: taskId } = await task('schoolRecommendation', caseId);
    const attendees = ['甲', '乙', '丙'];
    const votesFor = decision === 'recommend' ? 3 : 0;
    const votes = { entitled: 5, present: 3, votesFor, votesAgainst: 3 - votesFor, abstain: 0 };
    const meeting = { date: dayOf(await desk.clock.now()), attendees, ...votes, minutes: '会议研究决定' };
    await act(leader, decideRecommendation, {
      ...(await shown(caseId)),
      taskId,
      decision,
      stayConsent: true,
      meeting,
      ...more,
    });
  };
  const recommends = async (caseId: string, leader: string): Promise<void> => {
    await examines(caseId, leader);
    await schoolDecides(caseId, leader, 'recommend');
  };
  /** Applied, and recommended by the school's leader: teacherA1a's is leaderA1. */
  const recommended = async (teacher: string): Promise<string> => {
    const caseId = await applies(teacher);
    await recommends(caseId, `leader${teacher.slice('teacher'.length, -1)}`);
    return caseId;
  };

  /** County A agrees to them, in this order, and hangs its notice; its officer and its leader are two persons. */
  const hangs = async (caseIds: readonly string[], nominationId = city.nominationId('countyA')) => {
    const nominees: object[] = [];
    for (const caseId of caseIds) {
      await countyFinds(caseId, 'agree');
      nominees.push({ ...(await shown(caseId)), reason: '实绩突出' });
    }
    const choosing = await task('nomination', nominationId);
    await act('countyOfficerA', selectNominees, { taskId: choosing.id, nominees });
    const publishing = await task('publishNotice', nominationId);
    await act('countyLeaderA', publishCountyNotice, { taskId: publishing.id, caseIds, ...words });
    return only(await desk.db.select().from(notices).where(eq(notices.nominationId, nominationId)), 'notice');
  };
  const countyFinds = async (caseId: string, decision: 'agree' | 'refuse' | 'return'): Promise<void> => {
    await act('countyOfficerA', verifyApplication, { ...(await shown(caseId)), decision, opinion: '经审核' });
  };

  /** A named reader objects and confirms the address; the objection, and the task that must answer it. */
  const objectsTo = async (noticeId: string, caseId: string) => {
    const objection = {
      kind: 'named',
      subjectId: caseId,
      text: '署名不实',
      fromName: '周某',
      contact: 'zhou@out.example',
    };
    await does(reader, fileObjection, { noticeId, objection });
    const rows = await desk.db.select().from(links).where(eq(links.state, 'live'));
    const { id: linkId, objectionId } = only(
      rows.filter((one) => one.objectionId),
      'link of an objection',
    );
    await does(reader, confirmObjection, { linkId, secret: linkSecret(desk.linkKey, linkId) });
    return { objectionId, taskId: (await task('objectionHandling', objectionId ?? '')).id };
  };

  /** A finding of the county's officer, heard, and made effective by its leader; the veto's id. */
  const vetoes = async (caseId: string, applicant: string): Promise<string> => {
    const { vetoId } = await act('countyOfficerA', registerVeto, {
      caseId,
      ground: 'ethicsViolation',
      evidence: ['档-1'],
      decisionReference: '甲教处〔2026〕1号',
      facts: '经查属实',
    });
    const hearing = await task('vetoResponse', vetoId);
    await act(applicant, respondToVeto, { taskId: hearing.id, statement: '情况说明' });
    const deciding = await task('vetoDecision', vetoId);
    const { version } = await file(caseId);
    const verdict = { outcome: 'effective', decisionNumber: '甲教决〔2026〕2号', reason: '事实清楚' };
    await act('countyLeaderA', decideVeto, { taskId: deciding.id, version, ...verdict });
    return vetoId;
  };

  /** An order of the city, proposed by one officer and put in force by another. */
  const orders = async (...changes: readonly object[]): Promise<void> => {
    const { version } = only(await desk.db.select().from(rounds), 'round');
    const order = { roundId, version, number: `评选〔2026〕${version}号`, reason: '因汛期停课,整体顺延。', changes };
    const { orderId } = await act('cityOfficer', proposeOrder, order);
    await act('cityOfficer2', decideOrder, { roundId, orderId, decision: 'inForce' });
  };

  /** The report of a change of school, which its process follows. */
  const departureOf = async (caseId: string): Promise<string> => {
    const of = and(eq(decisions.caseId, caseId), eq(decisions.decision, 'reported'));
    return only(await desk.db.select().from(decisions).where(of), 'departure').id;
  };

  const appeals = async (caseId: string, applicant: string): Promise<string> =>
    (await act(applicant, fileAppeal, { caseId, text: '请求复核' })).appealId;
  const decidesAppeal = async (appealId: string, who: string, outcome: 'upheld' | 'dismissed'): Promise<void> => {
    const { id: taskId } = await task('appealDecision', appealId);
    await act(who, decideAppeal, { taskId, outcome, reason: '经复核' });
  };

  return {
    ...city,
    world,
    desk,
    act,
    does,
    file,
    shown,
    task,
    tasksOf,
    applies,
    examines,
    schoolDecides,
    recommends,
    recommended,
    hangs,
    countyFinds,
    objectsTo,
    departureOf,
    vetoes,
    orders,
    appeals,
    decidesAppeal,
    until: async (instant: string): Promise<void> => {
      await world.until(instant);
      await nothingWaitsForNobody(world);
    },
    /** Starts the round's own process and, of the city's round, those of both counties. */
    opens: async (): Promise<void> => {
      const isCity = city.level === 'city';
      const roundCode = isCity ? 'T2026' : 'A2026';
      await performSystem(desk, async (tx) => {
        await startProcess(tx, 'hostSelectionRound', { subject: { kind: 'round', id: roundId }, roundId, roundCode });
        for (const county of isCity ? (['countyA', 'countyB'] as const) : []) {
          const subject = { kind: 'nomination', id: city.nominationId(county) } as const;
          await startProcess(tx, 'countyNomination', { subject, roundId, roundCode, countyCode: county });
        }
      });
      await world.settle();
    },
    /** State of the case and of its place on the notice. */
    placeOn: async (noticeId: string, caseId: string) =>
      only(
        await desk.db
          .select()
          .from(noticeSubjects)
          .where(and(eq(noticeSubjects.noticeId, noticeId), eq(noticeSubjects.subjectId, caseId))),
        'place on the notice',
      ).state,
    used: async () =>
      only(
        await desk.db
          .select()
          .from(countyQuotas)
          .where(eq(countyQuotas.orgId, city.org('countyA'))),
        'quota',
      ).used,
    runs: (subjectId: string) =>
      desk.db.select().from(stageRuns).where(eq(stageRuns.subjectId, subjectId)).orderBy(asc(stageRuns.openedAt)),
    /** Letters of a template, oldest first. */
    letters: async (template: string, to?: string) =>
      (await desk.db.select().from(mails).where(eq(mails.template, template)).orderBy(asc(mails.createdAt))).filter(
        (mail) => to === undefined || mail.personId === city.personId(to),
      ),
    /** How the case's process ended, or 'open'. */
    ended: async (workflowId: string): Promise<unknown> => {
      const handle = world.client.workflow.getHandle(workflowId);
      const { status } = await handle.describe();
      if (status.name === 'RUNNING') return 'open';
      return status.name === 'COMPLETED' ? handle.result() : status.name;
    },
  };
}

/** I37, after every step of every story: what is open is on somebody's desk, or will be moved by a date. */
async function nothingWaitsForNobody({ desk }: ProcessWorld): Promise<void> {
  const at = { tx: desk.db, now: await desk.clock.now(), calendar: desk.calendar };
  for (const { name, run } of [nobodyLeftBehind, stagesAsk, cityAsks, tasksRest, endedCases, quotaPlaces]) {
    const [breach] = await run(at);
    if (breach) throw new Error(`${name}: ${JSON.stringify(breach)}`);
  }
}

function only<T>(rows: readonly T[], what: string): T {
  const [row, ...more] = rows;
  if (row === undefined || more.length > 0) throw new Error(`${rows.length} × ${what}`);
  return row;
}
