import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { processes, rounds, stageRuns, tasks } from '../../../db/schema/all.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { World } from '../veto/world.js';
import { at, setCase } from './sound-case.js';
import type { Violation } from './violations.js';

const closed = (w: World, closedAt = at) => w.desk.db.update(rounds).set({ state: 'closed', closedAt });
const schoolTask = (w: World, caseId: string, kind: TaskKind = 'schoolRecommendation') =>
  w.aTask(caseId, kind, { org: 'schoolA1', role: 'schoolLeader' });
const roundStage = (w: World, stage: string) =>
  w.desk.db.insert(stageRuns).values({
    id: randomUUID(),
    subjectKind: 'round',
    subjectId: w.roundId,
    stage,
    number: 1,
    roundId: w.roundId,
    state: 'open',
    openedAt: at,
    calendarVersion: '2026',
  });

/** Something that waits for nobody: nothing would ever move it. */
export const waitingViolations: readonly Violation[] = [
  ['nobodyLeftBehind', 'I37', (w) => closed(w)],
  [
    'nobodyLeftBehind',
    'I37',
    async (w, { caseId }) => {
      await setCase(w, caseId, { state: 'endedWithRound', endedAt: at, holdsPlace: 0 });
      await schoolTask(w, caseId);
      await closed(w);
    },
  ],
  [
    'nobodyLeftBehind',
    'I37',
    async (w, { caseId }) => {
      await setCase(w, caseId, { state: 'endedWithRound', endedAt: at, holdsPlace: 0 });
      await w.desk.db
        .update(tasks)
        .set({ state: 'suspended' })
        .where(eq(tasks.id, await schoolTask(w, caseId)));
      await closed(w);
    },
  ],
  [
    'nobodyLeftBehind',
    'I37',
    async (w, { caseId }) => {
      await setCase(w, caseId, { state: 'endedWithRound', endedAt: at, holdsPlace: 0 });
      const input = { subject: { kind: 'nomination', id: randomUUID() }, roundId: w.roundId, roundCode: 'T' } as const;
      const row = {
        workflowId: `nomination-${input.subject.id}`,
        process: 'countyNomination',
        input,
        startedAt: at,
      } as const;
      await w.desk.db.insert(processes).values(row);
      await closed(w, '2026-03-02T00:00:00.000Z');
    },
  ],
  [
    'nobodyLeftBehind',
    'I37',
    (w, { caseId }) =>
      setCase(w, caseId, { state: 'endedWithRound', endedAt: '2026-03-02T00:00:00.000Z', holdsPlace: 0 }),
  ],
  [
    'stagesAsk',
    'I37',
    async (w, { caseId }) => {
      const id = await schoolTask(w, caseId);
      await w.desk.db.update(tasks).set({ state: 'cancelled', closedAt: at }).where(eq(tasks.id, id));
    },
  ],
  ['stagesAsk', 'I37', (w) => roundStage(w, 'panelFormation')],
  [
    'cityAsks',
    'I37',
    async (w, { caseId }) => {
      await setCase(w, caseId, { state: 'finalDecision' });
      await roundStage(w, 'decision');
    },
  ],
  [
    'cityAsks',
    'I37',
    async (w, { caseId }) => {
      await setCase(w, caseId, { state: 'projectJustification' });
      await roundStage(w, 'justification');
    },
  ],
  [
    'tasksRest',
    'I37',
    async (w, { caseId }) => {
      const id = await schoolTask(w, caseId);
      await w.desk.db.update(tasks).set({ state: 'suspended' }).where(eq(tasks.id, id));
    },
  ],
];
