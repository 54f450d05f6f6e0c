import { randomUUID } from 'node:crypto';
import { cases, noticeSubjects, notices } from '../../db/schema/all.js';
import { makeCity } from '../city/city.js';
import { percentile } from '../load/drive.js';
import { lookAt } from '../load/look.js';
import type { World } from '../parts/world.js';
import type { Measurement } from './measurement.js';

/** Everybody in the city looks at the notice: pages a second, each from an address of its own. */
export const noticePages: Measurement = {
  name: 'notice-pages',
  run: async (open, { quick }) => {
    const world = await open();
    try {
      const noticeId = await hangNotice(world);
      const { perSecond, ms, raw } = await lookAt(world, `/notices/${noticeId}`, '人员1', quick);
      return { numbers: { noticePagesPerSecond: perSecond, noticePageP95Ms: percentile(ms, 0.95) }, raw };
    } finally {
      await world.close();
    }
  },
};

/** The city's notice with as many names as a round has places. */
async function hangNotice(world: World): Promise<string> {
  const { roundId } = await makeCity(world, { counties: 1, perCounty: 1 });
  const [round] = await world.query<{ bureau_id: string }>('SELECT bureau_id FROM rounds');
  const id = randomUUID();
  const now = await world.now();
  const { db } = world.database;
  await db.insert(notices).values({
    id,
    number: 'GS2026-0001',
    roundId,
    orgId: round?.bureau_id ?? '',
    level: 'city',
    state: 'open',
    publishedAt: now,
    closesAt: new Date(Date.parse(now) + 7 * 86_400_000).toISOString(),
    title: '拟入选人员公示',
    text: '经专家评审和项目论证，现将拟入选人员予以公示。',
    receivingUnit: '市教育局德育科',
    contentHash: '0'.repeat(64),
    calendarVersion: 'bench',
  });
  const shown = (at: number) => ({
    name: `人员${at}`,
    school: `第${at}中学`,
    county: '甲县',
    item: '名班主任工作室主持人',
  });
  const listed = Array.from({ length: 10 }, (_, at) => ({ caseId: randomUUID(), at: at + 1 }));
  await db.insert(cases).values(
    listed.map(({ caseId, at }) => ({
      id: caseId,
      number: `B2026-${at}`,
      roundId,
      applicantId: randomUUID(),
      schoolId: randomUUID(),
      route: 'county' as const,
      state: 'cityNotice' as const,
      rank: at,
      createdAt: now,
    })),
  );
  await db
    .insert(noticeSubjects)
    .values(
      listed.map(({ caseId, at }) => ({ noticeId: id, subjectId: caseId, shown: shown(at), state: 'listed' as const })),
    );
  return id;
}
