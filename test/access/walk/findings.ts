import { eq } from 'drizzle-orm';
import { vetoes } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { openStage, settleStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { answerFinding } from '../../../desk/studio/veto/answer-finding.js';
import { appealFinding } from '../../../desk/studio/veto/appeal-finding.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { registerFinding } from '../../../desk/studio/veto/register-finding.js';
import type { AskedStage } from '../../../domain/process.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { Hands } from './hands.js';

/** Findings against a host, each of them up to one of its tasks. */
export function findings({ desk, inTerm, act, taskOf }: Hands) {
  /** VETO-04: a veto that stands for good, its record of responsibility open. */
  const answeredFor = async (termId: string): Promise<void> => {
    const vetoId = await foundAgainst(termId, 'findingAppeal');
    // its time to appeal is over: the others of the walk keep theirs
    const [over] = await desk.db.select({ at: vetoes.decidedAt }).from(vetoes).where(eq(vetoes.id, vetoId));
    await desk.db
      .update(vetoes)
      .set({ appealUntil: over?.at ?? null })
      .where(eq(vetoes.id, vetoId));
    const subject = { kind: 'veto', id: vetoId } as const;
    await performSystem(desk, async (at) => {
      await settleStage(at, { subject, stage: 'findingAppealWindow', number: 1, outcome: 'ended' });
      const key = { subject, stage: 'findingAccountability', number: 1, termId } as const;
      await openStage(at, stagePlans.findingAccountability, key);
    });
  };
  /** A finding against the host whose task of one kind is open, those before it done; its id. */
  const foundAgainst = async (termId: string, until: TaskKind): Promise<string> => {
    const ground = until === 'findingHearing' ? 'ethicsViolation' : 'formalism';
    const { vetoId } = await act('sectionOfficer', registerFinding, {
      ...{ termId, ground, decisionReference: '甲教处〔2026〕2号', evidence: ['档-2'], facts: inTerm.findingFacts },
    });
    const subject = { kind: 'veto', id: vetoId } as const;
    const steps: Readonly<Record<string, readonly [AskedStage, () => Promise<unknown>]>> = {
      findingHearing: [
        'findingHearing',
        async () =>
          act('teacherA1a', answerFinding, {
            taskId: await taskOf('findingHearing', vetoId),
            statement: inTerm.findingStatement,
          }),
      ],
      findingDecision: [
        'findingDecision',
        async () =>
          act('cityLeader2', decideFinding, {
            ...{ taskId: await taskOf('findingDecision', vetoId), outcome: 'effective' },
            ...{ decisionNumber: '市教处〔2026〕7号', reason: inTerm.findingReason },
          }),
      ],
      findingAppeal: [
        'findingAppealWindow',
        async () =>
          act('teacherA1a', appealFinding, {
            taskId: await taskOf('findingAppeal', vetoId),
            text: inTerm.findingAppeal,
          }),
      ],
      findingAppealDecision: ['findingAppealDecision', async () => undefined],
    };
    for (const [kind, [stage, does]] of Object.entries(steps)) {
      await performSystem(desk, (at) => openStage(at, stagePlans[stage], { subject, stage, number: 1, termId }));
      if (kind === until) break;
      await does();
    }
    return vetoId;
  };
  return { answeredFor, foundAgainst };
}
