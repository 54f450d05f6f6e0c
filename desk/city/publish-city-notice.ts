import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { cases } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { moveCase } from '../kit/cases.js';
import { settleStage } from '../kit/stage.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { publicRecordsOf } from '../notice/public-records.js';
import { noticeWordsSchema, type PublishedNotice, publishNotice } from '../notice/publish-notice.js';
import { passWithoutNotice } from './after-justification.js';
import { storedRanking } from './compute-ranking.js';
import { heldBack } from './held-back.js';
import { takeRoundTask } from './round-task.js';
import { casesIn, justifiedAmong } from './section.js';
import { refuseWhileUndoable } from './undoable.js';

const input = noticeWordsSchema.extend({ roundId: z.uuid() });

/**
 * Publishes all selected and justified candidates in one notice of the city (HOST-26); with nobody left the round goes on. Whom an
 * ethics finding holds back comes on a notice of their own once it is dismissed (VETO-O03). Refuses as `takeRoundTask`,
 * `publishNotice`; `secondPersonRequired` (HOST-31) for whoever confirmed the ranking, `stageNotOpen` (HOST-O02) while a project is
 * not looked at, `ruleForbids` (VETO-O03) when all who are left are held back.
 */
export const publishCityNotice = act<PersonActor, z.infer<typeof input>, PublishedNotice | { readonly noticeId: null }>(
  {
    name: 'publishCityNotice',
    input,
    chain: (i) => i.roundId,
    run: async (desk, actor, { roundId, ...words }) => {
      const at = {
        stage: 'justification',
        kind: 'publishCityNotice',
        role: 'cityOfficer',
        strong: 'publishNotice',
      } as const;
      const taken = await takeRoundTask(desk, actor, roundId, at);
      if (!taken.ok) return taken;
      const { round, run, seat } = taken.value;
      const ranking = await storedRanking(desk, roundId);
      if (ranking?.confirmedBy === actor.personId)
        return refused(refuse('secondPersonRequired', { ruleId: 'HOST-31' }));
      const undoable = await refuseWhileUndoable(desk, roundId, 'projectJustification');
      if (undoable) return refused(undoable);
      await desk.tx
        .select({ id: cases.id })
        .from(cases)
        .where(eq(cases.roundId, roundId))
        .orderBy(asc(cases.id))
        .for('update');
      const all = await casesIn(desk, roundId, ['projectJustification']);
      const held = await heldBack(desk, round, all);
      const files = all.filter((file) => !held.has(file.id));
      if (held.size > 0 && files.length === 0)
        return refused(refuse('ruleForbids', { ruleId: 'VETO-O03', facts: { held: held.size } }));
      if (files.length === 0) {
        await passWithoutNotice(desk, roundId, run.number);
        await record(desk, actor, {
          chain: roundId,
          act: 'publishCityNotice',
          seat,
          ruleIds: ['HOST-14'],
          facts: { subjects: 0 },
        });
        return accepted({ noticeId: null });
      }
      const skipped = round.parameters.projectJustification === 'none';
      const done = skipped ? new Set(files.map((file) => file.id)) : await justifiedAmong(desk, files);
      for (const file of files) {
        const no = await moveCase(desk, file, 'beginCityNotice', { justified: done.has(file.id) });
        if (no) return refused(no);
      }
      const published = await publishNotice(desk, actor, seat, {
        ...words,
        frame: round,
        level: 'city',
        orgId: round.bureauId,
        nominationId: null,
        subjects: await publicRecordsOf(desk, round, files),
      });
      if (!published.ok) return published;
      const { number, closesAt } = published.value;
      for (const file of files) {
        const facts = { number, closesAt };
        const { formHash } = file;
        await record(desk, actor, {
          chain: file.id,
          act: 'publishCityNotice',
          seat,
          ruleIds: ['HOST-26'],
          formHash,
          facts,
        });
        await writeToApplicant(desk, round, file, { state: 'cityNotice', ruleId: 'HOST-26' });
      }
      const facts = { number, subjects: files.length };
      await record(desk, actor, { chain: roundId, act: 'publishCityNotice', seat, ruleIds: ['HOST-26'], facts });
      await settleStage(desk, {
        subject: { kind: 'round', id: roundId },
        stage: 'justification',
        number: run.number,
        outcome: 'done',
        closedBy: actor.personId,
      });
      return accepted(published.value);
    },
  },
);
