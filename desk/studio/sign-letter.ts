import { z } from 'zod';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { isAlive } from '../../domain/studio/letter/issue.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { writeToSides } from './letter-round.js';
import { sideOf, signingKinds } from './letter-sides.js';
import { letterOf } from './letters.js';
import { askForPlans } from './plans-asked.js';
import { keepSignature, type Signed, shownSchema } from './signatures.js';
import { takeTermTask } from './term-task.js';

const input = shownSchema.extend({ taskId: z.uuid() });

/**
 * STUDIO-17, STUDIO-O10: one side signs the letter as it was shown: the bureau's leader, the host, the unit's leader as witness. With the
 * last signature the version is sealed, and the host is asked for the plans that are not there yet (STUDIO-12, STUDIO-13). Refuses as
 * `takeTask`; 'caseChanged' with the difference for a version that was superseded; 'secondPersonRequired' for whoever signed another side;
 * 'stageNotOpen' (STUDIO-05) once the term is over.
 */
export const signLetter = act<PersonActor, z.infer<typeof input>, Signed>({
  name: 'signLetter',
  input,
  chain: chainOfTask,
  run: async (desk, actor, given) => {
    const taken = await takeTermTask(desk, actor, given.taskId, ...signingKinds);
    if (!taken.ok) return taken;
    const { term, task, run, seat, subject } = taken.value;
    const letter = await letterOf(desk, term.id);
    if (!letter) throw new Error('a letter to sign that is not there');
    if (!isAlive(term.state)) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-05' }));
    const side = sideOf(term, task);
    const paper = { ...letter, kind: 'responsibilityLetter' } as const;
    const seen = await letterOf(desk, term.id, given.version);
    const kept = await keepSignature(desk, actor, taken.value, paper, { ...given, side, seen });
    if (!kept.ok) return kept;
    const { sealed } = kept.value;
    const { version, contentHash } = letter;
    const ruleIds = side === 'witness' ? ['STUDIO-17', 'STUDIO-O10'] : ['STUDIO-17'];
    decide(desk, actor, seat, {
      subjectId: subject.id,
      stage: 'studio',
      stageRound: version,
      kind: 'letterSigned',
      seatKey: side,
      decision: 'signed',
      ruleIds,
      content: { contentHash },
    });
    await record(desk, actor, {
      chain: subject.id,
      act: 'signLetter',
      seat,
      ruleIds,
      facts: { letterVersion: version, side },
    });
    if (sealed) {
      const stage = { subject, stage: 'letterSigning', number: run.number } as const;
      await settleStage(desk, { ...stage, outcome: 'sealed', closedBy: actor.personId });
      await writeToSides(desk, term, letter, 'letterSealed');
      await askForPlans(desk, term);
    }
    return accepted({ side, sealed });
  },
});
