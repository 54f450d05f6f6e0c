import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { countySummary } from '../../../api/documents/county-summary.js';
import { cases, dataKeys, noticeSubjects, notices } from '../../../db/schema/all.js';
import { submitted } from '../../desk/application/steps.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';

runOnDesk("a county's summary sheet", (desk) => {
  it('HOST-22: keeps the place of somebody whose data were erased since, and nothing else of them', async () => {
    const city = await tinyCity(desk());
    const caseIds = [
      await submitted(desk(), city, city.person('teacherA1a')),
      await submitted(desk(), city, city.person('teacherA2a')),
    ];
    const [noticeId, at] = [randomUUID(), '2026-05-11T01:00:00.000Z'];
    const { db } = desk();
    await db.insert(notices).values({
      id: noticeId,
      number: 'GS2026-0001',
      roundId: city.roundId,
      orgId: city.org('countyA'),
      nominationId: city.nominationId('countyA'),
      level: 'county',
      state: 'confirmed',
      publishedAt: at,
      closesAt: '2026-05-15T15:59:59.999Z',
      contentHash: '0'.repeat(64),
      calendarVersion: 'test',
    });
    for (const [n, caseId] of caseIds.entries()) {
      await db.insert(noticeSubjects).values({ noticeId, subjectId: caseId, shown: {}, state: 'cleared' });
      await db
        .update(cases)
        .set({ state: 'countyNotice', rank: n + 1 })
        .where(eq(cases.id, caseId));
    }
    await db
      .update(dataKeys)
      .set({ wrapped: null })
      .where(eq(dataKeys.subjectId, caseIds[0] ?? ''));
    const made = await countySummary(db, desk().vault, city.nominationId('countyA'), 'zh', at);
    if (!made.ok) throw new Error('no summary');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(made.value.bytes).buffer);
    const rows = [4, 5].map((n) => (book.worksheets[0]?.getRow(n).values ?? []) as unknown[]);
    expect(rows[0]?.slice(1)).toEqual([
      1,
      '',
      '',
      '',
      expect.any(String),
      '',
      '',
      '',
      '',
      '',
      expect.any(String),
      expect.stringMatching(/-001$/),
      '（已删除）',
    ]);
    expect(rows[1]?.slice(1, 3)).toEqual([2, expect.stringMatching(/./)]);
  });
});
