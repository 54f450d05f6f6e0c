import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { endingOf } from '../../../db/read/ending.js';
import { cases, mails, people } from '../../../db/schema/all.js';
import { textOf } from '../../../db/sealed.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { performSystem } from '../../../desk/kit/act.js';
import { moveCase } from '../../../desk/kit/cases.js';
import { endCase } from '../../../desk/kit/end-case.js';
import { queueMail } from '../../../desk/kit/post.js';
import { roundOf } from '../../../desk/kit/round.js';
import { eraseCases } from '../../../desk/privacy/erase-words.js';
import { because, endedStates, endingEvents, inWords, none, plainReason, type Why } from '../../../domain/ending.js';
import { transitions } from '../../../domain/transitions.js';
import { caseStates } from '../../../domain/vocabulary.js';
import { runOnBoth } from '../../support/desk.js';
import { answer, appealed, declinedCase } from '../appeal/steps.js';
import { effectiveVeto } from '../veto/steps.js';
import { ok, type World, world } from '../veto/world.js';

/** Every way there is from any state to any end. */
const ways = caseStates.flatMap((from) =>
  endingEvents.flatMap((event) => {
    const to = endedStates.find((state) => state === transitions[from][event]?.to);
    return to ? [[from, event, to] as const] : [];
  }),
);
const words = '因为三班的事情，说来话长';
const why: Why = { reason: inWords(words), ruleId: 'HOST-19', appealUntil: '2026-05-06T15:59:59.999Z' };

const end = async (w: World, caseId: string, event: (typeof endingEvents)[number], said: Why = why) =>
  expect(
    await performSystem(w.desk, async (desk) => {
      const [file] = await desk.tx.select().from(cases).where(eq(cases.id, caseId));
      return file ? endCase(desk, await roundOf(desk, file.roundId), file, event, said) : undefined;
    }),
  ).toBeNull();
const read = async (w: World, caseId: string) => endingOf(w.desk.db, w.desk.vault, await w.file(caseId));
const move = async (w: World, caseId: string, event: Parameters<typeof moveCase>[2]) => {
  const file = await w.file(caseId);
  expect(await performSystem(w.desk, (desk) => moveCase(desk, file, event))).toBeNull();
};
const letters = (w: World, caseId: string) => w.desk.db.select().from(mails).where(eq(mails.caseId, caseId));

runOnBoth('how an application ended', (desk) => {
  test.each(ways)('from %s, %s: the case says why it is %s, and so does the letter', async (from, event, to) => {
    const w = await world(desk());
    const caseId = await w.aCase(from);
    await end(w, caseId, event);
    const { ending, state } = await w.file(caseId);
    expect(state).toBe(to);
    expect(JSON.stringify(ending)).not.toContain('三班');
    expect(ending?.reason.kind === 'words' && textOf(ending.reason.words)).toMatch(/^p1\./);
    const { ruleId, appealUntil } = why;
    const at = await desk().clock.now();
    expect(await read(w, caseId)).toEqual({ state: to, at, reason: inWords(words), ruleId, appealUntil });
    const said = { state: to, reason: words, clause: ruleId, appealUntil };
    expect((await letters(w, caseId)).map(({ data }) => data)).toMatchObject([said]);
  });

  test('whoever has no address reads it all the same', async () => {
    const w = await world(desk());
    await desk().db.update(people).set({ email: null });
    const caseId = await w.aCase('schoolReview');
    await end(w, caseId, 'decline');
    expect(await letters(w, caseId)).toEqual([]);
    expect(plainReason((await read(w, caseId))?.reason ?? none)).toBe(words);
  });

  test('arithmetic gives a code, which needs no key', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('expertReview');
    await end(w, caseId, 'notSelect', { reason: because('belowPassLine'), ruleId: 'HOST-14' });
    expect((await w.file(caseId)).ending).toMatchObject({ reason: { kind: 'code', code: 'belowPassLine' } });
  });

  test('what comes back has not ended; a withdrawal that a finding overtook is one again once it is lifted', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    await end(w, caseId, 'decline');
    await move(w, caseId, 'reopenSchoolReview');
    expect([(await w.file(caseId)).ending, await read(w, caseId)]).toEqual([null, null]);
    ok(await w.say(withdrawApplication, 'teacherA1a', { caseId, reason: words }));
    const withdrawn = await read(w, caseId);
    expect(withdrawn).toMatchObject({ state: 'withdrawn', reason: inWords(words) });
    await effectiveVeto(w, caseId);
    expect(await read(w, caseId)).toMatchObject({ state: 'vetoed', ruleId: 'VETO-01', overtaken: withdrawn });
    await move(w, caseId, 'restore');
    expect(await read(w, caseId)).toEqual(withdrawn);
  });

  test('HOST-O19: an appeal that is refused leaves the ending as it was, and adds why', async () => {
    const w = await world(desk());
    const caseId = await declinedCase(w);
    await desk().db.update(cases).set({ state: 'schoolReview' }).where(eq(cases.id, caseId));
    await end(w, caseId, 'decline');
    const before = await read(w, caseId);
    const { task } = await appealed(w, caseId);
    ok(await w.say(decideAppeal, 'countyLeaderA', answer(task.id, 'dismissed')));
    const confirmed = { at: await desk().clock.now(), ruleId: 'HOST-O19', reason: inWords('经复核') };
    expect(await read(w, caseId)).toEqual({ ...before, confirmed });
  });

  test('erasing a case leaves how it ended and by which rule, and nobody’s words', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('withdrawn');
    await end(w, caseId, 'veto');
    await performSystem(desk(), (at) => eraseCases(at, [caseId]));
    expect(await read(w, caseId)).toMatchObject({ state: 'vetoed', reason: none, ruleId: 'HOST-19' });
    expect(JSON.stringify((await w.file(caseId)).ending)).not.toContain('p1.');
  });

  test('a case that ended before the ending was kept tells what its letter told, and nothing once that is gone', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('declined');
    expect(await read(w, caseId)).toBeNull();
    const told = { state: 'declined', reason: words, clause: 'HOST-19', appealUntil: '' };
    const to = { personId: w.personId('teacherA1a'), address: 'a@school.example', language: 'zh' } as const;
    await performSystem(desk(), (at) =>
      queueMail(at, to, {
        event: randomUUID(),
        letter: 'caseMoved',
        data: { caseNumber: '', roundName: '', ...told },
        caseId,
      }),
    );
    expect(await read(w, caseId)).toMatchObject({ state: 'declined', reason: inWords(words), ruleId: 'HOST-19' });
  });
});
