import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { appealedOf } from '../../../db/read/ending.js';
import { appealById } from '../../../db/read/page-task.js';
import { appeals, cases, mails, people } from '../../../db/schema/all.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import { performSystem } from '../../../desk/kit/act.js';
import { endCase } from '../../../desk/kit/end-case.js';
import { roundOf } from '../../../desk/kit/round.js';
import { eraseCases } from '../../../desk/privacy/erase-words.js';
import { inWords, none } from '../../../domain/ending.js';
import { runOnDesk } from '../../support/desk.js';
import { ok, type World, world } from '../veto/world.js';
import { answer, appealed, declinedCase } from './steps.js';

const reason = inWords('三班的记录不全');
const until = '2026-03-09T15:59:59.999Z';

/** Declined by the school, in words, as the act does it. */
async function declined(w: World) {
  const caseId = await declinedCase(w);
  await w.desk.db.update(cases).set({ state: 'schoolReview' }).where(eq(cases.id, caseId));
  const file = await w.file(caseId);
  const why = { reason, ruleId: 'HOST-19', appealUntil: until } as const;
  const no = await performSystem(w.desk, async (desk) =>
    endCase(desk, await roundOf(desk, file.roundId), file, 'decline', why),
  );
  expect(no).toBeNull();
  return caseId;
}

const against = async (w: World, appealId: string) => {
  const appeal = await appealById(w.desk.db, appealId);
  return appeal && appealedOf(w.desk.db, w.desk.vault, appeal);
};

runOnDesk('the decision an appeal is against', (desk) => {
  test('HOST-O19: whoever answers reads it though no letter told it: the applicant has no address', async () => {
    const w = await world(desk());
    await desk().db.update(people).set({ email: null });
    const { appealId } = await appealed(w, await declined(w));
    expect(await desk().db.select().from(mails).where(eq(mails.template, 'caseMoved'))).toEqual([]);
    expect(await against(w, appealId)).toMatchObject({ state: 'declined', reason, ruleId: 'HOST-19' });
  });

  test.each(['upheld', 'dismissed'] as const)(
    'HOST-O19: once it was %s, the closed task still shows the decision as it was when the appeal came',
    async (outcome) => {
      const w = await world(desk());
      await desk().db.update(people).set({ email: null });
      const { appealId, task } = await appealed(w, await declined(w));
      const before = await against(w, appealId);
      ok(await w.say(decideAppeal, 'countyLeaderA', answer(task.id, outcome)));
      expect(await against(w, appealId)).toEqual(before);
      expect(before).toMatchObject({ state: 'declined', reason });
      expect(before?.confirmed).toBeUndefined();
    },
  );

  test('an appeal from before this was kept shows what the letter told before it, and never a later letter', async () => {
    const w = await world(desk());
    const caseId = await declined(w);
    const { appealId } = await appealed(w, caseId);
    await desk().db.update(appeals).set({ ending: null });
    expect(await against(w, appealId)).toMatchObject({ state: 'declined', reason, ruleId: 'HOST-19' });
    await desk().db.update(mails).set({ createdAt: '2026-03-09T00:00:00.000Z' }).where(eq(mails.caseId, caseId));
    expect(await against(w, appealId)).toBeNull();
  });

  test('erasing the case leaves what was decided and by which rule, and nobody’s words', async () => {
    const w = await world(desk());
    const caseId = await declined(w);
    const { appealId } = await appealed(w, caseId);
    await performSystem(desk(), (at) => eraseCases(at, [caseId]));
    expect(await against(w, appealId)).toMatchObject({ state: 'declined', reason: none, ruleId: 'HOST-19' });
    expect(JSON.stringify((await appealById(desk().db, appealId))?.ending)).not.toContain('p1.');
  });
});
