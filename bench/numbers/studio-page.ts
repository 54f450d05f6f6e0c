import { eq } from 'drizzle-orm';
import { pageVersions, studios, terms } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { sealedFor } from '../../desk/kit/data-key.js';
import { standingStudios } from '../city/studios.js';
import { percentile } from '../load/drive.js';
import { lookAt } from '../load/look.js';
import type { World } from '../parts/world.js';
import type { Measurement } from './measurement.js';

/** A studio's public page in everybody's browser: pages a second, each from an address of its own. */
export const studioPage: Measurement = {
  name: 'studio-page',
  run: async (open, { quick }) => {
    const world = await open();
    try {
      await standingStudios(world);
      const path = await openPage(world);
      const { perSecond, ms, raw } = await lookAt(world, path, '第40次研讨', quick);
      return { numbers: { studioPagesPerSecond: perSecond, studioPageP95Ms: percentile(ms, 0.95) }, raw };
    } finally {
      await world.close();
    }
  },
};

/** A page of a full year: forty entries with headings, lists and links, some six thousand characters. @returns its address */
async function openPage(world: World): Promise<string> {
  const { db } = world.database;
  const [row] = await db
    .select({
      studioId: studios.id,
      number: studios.number,
      termId: terms.id,
      hostId: studios.hostId,
      unitId: studios.unitId,
    })
    .from(studios)
    .innerJoin(terms, eq(terms.studioId, studios.id));
  if (!row) throw new Error('no studio to show');
  const entry = (at: number) =>
    [
      `## 第${at}次研讨`,
      '',
      '**班会课**观摩与研讨，见[通知](https://edu.example/notice)。',
      '',
      '- 备课',
      '- 观摩',
      '- 评议',
    ].join('\n');
  const news = Array.from({ length: 40 }, (_, at) => entry(at + 1)).join('\n\n');
  const sections = { about: '工作室简介。'.repeat(40), news, results: '- 论文\n- 课题', lessons: '示范班会课一节。' };
  const now = await world.now();
  await performSystem(world.deps, async (desk) => {
    const words = await sealedFor(desk, row.termId, { sections, change: '更新动态' });
    const saved = { savedBy: row.hostId, savedAt: now, judgedBy: row.unitId, judgedAt: now } as const;
    await desk.tx.insert(pageVersions).values({
      id: row.studioId,
      studioId: row.studioId,
      termId: row.termId,
      version: 1,
      words,
      pictures: [],
      contentHash: '0'.repeat(64),
      state: 'published',
      ...saved,
    });
  });
  return `/studio-pages/${row.number}`;
}
