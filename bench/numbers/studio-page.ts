import { eq } from 'drizzle-orm';
import { pageVersions, studios, terms } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { sealedFor } from '../../desk/kit/data-key.js';
import { standingStudios } from '../city/studios.js';
import { drive, percentile } from '../load/drive.js';
import { ask } from '../load/request.js';
import type { World } from '../parts/world.js';
import type { Measurement } from './measurement.js';

const clients = 32;

/** A studio's public page in everybody's browser: pages a second, each from an address of its own. */
export const studioPage: Measurement = {
  name: 'studio-page',
  run: async (open, { quick }) => {
    const world = await open();
    try {
      await standingStudios(world);
      const path = await openPage(world);
      const look = async (visitor: number) => {
        const address = `10.${visitor >> 16}.${(visitor >> 8) & 255}.${visitor & 255}`;
        const page = await ask(world.base, { method: 'GET', path, address, accept: 'text/html' });
        if (page.status !== 200 || !page.text.includes('第40次研讨'))
          throw new Error(`the studio's page answered ${page.status}`);
      };
      await drive([...Array(quick ? 50 : 1_000).keys()], clients, look);
      const before = world.usage();
      const pages = await drive([...Array(quick ? 200 : 10_000).keys()], clients, look);
      const numbers = { studioPagesPerSecond: pages.perSecond, studioPageP95Ms: percentile(pages.ms, 0.95) };
      return { numbers, raw: { clients, seconds: pages.seconds, before, after: world.usage() } };
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
