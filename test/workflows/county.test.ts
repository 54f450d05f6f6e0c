import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { notices } from '../../db/schema/all.js';
import { closeNomination } from '../../desk/county/close-nomination.js';
import { refillNominee } from '../../desk/county/refill-nominee.js';
import { submitBundle } from '../../desk/county/submit-bundle.js';
import { disposeObjection } from '../../desk/notice/dispose-objection.js';
import { fileObjection } from '../../desk/notice/file-objection.js';
import { dayOf } from '../../domain/time/beijing.js';
import { stories } from './stories.js';
import { at, reader } from './story.js';

const story = stories();
const upheld = { outcome: 'upheld', reason: '经核实成立', evidenceIds: ['核查报告1'] };
const dismissed = { outcome: 'dismissed', reason: '经核实不成立', evidenceIds: [] };

describe('an objection', () => {
  test('upheld removes the candidate; the place is filled again with a notice of its own (HOST-O14, NOTICE-O05)', async () => {
    const told = await story();
    await told.opens();
    const [first, second, third] = [
      await told.recommended('teacherA1a'),
      await told.recommended('teacherA2a'),
      await told.recommended('teacherA2b'),
    ];
    const notice = await told.hangs([first, second]);
    const { taskId } = await told.objectsTo(notice.id, first);
    await told.act('countyOfficerA', disposeObjection, { taskId, finding: upheld });
    expect([(await told.file(first)).state, await told.used()]).toEqual(['notForwarded', 1]);

    const refilled = await told.act('countyOfficerA', refillNominee, { nominationId: told.nominationId('countyA') });
    await told.until(at('2026-03-05'));
    const own = await told.hangs([third], refilled.nominationId);
    // Monday 2 and Thursday 5 March, five working days each
    expect([notice, own].map((one) => dayOf(one.closesAt))).toEqual(['2026-03-09', '2026-03-12']);
    await told.until(at('2026-03-10', '00:01'));
    expect(await told.ended(`notice-${notice.id}`)).toBe('confirmed');
    expect(await told.placeOn(own.id, third)).toBe('listed');
    await told.act('countyOfficerA', submitBundle, { nominationId: told.nominationId('countyA'), caseIds: [second] });
    await told.until(at('2026-03-13', '00:01'));
    await told.act('countyOfficerA', submitBundle, { nominationId: refilled.nominationId, caseIds: [third] });
    expect(await told.ended(`nomination-${refilled.nominationId}`)).toBe('submitted');
    expect((await told.file(third)).state).toBe('submittedToCity');
    expect(await told.ended(`case-${first}`)).toBe('notForwarded');
  });

  test('dismissed lets the candidate go on; meanwhile it held back nobody else (NOTICE-O03)', async () => {
    const told = await story();
    await told.opens();
    const [first, second] = [await told.recommended('teacherA1a'), await told.recommended('teacherA2a')];
    const notice = await told.hangs([first, second]);
    const { taskId } = await told.objectsTo(notice.id, first);
    await told.until(at('2026-03-10', '00:01'));
    expect([await told.placeOn(notice.id, first), await told.placeOn(notice.id, second)]).toEqual([
      'underInvestigation',
      'cleared',
    ]);
    await told.act('countyOfficerA', disposeObjection, { taskId, finding: dismissed });
    expect(await told.placeOn(notice.id, first)).toBe('cleared');
    const nominationId = told.nominationId('countyA');
    await told.act('countyOfficerA', submitBundle, { nominationId, caseIds: [first, second] });
    expect((await told.file(first)).state).toBe('submittedToCity');
    expect(await told.ended(`nomination-${nominationId}`)).toBe('submitted');
  });
});

describe('an objection that outlasts the notice', () => {
  test('a candidate cleared after the bundle follows in a part of their own, by a task (NOTICE-O03, HOST-22)', async () => {
    const told = await story();
    await told.opens();
    const [first, second] = [await told.recommended('teacherA1a'), await told.recommended('teacherA2a')];
    const notice = await told.hangs([first, second]);
    const { taskId } = await told.objectsTo(notice.id, first);
    await told.until(at('2026-03-10', '00:01'));
    const nominationId = told.nominationId('countyA');
    await told.act('countyOfficerA', submitBundle, { nominationId, caseIds: [second] });
    expect(await told.ended(`nomination-${nominationId}`)).toBe('open');
    await told.act('countyOfficerA', disposeObjection, { taskId, finding: dismissed });
    expect(await told.task('bundle', nominationId)).toMatchObject({ state: 'open', role: 'countyOfficer' });
    await told.act('countyOfficerA', submitBundle, { nominationId, caseIds: [first] });
    expect((await told.file(first)).state).toBe('submittedToCity');
    expect(await told.ended(`nomination-${nominationId}`)).toBe('submitted');
  });

  test('one that nobody confirms holds its subject for its days, and nobody else (NOTICE-O02)', async () => {
    const told = await story();
    await told.opens();
    const [first, second] = [await told.recommended('teacherA1a'), await told.recommended('teacherA2a')];
    const notice = await told.hangs([first, second]);
    await told.until(at('2026-03-09', '20:00'));
    const named = { kind: 'named', text: '署名不实', fromName: '周某', contact: 'zhou@out.example' };
    const objection = { ...named, subjectId: first };
    await told.does(reader, fileObjection, { noticeId: notice.id, objection });
    await told.until(at('2026-03-10', '00:01'));
    const places = async () => [await told.placeOn(notice.id, first), await told.placeOn(notice.id, second)];
    expect([await places(), await told.ended(`notice-${notice.id}`)]).toEqual([['listed', 'cleared'], 'open']);
    await told.until(at('2026-03-12', '23:58'));
    expect(await places()).toEqual(['listed', 'cleared']);
    await told.until(at('2026-03-13', '00:01'));
    expect(await places()).toEqual(['cleared', 'cleared']);
    expect(await told.ended(`notice-${notice.id}`)).toBe('confirmed');
  });
});

describe('a veto while the notice hangs', () => {
  test('closes the case the same day and frees its place (VETO-01)', async () => {
    const told = await story();
    await told.opens();
    const caseId = await told.recommended('teacherA1a');
    const notice = await told.hangs([caseId]);
    await told.vetoes(caseId, 'teacherA1a');
    expect(await told.file(caseId)).toMatchObject({ state: 'vetoed', holdsPlace: 0 });
    expect(dayOf((await told.file(caseId)).endedAt ?? '')).toBe('2026-03-02');
    expect([await told.used(), await told.placeOn(notice.id, caseId)]).toEqual([0, 'removed']);
    // ten working days for an appeal
    await told.until(at('2026-03-16', '23:59'));
    expect(await told.ended(`case-${caseId}`)).toBe('open');
    await told.until(at('2026-03-17', '00:01'));
    expect(await told.ended(`case-${caseId}`)).toBe('vetoed');
  });

  test('overturned on appeal, the case hangs again and takes its place back (VETO-O05)', async () => {
    const told = await story();
    await told.opens();
    const caseId = await told.recommended('teacherA1a');
    const notice = await told.hangs([caseId]);
    await told.vetoes(caseId, 'teacherA1a');
    const appealId = await told.appeals(caseId, 'teacherA1a');
    await told.decidesAppeal(appealId, 'cityLeader', 'upheld');
    expect(await told.file(caseId)).toMatchObject({ state: 'countyNotice', holdsPlace: 1, endedAt: null });
    expect([await told.used(), await told.placeOn(notice.id, caseId)]).toEqual([1, 'listed']);
    await told.until(at('2026-03-10', '00:01'));
    expect(await told.placeOn(notice.id, caseId)).toBe('cleared');
    await told.act('countyOfficerA', submitBundle, { nominationId: told.nominationId('countyA'), caseIds: [caseId] });
    expect(await told.ended(`case-${caseId}`)).toBe('open');
  });

  test('an appeal filed on the last day keeps the case until it is decided (VETO-O05)', async () => {
    const told = await story();
    await told.opens();
    const caseId = await told.recommended('teacherA1a');
    await told.vetoes(caseId, 'teacherA1a');
    await told.until(at('2026-03-16', '20:00'));
    const appealId = await told.appeals(caseId, 'teacherA1a');
    await told.until(at('2026-03-19'));
    expect(await told.ended(`case-${caseId}`)).toBe('open');
    await told.decidesAppeal(appealId, 'cityLeader', 'dismissed');
    await told.until(at('2026-03-20'));
    expect(await told.ended(`case-${caseId}`)).toBe('vetoed');
  });
});

describe('the county', () => {
  test('a refusal is appealed to the city, and the county looks again (HOST-O19)', async () => {
    const told = await story();
    await told.opens();
    const caseId = await told.recommended('teacherA1a');
    await told.countyFinds(caseId, 'refuse');
    const appealId = await told.appeals(caseId, 'teacherA1a');
    await told.decidesAppeal(appealId, 'cityLeader', 'upheld');
    expect(await told.file(caseId)).toMatchObject({ state: 'countyReview', endedAt: null });
    const notice = await told.hangs([caseId]);
    expect(await told.placeOn(notice.id, caseId)).toBe('listed');
    expect(await told.ended(`case-${caseId}`)).toBe('open');
  });

  test('with nobody to nominate ends with nobody, and hangs no notice (HOST-14)', async () => {
    const told = await story();
    await told.opens();
    const nominationId = told.nominationId('countyA');
    await told.until(at('2026-03-31', '00:01'));
    await told.act('countyOfficerA', closeNomination, { nominationId, notChosen: [] });
    expect(await told.ended(`nomination-${nominationId}`)).toBe('nobody');
    expect(await told.desk.db.select().from(notices).where(eq(notices.nominationId, nominationId))).toEqual([]);
  });
});
