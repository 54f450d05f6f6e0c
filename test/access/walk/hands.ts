import { and, eq } from 'drizzle-orm';
import { cases, studios, tasks, terms } from '../../../db/schema/all.js';
import { type Act, perform, performSystem } from '../../../desk/kit/act.js';
import type { Actor, PersonActor } from '../../../desk/kit/actor.js';
import { climb } from '../../../desk/kit/climb.js';
import { openStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import type { Subject } from '../../../domain/news.js';
import type { AskedStage } from '../../../domain/process.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { Role } from '../../../domain/vocabulary.js';
import type { TinyCity } from '../../support/city.js';
import type { TestDesk } from '../../support/desk.js';
import { termWordsOf } from '../term-words.js';
import { noticeWords, type Spoken } from './spoken.js';

/** Whose hands, where, with which words; `keep` puts a file away. */
export interface Means {
  readonly desk: TestDesk;
  readonly city: TinyCity;
  readonly spoken: Spoken;
  readonly keep: () => Promise<{ readonly sha256: string; readonly blob: string }>;
}

/** What every part of the walk is done with: acts of people, stages as their processes would open them, and what stands in the rows. */
export function handsOf(means: Means) {
  const { desk, city, spoken } = means;
  const { roundId } = city;
  const does = async <A extends Actor, I, O>(actor: A, act: Act<A, I, O>, input: unknown): Promise<O> => {
    const result = await perform(desk, act, actor, input);
    if (!result.ok) throw new Error(`${act.name}: ${JSON.stringify(result.refusals)}`);
    return result.value;
  };
  const act = <I, O>(who: string, what: Act<PersonActor, I, O>, input: unknown) => does(city.person(who), what, input);
  const open = (subject: Subject, stage: AskedStage, number = 1) =>
    performSystem(desk, (at) => openStage(at, stagePlans[stage], { subject, stage, number, roundId }));
  const look = (subject: Subject, stage: AskedStage) =>
    performSystem(desk, (at) => climb(at, stagePlans[stage], { subject, stage, number: 1 }));
  const file = async (caseId: string) => {
    const [row] = await desk.db.select().from(cases).where(eq(cases.id, caseId));
    if (!row) throw new Error('no such case');
    return row;
  };
  const shown = async (caseId: string) => ({ caseId, formHash: (await file(caseId)).formHash });
  const termOf = async (caseId: string): Promise<string> => {
    const [found] = await desk.db
      .select({ id: terms.id })
      .from(terms)
      .innerJoin(studios, eq(studios.id, terms.studioId))
      .where(eq(studios.caseId, caseId));
    return found?.id ?? 'none';
  };
  const taskOf = async (kind: TaskKind, subjectId: string, role?: Role): Promise<string> => {
    const found = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.kind, kind), eq(tasks.subjectId, subjectId), eq(tasks.state, 'open')));
    return found.find((one) => !role || one.role === role)?.id ?? 'none';
  };
  return {
    ...means,
    inTerm: termWordsOf(spoken),
    notice: spoken.notice ?? noticeWords,
    does,
    act,
    open,
    look,
    file,
    shown,
    termOf,
    taskOf,
  };
}
export type Hands = ReturnType<typeof handsOf>;
