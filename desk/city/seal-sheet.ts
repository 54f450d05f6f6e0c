import { randomBytes } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { conflicts, scoreSheets } from '../../db/schema/all.js';
import { commitmentText, sheetSchema } from '../../domain/panel/sheets.js';
import { findPersonalNumbers } from '../../domain/privacy.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import { decide } from '../kit/decide.js';
import { refuseWeak } from './round-task.js';
import { rubricOf } from './rubric.js';
import { afterSheet } from './sheets.js';
import { takeSheet } from './take-sheet.js';

const input = z.strictObject({
  roundId: z.uuid(),
  caseId: z.uuid(),
  /** The form the expert read (I9). */
  formHash: z.string(),
  /** By dimension, as decimal text; none may be missing. */
  points: z.record(z.string(), z.string()),
  remark: z.string().trim().max(2000),
});

/**
 * Seals one blind sheet (HOST-25, HOST-O15): points and remark are kept closed, and only their commitment is on record until all
 * sheets are opened together. Refuses as `takeSheet`; `secondFactorRequired`, `taskClosed` (sealed already), `caseChanged` (I9),
 * `conflictOfInterest`, `badInput` (points, with `upTo`), `ruleForbids` (HOST-31: a personal number in the remark).
 */
export const sealSheet = act<PersonActor, z.infer<typeof input>, { readonly commitment: string }>({
  name: 'sealSheet',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, caseId, formHash, points, remark }) => {
    const taken = await takeSheet(desk, actor, roundId, caseId);
    if (!taken.ok) return taken;
    const { sheet, file, round, run } = taken.value;
    const weak = refuseWeak(actor, round, 'score');
    if (weak) return refused(weak);
    if (sheet.state === 'sealed')
      return refused(refuse('taskClosed', { ruleId: 'HOST-25', facts: { outcome: 'sealed' } }));
    if (file.formHash !== formHash) return refused(refuse('caseChanged'));
    const [barred] = await desk.tx
      .select({ ground: conflicts.ground })
      .from(conflicts)
      .where(and(eq(conflicts.caseId, caseId), eq(conflicts.personId, actor.personId), ne(conflicts.ground, 'none')));
    if (barred) return refused(refuse('conflictOfInterest', { ruleId: 'HOST-O15', facts: { ground: barred.ground } }));
    const rubric = rubricOf(round.parameters);
    const content = { caseId, expertId: actor.personId, points, comment: remark };
    const parsed = sheetSchema(rubric).safeParse(content);
    if (!parsed.success)
      return refused(
        ...parsed.error.issues.map(({ path }) => {
          const upTo = rubric.dimensions.find(({ code }) => path[0] === 'points' && path[1] === code)?.max;
          return refuse('badInput', { ruleId: 'HOST-25', field: path.join('.'), ...(upTo && { facts: { upTo } }) });
        }),
      );
    const [leak] = findPersonalNumbers(remark);
    if (leak) return refused(refuse('ruleForbids', { ruleId: 'HOST-31', field: 'remark', facts: { kind: leak.kind } }));
    const nonce = randomBytes(32).toString('hex');
    const commitment = sha256(commitmentText(parsed.data, rubric, nonce));
    await desk.tx
      .update(scoreSheets)
      .set({ state: 'sealed', points: parsed.data.points, remark, nonce, commitment, sealedAt: desk.now })
      .where(eq(scoreSheets.id, sheet.id));
    const seat = { role: 'expert', orgId: round.bureauId } as const;
    // of the round, not of the case: the applicant must not learn who scored (HOST-O15)
    decide(desk, actor, seat, {
      subjectId: roundId,
      stage: 'expertReview',
      stageRound: run.number,
      kind: 'expertScore',
      seatKey: `${caseId}/${actor.personId}`,
      ruleIds: ['HOST-25'],
      decision: 'sealed',
      content: { caseId, commitment },
      formHash,
    });
    const facts = { caseId, commitment };
    await record(desk, actor, {
      chain: roundId,
      act: 'sealSheet',
      seat,
      ruleIds: ['HOST-25', 'HOST-O15'],
      formHash,
      facts,
    });
    await afterSheet(desk, round, run, actor.personId);
    return accepted({ commitment });
  },
});
