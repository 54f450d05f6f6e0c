import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { decisions, mails, rounds, stageRuns } from '../../../db/schema/all.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import type { CaseState } from '../../../domain/vocabulary.js';
import { runOnDesk } from '../../support/desk.js';
import { ok, type World, world } from '../veto/world.js';
import { answer, appealed, declinedCase, endedAt, removedByObjection } from './steps.js';

/** How a case was removed; its state then, and who decides its appeal. */
const removals: Readonly<Record<string, { state: CaseState; decider: string; make: (w: World) => Promise<string> }>> = {
  declined: { state: 'declined', decider: 'countyLeaderA', make: declinedCase },
  notForwarded: {
    state: 'notForwarded',
    decider: 'cityLeader',
    make: (w) => w.aCase('notForwarded', { endedAt }),
  },
  countyObjection: {
    state: 'notForwarded',
    decider: 'cityLeader',
    make: async (w) => (await removedByObjection(w, 'county')).caseId,
  },
  cityObjection: {
    state: 'notApproved',
    decider: 'cityLeader2',
    make: async (w) => (await removedByObjection(w, 'city')).caseId,
  },
};

const places: Readonly<Record<string, (w: World) => Promise<unknown>>> = {
  'before the dates': async () => undefined,
  'after the dates': async (w) => w.desk.clock.set('2026-06-30T01:00:00.000Z'),
  'after the draw': async (w) =>
    w.desk.db.insert(stageRuns).values({
      id: randomUUID(),
      subjectKind: 'round',
      subjectId: w.roundId,
      stage: 'panelFormation',
      number: 1,
      roundId: w.roundId,
      state: 'settled',
      openedAt: await w.desk.clock.now(),
      calendarVersion: w.desk.calendar().version,
    }),
  'after the end': async (w) => w.desk.db.update(rounds).set({ state: 'closed' }),
};

/** Where the upheld appeal leaves the case; null: it stays out, with the finding on record. */
const table: readonly (readonly [string, string, CaseState | null])[] = [
  ['declined', 'before the dates', 'schoolReview'],
  ['declined', 'after the dates', null],
  ['declined', 'after the draw', null],
  ['declined', 'after the end', null],
  ['notForwarded', 'before the dates', 'countyReview'],
  ['notForwarded', 'after the dates', null],
  ['notForwarded', 'after the draw', null],
  ['notForwarded', 'after the end', null],
  ['countyObjection', 'before the dates', 'countyNotice'],
  // the county's papers may be taken late while nobody is drawn (HOST-O14)
  ['countyObjection', 'after the dates', 'countyNotice'],
  ['countyObjection', 'after the draw', null],
  ['countyObjection', 'after the end', null],
  ['cityObjection', 'before the dates', 'cityNotice'],
  ['cityObjection', 'after the dates', 'cityNotice'],
  ['cityObjection', 'after the draw', 'cityNotice'],
  ['cityObjection', 'after the end', null],
];

runOnDesk('an appeal upheld after the round went on', (desk) => {
  test.each(table)('HOST-O19, NOTICE-O06: %s, %s: %s', async (how, where, back) => {
    const removal = removals[how];
    const go = places[where];
    if (!removal || !go) throw new Error('not in the table');
    const w = await world(desk());
    const caseId = await removal.make(w);
    const { task, appealId } = await appealed(w, caseId);
    await go(w);
    const decided = ok(await w.say(decideAppeal, removal.decider, answer(task.id)));
    expect(decided).toEqual({ outcome: 'upheld', reopened: back !== null });
    expect((await w.file(caseId)).state).toBe(back ?? 'endedWithRound');
    const [finding] = await desk().db.select().from(decisions).where(eq(decisions.subjectId, appealId));
    expect(finding).toMatchObject({ decision: 'upheld', content: { reopened: back !== null } });
    if (back) return;
    // HOST-26: the refusal does not stand, nobody waits for the case any more, and the applicant reads why
    expect((await w.told({ kind: 'case', id: caseId })).at(-1)).toMatchObject({ news: { kind: 'datesMoved' } });
    const letters = await desk().db.select().from(mails).where(eq(mails.caseId, caseId));
    expect(letters.at(-1)?.data).toMatchObject({ state: 'endedWithRound', reason: 'appealTooLate' });
  });
});
