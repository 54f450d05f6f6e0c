import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { cases, formVersions, scoreSheets } from '../../../db/schema/all.js';
import { addExpert } from '../../../desk/city/add-expert.js';
import { declareConflicts } from '../../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../../desk/city/draw-panel.js';
import { openSheets } from '../../../desk/city/open-sheets.js';
import { sealSheet } from '../../../desk/city/seal-sheet.js';
import { type Act, perform, performSystem } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import { openStage, type StagePlan } from '../../../desk/kit/stage.js';
import { panelFormation } from '../../../desk/stages/panel-formation.js';
import { ranking } from '../../../desk/stages/ranking.js';
import { scoring } from '../../../desk/stages/scoring.js';
import type { StageName } from '../../../domain/process.js';
import type { Result } from '../../../domain/refusal.js';
import { soundForm } from '../../domain/host-selection/sample.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';

export const formHash = 'f'.repeat(64);
export const sixExperts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'] as const;

/** Puts an application before the city, with its sealed form. */
export async function candidate(desk: TestDesk, city: TinyCity, teacher: string, change: object = {}): Promise<string> {
  const id = randomUUID();
  const code = teacher.slice('teacher'.length, -1);
  const school = code === 'P1' ? 'private1' : code.startsWith('D') ? `direct${code.slice(1)}` : `school${code}`;
  // to a county's own round every school sends directly (LOCAL-01)
  const county =
    city.level === 'city' && school.startsWith('school')
      ? (`county${code.slice(0, 1)}` as 'countyA' | 'countyB')
      : null;
  await desk.db.insert(cases).values({
    id,
    number: `SB-${teacher}`,
    roundId: city.roundId,
    applicantId: city.personId(teacher),
    schoolId: city.org(school as 'schoolA1'),
    countyId: county ? city.org(county) : null,
    route: county ? 'county' : 'direct',
    state: 'submittedToCity',
    formVersion: 1,
    formHash,
    createdAt: '2026-03-03T01:00:00.000Z',
  });
  await desk.db.insert(formVersions).values({
    id: randomUUID(),
    caseId: id,
    number: 1,
    content: await sealedWords(desk, id, { ...soundForm, ...change }),
    hash: formHash,
    submittedAt: '2026-03-03T01:00:00.000Z',
  });
  return id;
}

export const open = (desk: TestDesk, city: TinyCity, stage: StageName, plan: StagePlan) =>
  performSystem(desk, (tx) =>
    openStage(tx, plan, { subject: { kind: 'round', id: city.roundId }, stage, number: 1, roundId: city.roundId }),
  );

/** Performs an act that must succeed. */
export async function done<I, O>(
  desk: TestDesk,
  act: Act<PersonActor, I, O>,
  actor: PersonActor,
  input: unknown,
): Promise<O> {
  const result = await perform(desk, act, actor, input);
  if (!result.ok) throw new Error(`${act.name}: ${JSON.stringify(result.refusals)}`);
  return result.value;
}

/** The first refusal as `code ruleId`; 'ok' when there was none. */
export const refusalOf = (result: Result<unknown>): string =>
  result.ok ? 'ok' : `${result.refusals[0]?.code} ${result.refusals[0]?.ruleId ?? ''}`.trim();

/** The pool is formed and has declared no conflict. */
export async function poolReady(
  desk: TestDesk,
  city: TinyCity,
  caseIds: readonly string[],
  experts: readonly string[] = sixExperts,
): Promise<void> {
  const { roundId } = city;
  for (const code of experts)
    await done(desk, addExpert, city.person('cityOfficer'), { roundId, personId: city.personId(code) });
  await open(desk, city, 'panelFormation', panelFormation);
  const declarations = caseIds.map((caseId) => ({ caseId, says: 'none' }));
  for (const code of experts) await done(desk, declareConflicts, city.person(code), { roundId, declarations });
}

/** The panel is drawn and scoring is open. */
export async function drawn(
  desk: TestDesk,
  city: TinyCity,
  caseIds: readonly string[],
  experts: readonly string[] = sixExperts,
): Promise<void> {
  await poolReady(desk, city, caseIds, experts);
  await done(desk, drawPanel, city.person('cityOfficer'), { roundId: city.roundId });
  await open(desk, city, 'scoring', scoring);
}

/** Points of a sheet: `classWork` varies, the rest is fixed; 70 + classWork in all. */
export const points = (classWork: string) => ({
  ethics: '15',
  classWork,
  cases: '20',
  research: '20',
  proposal: '15',
});

/** Every assigned expert seals; `classWork` of a case by its order of experts. */
export async function sealAll(
  desk: TestDesk,
  city: TinyCity,
  given: ReadonlyMap<string, readonly string[]>,
  whole: (classWork: string) => Record<string, string> = points,
): Promise<void> {
  for (const [caseId, marks] of given) {
    const sheets = await desk.db
      .select()
      .from(scoreSheets)
      .where(and(eq(scoreSheets.caseId, caseId), eq(scoreSheets.state, 'assigned')))
      .orderBy(scoreSheets.personId);
    for (const [at, { personId }] of sheets.entries()) {
      const actor = { ...city.person('expert1'), personId };
      const mark = marks[at % marks.length] ?? '0';
      await done(desk, sealSheet, actor, {
        roundId: city.roundId,
        caseId,
        formHash,
        points: whole(mark),
        remark: '带班扎实',
      });
    }
  }
}

/** Scored, opened, and the ranking stage is open. */
export async function ranked(
  desk: TestDesk,
  city: TinyCity,
  given: ReadonlyMap<string, readonly string[]>,
): Promise<string> {
  await drawn(desk, city, [...given.keys()]);
  await sealAll(desk, city, given);
  const { hash } = await done(desk, openSheets, city.person('cityOfficer'), { roundId: city.roundId });
  await open(desk, city, 'ranking', ranking);
  return hash;
}
