import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { papers, signatures, tasks } from '../../db/schema/all.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { isAlive, refuseSuperseded } from '../../domain/studio/letter/issue.js';
import { isSealed, refuseSignature, type Side } from '../../domain/studio/signing.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { settleStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { writeToSides } from './letter-round.js';
import { sideOf, signingKinds } from './letter-sides.js';
import { type Letter, letterOf } from './letters.js';
import { takeTermTask } from './term-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** What the person was shown, and signs. */
  version: z.int().min(1),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});
type Input = z.infer<typeof input>;

interface Signed {
  readonly side: Side;
  readonly sealed: boolean;
}

/**
 * STUDIO-17, STUDIO-O10: one side signs the letter as it was shown: the bureau's leader, the host, the unit's leader as witness. With the
 * last signature the version is sealed. Refuses as `takeTask`; 'caseChanged' with the difference for a version that was superseded;
 * 'secondPersonRequired' for whoever signed another side; 'stageNotOpen' (STUDIO-05) once the term is over.
 */
export const signLetter = act<PersonActor, Input, Signed>({
  name: 'signLetter',
  input,
  chain: chainOfTask,
  run: async (desk, actor, given) => {
    const taken = await takeTermTask(desk, actor, given.taskId, ...signingKinds);
    if (!taken.ok) return taken;
    const { term, task, run, seat, subject } = taken.value;
    const letter = await letterOf(desk, term.id);
    if (!letter) throw new Error('a letter to sign that is not there');
    const { personId } = actor;
    const side = sideOf(term, task);
    const refusal = await judge(desk, term, letter, { ...given, side, personId });
    if (refusal) return refused(refusal);
    const { version, contentHash } = letter;
    const signature = { paperId: letter.id, side, personId, ...seat, contentHash, signedAt: desk.now };
    await desk.tx.insert(signatures).values({ id: randomUUID(), ...signature });
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
    const closed = { state: 'done', outcome: 'signed', closedAt: desk.now, closedBy: personId } as const;
    await desk.tx.update(tasks).set(closed).where(eq(tasks.id, task.id));
    const sealed = isSealed(paperOf(letter, { side, personId }), term.parameters);
    if (sealed) {
      await desk.tx.update(papers).set({ sealedAt: desk.now }).where(eq(papers.id, letter.id));
      const stage = { subject, stage: 'letterSigning', number: run.number } as const;
      await settleStage(desk, { ...stage, outcome: 'sealed', closedBy: personId });
      await writeToSides(desk, term, letter, 'letterSealed');
    }
    return accepted({ side, sealed });
  },
});

const paperOf = ({ version, signatures: signed }: Letter, ...more: readonly { side: Side; personId: string }[]) => ({
  kind: 'responsibilityLetter' as const,
  version,
  signatures: [...signed, ...more],
});

/** The seat has been looked at: whoever took the task stands for its side. */
async function judge(
  desk: Desk,
  term: Term,
  letter: Letter,
  { side, personId, version, contentHash }: Input & { readonly side: Side; readonly personId: string },
): Promise<Refusal | null> {
  if (!isAlive(term.state)) return refuse('stageNotOpen', { ruleId: 'STUDIO-05' });
  if (version !== letter.version || contentHash !== letter.contentHash)
    return refuseSuperseded(await letterOf(desk, term.id, version), version, letter);
  return refuseSignature(paperOf(letter), { side, personId, version }, [personId], term.parameters);
}
