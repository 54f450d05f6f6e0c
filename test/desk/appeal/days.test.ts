import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { noticeSubjects, objections } from '../../../db/schema/all.js';
import { fileAppeal } from '../../../desk/appeal/file-appeal.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';
import { said, world } from '../veto/world.js';

/** A Monday, 09:00 in Beijing. */
const endedAt = '2026-03-02T01:00:00.000Z';

runOnDesk('the days for an appeal', (desk) => {
  test.each([
    [2, '2026-03-04T15:59:59.999Z', '2026-03-04T16:00:00.000Z'],
    [8, '2026-03-12T15:59:59.999Z', '2026-03-12T16:00:00.000Z'],
  ])(
    'NOTICE-O06: with %i working days an appeal against an upheld objection is in time until %s',
    async (days, last, after) => {
      const w = await world(desk(), await tinyCity(desk(), { appealWorkingDays: days }));
      const caseId = await w.aCase('notForwarded', { endedAt });
      const noticeId = await w.onNotice(caseId);
      await desk().db.update(noticeSubjects).set({ state: 'upheld' }).where(eq(noticeSubjects.noticeId, noticeId));
      const id = crypto.randomUUID();
      await desk()
        .db.insert(objections)
        .values({
          id,
          receipt: 'YY1',
          noticeId,
          subjectId: caseId,
          lane: 'named',
          text: await sealedWords(desk(), id, '有异议'),
          state: 'upheld',
          receivedAt: endedAt,
          disposedBy: w.personId('countyOfficerA'),
          disposedAt: endedAt,
        });
      const appeal = () => w.say(fileAppeal, 'teacherA1a', { caseId, text: '不同意，理由如下' });
      desk().clock.set(after);
      expect(said(await appeal())).toBe('windowClosed NOTICE-O06');
      desk().clock.set(last);
      expect(said(await appeal())).toBe('ok');
    },
  );
});
