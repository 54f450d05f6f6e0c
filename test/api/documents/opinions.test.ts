import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { countyOfBody } from '../../../api/documents/county-of-body.js';
import { noticeOf } from '../../../api/documents/opinions.js';
import { noticeSubjects, notices, objections } from '../../../db/schema/all.js';
import { submitted } from '../../desk/application/steps.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';

runOnDesk("the county's opinion on form and summary", (desk) => {
  it('NOTICE-O02: counts the objections that had to be answered, no unconfirmed one, no lead, no late report', async () => {
    const city = await tinyCity(desk());
    const caseId = await submitted(desk(), city, city.person('teacherA1a'));
    const [noticeId, at] = [randomUUID(), '2026-05-11T01:00:00.000Z'];
    await desk()
      .db.insert(notices)
      .values({
        id: noticeId,
        number: 'GS2026-0001',
        roundId: city.roundId,
        orgId: city.org('countyA'),
        level: 'county',
        state: 'confirmed',
        publishedAt: at,
        closesAt: '2026-05-15T15:59:59.999Z',
        contentHash: '0'.repeat(64),
        calendarVersion: 'test',
      });
    await desk().db.insert(noticeSubjects).values({ noticeId, subjectId: caseId, shown: {}, state: 'cleared' });
    const count = async () => (await noticeOf(desk().db, caseId, 'county'))?.objections;
    const receive = async (state: typeof objections.$inferInsert.state) => {
      const lane = state === 'lead' ? 'anonymous' : 'named';
      const id = randomUUID();
      const of = {
        id,
        receipt: randomUUID(),
        noticeId,
        subjectId: caseId,
        lane,
        text: await sealedWords(desk(), id, '论文署名'),
        receivedAt: at,
      } as const;
      return desk()
        .db.insert(objections)
        .values({ ...of, state });
    };
    for (const state of ['unconfirmed', 'lead', 'report'] as const) await receive(state);
    expect(await count()).toBe(0);
    for (const state of ['dismissed', 'upheld', 'registered'] as const) await receive(state);
    expect(await count()).toBe(3);
  });
});

it('a paper names the county, not its bureau', () => {
  expect(['青禾县教育局', '云溪区教育体育局', '石桥县'].map(countyOfBody)).toEqual(['青禾县', '云溪区', '石桥县']);
});
