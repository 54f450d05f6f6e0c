import { type PlanKind, planKinds } from '../../../../domain/studio/plans.js';
import { type City, does, person, row, today } from '../../city.js';
import { sentFile } from '../../sent-file.js';
import { pause } from '../../service.js';
import { answers, type Studio, unitLeader } from './studio.js';

/** STUDIO-12: another version of a plan. @returns its number; null when it was refused */
async function files(city: City, { termId, host }: Studio, kind: PlanKind, version: number): Promise<number | null> {
  const words = `第${version + 1}稿：每学期两次观摩，一项课题。`;
  const sections = { goals: words, content: words, form: words, topic: words, assessment: words };
  const request = ['POST', `/api/terms/${termId}/plans`, { kind, version, sections }] as const;
  const filed = await does(city, person(city, host), 'filePlan', request, termId);
  return filed && Number(filed.version);
}

/** Both plans, without which the studio does not start. */
export async function firstPlans(city: City, studio: Studio): Promise<boolean> {
  for (const kind of planKinds) if ((await files(city, studio, kind, 0)) === null) return false;
  return true;
}

/** Once both are there, now and then another version of one. */
export async function plans(city: City, studio: Studio): Promise<void> {
  const both = 'SELECT 1 FROM plans WHERE term_id = $1 HAVING count(DISTINCT kind) = 2';
  await row(city, both, [studio.termId], 1_000);
  const versions = { workPlan: 1, trainingPlan: 1 };
  for (;;) {
    await pause(city.random.between(2_000, 8_000));
    const kind = city.random.pick(planKinds);
    const version = await files(city, studio, kind, versions[kind]);
    if (version === null) return;
    versions[kind] = version;
  }
}

/** The host puts on record what was held today, with a file that shows it, the unit confirms it on that file; again and again. */
export async function works(city: City, studio: Studio): Promise<void> {
  const { termId, host } = studio;
  const path = `/api/terms/${termId}/works`;
  for (;;) {
    const said = {
      ...{ kind: 'caseDiscussion', level: 'school', title: '教育案例研讨', on: await today(city), hours: '2' },
      ...{ participants: 9, place: '本校报告厅', summary: '签到表和讲稿已存档。' },
    };
    const recorded = await does(city, person(city, host), 'recordWork', ['POST', path, said], termId);
    if (!recorded) return;
    const workId = String(recorded.workId);
    const file = ['POST', `${path}/${workId}/evidence`, sentFile(workId, '1', '签到表.pdf')] as const;
    const shown = await does(city, person(city, host), 'addWorkEvidence', file, termId);
    if (!shown) return;
    const judged = { outcome: 'confirmed', evidenceHash: shown.evidenceHash };
    const confirmed = ['POST', `${path}/${workId}/confirmation`, judged] as const;
    if (!(await does(city, person(city, unitLeader(studio)), 'confirmWork', confirmed, termId))) return;
    await pause(city.random.between(500, 4_000));
  }
}

/** STUDIO-26: a draft, the page submitted on it, published by the unit behind its link; again and again. */
export async function page(city: City, { termId, host }: Studio): Promise<void> {
  const path = `/api/terms/${termId}/page-versions`;
  let version = 0;
  for (;;) {
    const about = `## 工作室简介\n\n立足班级，研究学生。第 ${version + 1} 稿。`;
    const words = { sections: { about, news: '', results: '', lessons: '' }, change: '工作室网页更新' };
    const save = (outcome: string) =>
      does(city, person(city, host), 'savePage', ['POST', path, { ...words, version: version++, outcome }], termId);
    const drafted = await save('draft');
    const submitted = drafted && (await save('submitted'));
    if (!submitted) return;
    const asked = { kind: 'pageModeration', subject: termId, which: { number: Number(submitted.version) } };
    const said = { outcome: 'published', contentHash: submitted.contentHash };
    if (!(await answers(city, asked, 'moderatePage', ['page-moderation', said]))) return;
    await pause(city.random.between(2_000, 8_000));
  }
}
