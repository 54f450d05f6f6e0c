import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ethicsBarOf } from '../../../db/read/ethics-bar.js';
import { attachments, mails, noticeSubjects, tasks, vetoes } from '../../../db/schema/all.js';
import { decideVeto } from '../../../desk/veto/decide-veto.js';
import { liftVeto } from '../../../desk/veto/lift-veto.js';
import { registerVeto } from '../../../desk/veto/register-veto.js';
import { respondToVeto } from '../../../desk/veto/respond-to-veto.js';
import { renderLetter } from '../../../mail/render.js';
import { runOnDesk } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';
import { effectiveVeto, finding, heardVeto, verdict } from './steps.js';
import { ok, said, world } from './world.js';

runOnDesk('ethics veto', (desk) => {
  test.each([
    ['teacherB1a', 'notFound'],
    ['leaderA2', 'notFound'],
    ['countyLeaderB', 'notFound'],
    ['clerkA1', 'notYourPost VETO-01'],
    ['teacherA1a', 'notYourPost VETO-01'],
    ['sectionOfficer', 'notFound'],
    ['leaderA1', 'ok'],
    ['countyOfficerA', 'ok'],
    ['cityOfficer', 'ok'],
  ])('VETO-01: %s registers a finding: %s', async (who, answer) => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    expect(said(await w.say(registerVeto, who, { caseId, ...finding }))).toBe(answer);
  });

  test('VETO-O04: a report without evidence or without a written decision vetoes nothing', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    for (const less of [{ evidence: [] }, { decisionReference: ' ' }, { ground: 'rumour' }])
      expect(said(await w.say(registerVeto, 'countyOfficerA', { caseId, ...finding, ...less }))).toBe('badInput');
  });

  test('VETO-O07: false material names a file of the case that was found forged (HOST-30)', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('countyReview');
    const id = crypto.randomUUID();
    const file = {
      id,
      caseId,
      sha256: await sealedWords(desk(), caseId, '0'),
      blob: '0',
      name: await sealedWords(desk(), caseId, 'a.pdf'),
      mediaType: 'application/pdf',
      size: 1,
      addedAt: '2026-03-02T01:00:00.000Z',
    };
    await desk().db.insert(attachments).values(file);
    const forged = { caseId, ...finding, ground: 'fraudulentMaterial', evidence: [id] };
    expect(said(await w.say(registerVeto, 'countyOfficerA', forged))).toBe('ruleForbids VETO-O07');
    await desk().db.update(attachments).set({ verdict: 'forged' }).where(eq(attachments.id, id));
    expect(said(await w.say(registerVeto, 'countyOfficerA', forged))).toBe('ok');
  });

  test('VETO-O03: the application rests while the finding is looked into, and goes on when it is dismissed', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const resting = await w.aTask(caseId, 'schoolRecommendation', { org: 'schoolA1', role: 'schoolLeader' });
    const stateOf = async () => (await desk().db.select().from(tasks).where(eq(tasks.id, resting)))[0]?.state;
    const { task } = await heardVeto(w, caseId);
    expect(await stateOf()).toBe('suspended');
    expect(said(await w.say(registerVeto, 'countyLeaderA', { caseId, ...finding }))).toBe('stageNotOpen VETO-01');
    ok(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, task.id, 'dismissed')));
    expect(await stateOf()).toBe('open');
    expect((await w.file(caseId)).state).toBe('schoolReview');
  });

  test('VETO-01: during the county notice an effective veto ends the case the same day and frees the place (HOST-O14)', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('countyNotice', { holdsPlace: 1 });
    const noticeId = await w.onNotice(caseId);
    expect(await w.used()).toBe(1);
    const { appealUntil } = await effectiveVeto(w, caseId);
    expect(await w.file(caseId)).toMatchObject({ state: 'vetoed', priorState: 'countyNotice', holdsPlace: 0 });
    expect((await w.file(caseId)).endedAt).toBe(await desk().clock.now());
    expect(await w.used()).toBe(0);
    const [subject] = await desk().db.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, noticeId));
    expect(subject?.state).toBe('removed');
    const news = { kind: 'interrupted', outcome: 'vetoed', until: appealUntil };
    expect(await w.told({ kind: 'case', id: caseId })).toMatchObject([{ type: 'news', news }]);
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'caseMoved'));
    expect(letters.map((mail) => mail.data)).toMatchObject([{ state: 'vetoed', clause: 'VETO-01', appealUntil }]);
  });

  test('HOST-O17: a veto bars later applications until the level that made it clears the record (VETO-O06)', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const personId = w.personId('teacherA1a');
    const bar = () => ethicsBarOf(desk().db, personId);
    expect(await bar()).toBeNull();
    const { vetoId } = await effectiveVeto(w, caseId);
    expect(await bar()).toMatchObject({ vetoId, ruleId: 'HOST-O17' });
    const lift = { vetoId, decisionNumber: '3号', reason: '处分期满' };
    expect(said(await w.say(liftVeto, 'leaderA1', lift))).toBe('notFound');
    expect(said(await w.say(liftVeto, 'cityLeader', lift))).toBe('notFound');
    expect(said(await w.say(liftVeto, 'countyLeaderA', lift))).toBe('stageNotOpen VETO-O06');
    desk().clock.set('2027-03-02T01:00:00.000Z');
    await desk().db.update(vetoes).set({ ground: 'studentHarm' }).where(eq(vetoes.id, vetoId));
    expect(said(await w.say(liftVeto, 'countyLeaderA', lift))).toBe('ruleForbids VETO-O06');
    await desk().db.update(vetoes).set({ ground: 'ethicsViolation' }).where(eq(vetoes.id, vetoId));
    ok(await w.say(liftVeto, 'countyLeaderA', lift));
    expect(await bar()).toBeNull();
    // whom it frees is told, without the reason
    const [told, ...others] = await desk().db.select().from(mails).where(eq(mails.template, 'vetoLifted'));
    expect([told?.personId, others, JSON.stringify(told?.data).includes(lift.reason)]).toEqual([personId, [], false]);
    const words = renderLetter('vetoLifted', told?.data as never, 'zh', null, 'https://x').text;
    for (const part of ['限制自即日起解除', '下一批次', 'VETO-O06', 'HOST-O17']) expect(words).toContain(part);
  });

  describe('VETO-01: who decides', () => {
    test('a second person, with a second factor, after the hearing, on the version shown', async () => {
      const w = await world(desk());
      const caseId = await w.aCase('schoolReview');
      const { vetoId } = ok(await w.say(registerVeto, 'countyLeaderA', { caseId, ...finding }));
      const subject = { kind: 'veto', id: vetoId } as const;
      const task = await w.open('vetoDecision', subject);
      // the county's only leader registered it: the city's leader decides
      expect([task.role, task.orgId]).toEqual(['cityLeader', w.org('bureau')]);
      const input = await verdict(w, caseId, task.id, 'effective');
      expect(said(await w.say(decideVeto, 'countyLeaderA', input))).toBe('notFound');
      expect(said(await w.say(decideVeto, w.person('cityLeader', { secondFactor: false }), input))).toBe(
        'secondFactorRequired',
      );
      expect(said(await w.say(decideVeto, 'cityLeader', input))).toBe('ruleForbids VETO-01');
      const hearing = await w.open('vetoHearing', subject);
      expect(said(await w.say(respondToVeto, 'teacherA1b', { taskId: task.id, statement: 'x' }))).toBe('notFound');
      const { id } = (await desk().db.select().from(tasks).where(eq(tasks.kind, 'vetoResponse')))[0] ?? hearing;
      ok(await w.say(respondToVeto, 'teacherA1a', { taskId: id, statement: '情况说明' }));
      expect(said(await w.say(decideVeto, 'cityLeader', { ...input, version: input.version + 1 }))).toBe('caseChanged');
      expect(said(await w.say(decideVeto, 'cityLeader', input))).toBe('ok');
    });

    test('at a level with several leaders the registrar is refused by name', async () => {
      const w = await world(desk());
      const caseId = await w.aCase('schoolReview');
      const { task } = await heardVeto(w, caseId, 'cityLeader');
      const input = await verdict(w, caseId, task.id, 'effective');
      expect(said(await w.say(decideVeto, 'cityLeader', input))).toBe('secondPersonRequired VETO-01');
      expect(said(await w.say(decideVeto, 'cityLeader2', input))).toBe('ok');
      expect(said(await w.say(decideVeto, 'cityLeader2', input))).toBe('taskClosed');
    });

    test('silence ends the hearing, and only then may be decided without it', async () => {
      const w = await world(desk());
      const caseId = await w.aCase('schoolReview');
      const { vetoId, hearingUntil } = ok(await w.say(registerVeto, 'countyOfficerA', { caseId, ...finding }));
      expect(hearingUntil).toBe('2026-03-09T15:59:59.999Z');
      const task = await w.open('vetoDecision', { kind: 'veto', id: vetoId });
      desk().clock.set('2026-03-09T16:00:00.000Z');
      expect(said(await w.say(decideVeto, 'countyLeaderA', await verdict(w, caseId, task.id, 'dismissed')))).toBe('ok');
    });
  });
});
