import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { honours, mails, stageRuns } from '../../db/schema/all.js';
import { dayOf, timeOf } from '../../domain/time/beijing.js';
import { calls, commends, strikes, strikesAndRelists, toList } from './honour-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';
import { vetoes } from './veto-story.js';

const story = stories();

const when = (instant: string | null) => (instant ? `${dayOf(instant)} ${timeOf(instant)}` : null);
const dates = async ({ desk }: Story, subjectId: string) =>
  (await desk.db.select().from(stageRuns).where(eq(stageRuns.subjectId, subjectId)).orderBy(stageRuns.openedAt)).map(
    ({ stage, due, state, outcome }) => `${stage} ${when(due)} ${state} ${outcome ?? ''}`.trim(),
  );

describe('a call for commendations', () => {
  test('COMMEND-01, COMMEND-O01, ASSESS-08: nominations for ten working days, then review and list, five working days of notice, then the decision, each with its date', async () => {
    const told = await story();
    const { callId, noticeId, honours } = await commends(told);
    // the Saturday of 9 May 2026 is a make-up workday
    expect(await dates(told, callId)).toEqual([
      'honourNomination 2026-05-19 23:59 settled ended',
      'honourReview 2026-06-03 23:59 settled reviewed',
      'honourListing 2026-05-28 23:59 settled listed',
      'honourDecision 2026-06-12 23:59 settled decided',
    ]);
    expect(honours.map(({ recipient, status }) => [recipient, status])).toEqual([['host', 'valid']]);
    expect((await dates(told, noticeId))[0]).toBe('noticeWindow 2026-05-28 23:59 settled ended');
    expect(await told.ended(`notice-${noticeId}`)).toBe('confirmed');
    expect(await told.ended(`call-${callId}`)).toBe('decided');
  });

  test('NOTICE-O03, COMMEND-O01: an objection that outlasts the notice holds the leader back; upheld, the call ends with nobody commended', async () => {
    const told = await story();
    const { callId, noticeId, objectionId, appealId } = await strikes(told);
    // answered on Saturday the 30th; nobody appeals (NOTICE-O06)
    expect(await dates(told, appealId)).toEqual(['strikeAppealWindow 2026-06-05 23:59 settled ended']);
    expect(await told.ended(`strikeAppeal-${appealId}`)).toBe('stands');
    // ten working days from the 21st, whatever the notice
    expect(await dates(told, objectionId)).toEqual(['objectionHandling 2026-06-04 23:59 settled upheld']);
    // asked on the 6th; the 19th is a holiday
    expect((await dates(told, callId)).at(-1)).toBe('honourDecision 2026-06-22 23:59 settled decided');
    expect(await told.ended(`objection-${objectionId}`)).toBe('upheld');
    expect(await told.ended(`notice-${noticeId}`)).toBe('confirmed');
    expect(await told.ended(`call-${callId}`)).toBe('decided');
    const written = await told.desk.db.select().from(mails).where(eq(mails.template, 'nomineeStruck'));
    expect(written.map(({ personId }) => personId)).toEqual([told.personId('teacherD1a')]);
  });

  test('NOTICE-O06: whom an objection struck appeals once, a third person overturns it, and the leader, who had to wait, commends them', async () => {
    const told = await story();
    const { callId, noticeId, appealId } = await strikesAndRelists(told);
    expect((await dates(told, appealId))[0]).toBe('strikeAppealWindow 2026-06-05 23:59 settled appealed');
    expect((await dates(told, appealId))[1]).toMatch(/^strikeAppealDecision 2026-06-.. 23:59 settled overturned$/);
    expect(await told.ended(`strikeAppeal-${appealId}`)).toBe('overturned');
    expect(await told.ended(`notice-${noticeId}`)).toBe('confirmed');
    expect(await told.ended(`call-${callId}`)).toBe('decided');
    const granted = await told.desk.db.select().from(honours).where(eq(honours.callId, callId));
    expect(granted.map(({ recipient, status }) => [recipient, status])).toEqual([['host', 'valid']]);
  });

  test('COMMEND-O01: with nobody nominated, or nobody good enough, it ends with nobody', async () => {
    const told = await story();
    const { callId } = await calls(told);
    await told.until(at('2026-05-21'));
    expect(await told.ended(`call-${callId}`)).toBe('nobody');
  });

  test('COMMEND-O01: below the pass line nobody is listed, and the leader is not asked', async () => {
    const told = await story();
    const { callId } = await toList(told, '70');
    expect(await told.ended(`call-${callId}`)).toBe('nobody');
  });

  test('VETO-02: with the title of the only host on the list gone, the leader still ends the call; nobody decides by silence', async () => {
    const told = await story();
    const { callId, termId } = await toList(told);
    await vetoes(told, 'teacherD1a', termId);
    await told.until(at('2026-07-15'));
    expect((await dates(told, callId)).at(-1)).toMatch(/^honourDecision .* open$/);
    const reminded = await told.desk.db.select().from(mails).where(eq(mails.template, 'reminder'));
    expect(reminded.length).toBeGreaterThan(0);
  });
});
