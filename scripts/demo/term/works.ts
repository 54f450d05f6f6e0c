import { hostOf, type Studio, studioLetter } from '../chapters/studio-desk.js';
import { call } from '../http.js';
import type { World } from '../world.js';

const held = [
  { kind: 'demonstrationClassMeeting', level: 'city', title: '全市示范性班会课：集体的温度', participants: 60 },
  { kind: 'caseDiscussion', level: 'school', title: '教育案例研讨：转学生如何融入班级', participants: 9 },
  { kind: 'backboneTraining', level: 'city', title: '骨干班主任培训第一讲', participants: 45 },
] as const;

/** STUDIO-20, STUDIO-22, STUDIO-25: the host puts on record what was held today, the unit confirms it. */
export async function works(world: World, studio: Studio): Promise<void> {
  const host = await world.people.as(hostOf(studio));
  const unit = await world.people.as(studio.principal);
  const path = `/api/terms/${studio.termId}/works`;
  const today = world.clock.today();
  for (const one of held) {
    const said = { ...one, on: today, hours: '2', place: '本校报告厅', summary: '签到表、照片和讲稿已存档。' };
    const { workId } = await call<{ workId: string }>(host.browser, 'POST', path, said);
    await call(unit.browser, 'POST', `${path}/${workId}/confirmation`, { outcome: 'confirmed' });
  }
}

/** STUDIO-26: the host writes the public page, the leader of the unit publishes it by link. */
export async function openPage(world: World, studio: Studio): Promise<void> {
  const { browser } = await world.people.as(hostOf(studio));
  const about = '## 工作室简介\n\n立足班级，研究学生。每月一次班会课观摩。';
  const sections = { about, news: '', results: '', lessons: '' };
  const page = { version: 0, outcome: 'submitted', sections, change: '工作室网页开通' };
  const path = `/api/terms/${studio.termId}/page-versions`;
  const { contentHash } = await call<{ contentHash: string }>(browser, 'POST', path, page);
  const unit = await studioLetter(world, studio, studio.principal, '审核工作室网页');
  const { taskId } = await call<{ taskId: string }>(unit, 'GET', '');
  await call(unit, 'POST', `/api/tasks/${taskId}/page-moderation`, { outcome: 'published', contentHash });
}
