import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { assessments, memberships, nominees, studios, tasks, terms, vetoes, works } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { openStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { listHonours } from '../../../desk/studio/commendation/list-honours.js';
import { nominateHonour } from '../../../desk/studio/commendation/nominate-honour.js';
import { openCall } from '../../../desk/studio/commendation/open-call.js';
import { scoreHonours } from '../../../desk/studio/commendation/score-honours.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { roleAt } from '../../../domain/organiser.js';
import type { FindingGround } from '../../../domain/studio/veto/grounds.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { Role } from '../../../domain/vocabulary.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';
import { done } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { decision, heard } from './finding-steps.js';
import type { Founded } from './steps.js';

type CallStage = 'honourNomination' | 'honourReview' | 'honourListing' | 'honourDecision';

/** What a commendation rests on: a final result of the day, and so many confirmed records of work. */
export async function achieved(desk: TestDesk, termId: string, recordedBy: string, score = '95/1', records = 1) {
  const now = await desk.clock.now();
  await desk.db.insert(assessments).values({
    ...{ id: randomUUID(), termId, kind: 'annual', year: 9, fromDay: '2026-03-02', toDay: '2027-03-01' },
    ...{ reportDueOn: '2027-04-01', state: 'final', startedAt: now, score, grade: 'excellent', finalAt: now },
  });
  for (let number = 101; number <= 100 + records; number += 1)
    await desk.db.insert(works).values({
      ...{ id: randomUUID(), termId, number, kind: 'topicResearch', level: 'city', onDay: '2026-06-01', hours: '2' },
      ...{ participants: 5, words: await sealedWords(desk, termId, {}), contentHash: 'a'.repeat(64) },
      ...{ state: 'confirmed', recordedBy, recordedAt: now },
    });
}

/** Another studio of the city that runs, by its rows alone; its result as given. */
export async function anotherStudio(desk: TestDesk, { city }: Pick<Founded, 'city'>, teacher: string, score: string) {
  const [studioId, termId, caseId] = [randomUUID(), randomUUID(), randomUUID()];
  const hostId = city.personId(teacher);
  await desk.db.insert(studios).values({
    ...{ id: studioId, number: `GZS2026-${teacher}`, level: 'city', caseId, hostId, unitId: city.org('schoolA2') },
    ...{ countyId: city.org('countyA'), bureauId: city.org('bureau'), foundedAt: await desk.clock.now() },
  });
  await desk.db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', state: 'running' },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters },
  });
  await achieved(desk, termId, hostId, score);
  return { studioId, termId, hostId };
}

/** A member who serves, by the row alone. */
export async function serves(desk: TestDesk, { city, termId, studio }: Founded, who: string): Promise<void> {
  const id = randomUUID();
  await desk.db.insert(memberships).values({
    ...{ id, termId, number: 1, personId: city.personId(who), schoolId: city.org('schoolA2'), way: 'countySchool' },
    ...{ state: 'serving', grounds: await sealedWords(desk, id, '带班扎实'), nominatedBy: studio.hostId },
    ...{ nominatedAt: await desk.clock.now(), fromDay: '2026-03-02', toDay: '2029-03-01' },
  });
}

/** An ethics veto on a person's application in the round, in force; its id. */
export async function applicationVeto(desk: TestDesk, { city, caseId }: Founded, personId: string): Promise<string> {
  const id = randomUUID();
  const now = await desk.clock.now();
  await desk.db.insert(vetoes).values({
    ...{ id, personId, roundId: city.roundId, caseId, orgId: city.org('countyA'), ground: 'ethicsViolation' },
    ...{ facts: '', evidence: ['档-1'], state: 'effective', registeredBy: city.personId('countyOfficerA') },
    ...{ registeredAt: now, hearingUntil: now, decidedBy: city.personId('cityLeader'), decidedAt: now },
  });
  return id;
}

/** A call of this year for studio, unit and host, at most one of each unless said, asked for nominations. */
export async function calledFor(desk: TestDesk, all: Founded, awards: object = { studio: 1, unit: 1, host: 1 }) {
  const year = Number((await desk.clock.now()).slice(0, 4));
  const given = { name: '优秀班主任工作室表彰', year, awards };
  const { callId, number } = await done(desk, openCall, all.city.person('cityOfficer'), given);
  const key = (stage: CallStage) => ({ subject: { kind: 'call', id: callId } as const, stage, number: 1, callId });
  /** What its process does. */
  const asks = (stage: CallStage) => performSystem(desk, (at) => openStage(at, stagePlans[stage], key(stage)));
  const looks = (stage: CallStage) => performSystem(desk, (at) => climb(at, stagePlans[stage], key(stage)));
  const taskId = async (kind: TaskKind, role?: Role) => {
    const rows = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.subjectId, callId), eq(tasks.kind, kind), eq(tasks.state, 'open')));
    return rows.find((one) => !role || one.role === role)?.id ?? expect.fail(`no open task ${kind} ${role ?? ''}`);
  };
  const nominates = async (who: string, role: Role, candidate: string) =>
    done(desk, nominateHonour, all.city.person(who), {
      ...{ taskId: await taskId('honourNomination', role), candidate, reason: '成绩突出' },
    });
  /** The last day for nominations has passed. */
  const closes = async () => {
    let looked = await looks('honourNomination');
    while (looked.wakeAt) {
      desk.clock.set(looked.wakeAt);
      looked = await looks('honourNomination');
    }
    expect(looked.settled).toBe('ended');
    await asks('honourReview');
  };
  const rows = () => desk.db.select().from(nominees).where(eq(nominees.callId, callId)).orderBy(asc(nominees.number));
  await asks('honourNomination');
  return { ...all, callId, number, asks, looks, taskId, nominates, closes, rows };
}
export type Called = Awaited<ReturnType<typeof calledFor>>;

/** A studio that runs, with an excellent year, in a call. */
export async function inACall(desk: TestDesk, awards?: object, city?: TinyCity): Promise<Called> {
  const all = await running(desk, city);
  await achieved(desk, all.termId, all.city.personId('teacherA1a'));
  return calledFor(desk, all, awards);
}

export const hostOf = ({ studio }: Pick<Founded, 'studio'>) => `host/${studio.hostId}`;
export const studioOf = ({ studio }: Pick<Founded, 'studio'>) => `studio/${studio.id}`;
export const unitOf = ({ studio }: Pick<Founded, 'studio'>) => `unit/${studio.unitId}`;

/** Every reviewing body gives everybody it may judge these points, by the nominee's number. */
export async function reviews(desk: TestDesk, call: Called, points: Readonly<Record<number, string>>): Promise<void> {
  const nominated = await call.rows();
  const who = { cityOfficer: 'cityOfficer', sectionOfficer: 'sectionOfficer', instituteOfficer: 'instituteOfficer' };
  for (const [role, person] of Object.entries(who)) {
    const personId = call.city.personId(person);
    const own = nominated.filter(({ nominatedBy }) => nominatedBy !== personId);
    await done(desk, scoreHonours, call.city.person(person), {
      taskId: await call.taskId('honourReview', roleAt(call.city.level, role as Role)),
      points: Object.fromEntries(own.map(({ id, number }) => [id, points[number] ?? '90'])),
    });
  }
  await call.asks('honourListing');
}

export const hangingWords = { title: '表彰公示', text: '现予公示。', receivingUnit: '市教育局基教科 0571-1234567' };

/** The stages of a notice of the call, and of objections to it, as their processes open and watch them. */
export const noticeOf = (desk: TestDesk, { callId }: Pick<Called, 'callId'>, noticeId: string) => {
  const key = (stage: 'noticeWindow' | 'objectionConfirmation', number = 1) => ({
    ...{ subject: { kind: 'notice', id: noticeId } as const, stage, number, callId },
  });
  const looks = (stage: 'noticeWindow' | 'objectionConfirmation', number = 1) =>
    performSystem(desk, async (at) => {
      await openStage(at, stagePlans[stage], key(stage, number));
      return climb(at, stagePlans[stage], key(stage, number));
    });
  /** Its working days are over. */
  const ends = async () => {
    desk.clock.set((await looks('noticeWindow')).wakeAt ?? '');
    expect((await looks('noticeWindow')).settled).toBe('ended');
  };
  return { looks, ends };
};

/** As far as the list of everybody nominated hangs, each with 90 points. */
export const hung = (desk: TestDesk, call: Called) => hungOn(desk, call, null);

/** The same, with the list drawn up at that instant, if any. */
export async function hungOn(desk: TestDesk, call: Called, at: string | null) {
  await call.closes();
  if (at) desk.clock.set(at);
  await reviews(desk, call, {});
  const nomineeIds = (await call.rows()).map(({ id }) => id);
  const list = { taskId: await call.taskId('honourListing'), nomineeIds, reason: '按排名', ...hangingWords };
  const { notice } = await done(desk, listHonours, call.city.person('cityOfficer'), list);
  const { noticeId, number, closesAt } = notice ?? expect.fail('nothing hangs');
  return { nomineeIds, noticeId, number, closesAt, ...noticeOf(desk, call, noticeId) };
}

/** As far as the leader is asked about everybody nominated, whom nobody objected to. */
export async function listed(desk: TestDesk, call: Called): Promise<readonly string[]> {
  const { nomineeIds, ends } = await hung(desk, call);
  await ends();
  await call.asks('honourDecision');
  return nomineeIds;
}

/** What the leader says to commend these. */
export const decides = async (call: Called, nomineeIds: readonly string[], reason = '') => ({
  ...{ taskId: await call.taskId('honourDecision'), nomineeIds, decisionNumber: '市教发〔2027〕9号', reason },
});

/** A veto against the host of the studio, in force at once. */
export async function vetoesHost(desk: TestDesk, call: Called, ground?: FindingGround): Promise<void> {
  const finding = await heard(desk, call, ground);
  await done(desk, decideFinding, call.city.person('cityLeader2'), await decision(finding));
}
