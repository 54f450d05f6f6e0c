import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Studio, section } from '../chapters/studio-desk.js';
import { call, download } from '../http.js';
import type { World } from '../world.js';
import { assessmentsOf } from './assessment.js';
import { membersOf } from './members.js';

/**
 * Writes what three terms produced beside the round's papers: notices of results and reports, agreements, lists of work, the result list of each year,
 * the register. A renewed studio shows its next term, so it is done before that begins.
 */
export async function writeTerms(world: World, studios: readonly Studio[], out: string): Promise<void> {
  const { browser } = await world.people.as(section);
  const files: string[] = [];
  const keep = async (name: string, path: string) => {
    await writeFile(join(out, name), await download(browser, path));
    files.push(name);
  };
  const told = [];
  for (const studio of studios) {
    const { studioId, number, name, from, to } = studio;
    const at = `/api/studios/${studioId}`;
    const assessments = await assessmentsOf(world, studio);
    for (const { assessmentId, kind, year, result } of assessments) {
      if (!result) continue;
      const of = `${number}-${kind === 'cycle' ? '周期' : `第${year}年`}-${name}`;
      await keep(`pdf/考核结果-${of}.pdf`, `${at}/assessments/${assessmentId}/result`);
      await keep(`pdf/考核报告-${of}.pdf`, `${at}/assessments/${assessmentId}/report`);
    }
    const members = await membersOf(world, studio);
    for (const member of members)
      await keep(`pdf/成员协议书-${number}-${member.name}.pdf`, `${at}/members/${member.number}/agreements/1`);
    await keep(`xlsx/活动和成果-${number}-${name}.xlsx`, `${at}/works.xlsx`);
    told.push({ number, name, from, to, members, results: assessments });
  }
  await keep('xlsx/工作室名册.xlsx', '/api/studios.xlsx');
  const { years } = await call<{ years: readonly number[] }>(browser, 'GET', '/api/assessment-results');
  for (const year of years) await keep(`xlsx/考核结果一览表-${year}.xlsx`, `/api/assessment-results/${year}/list.xlsx`);
  await writeFile(join(out, 'terms.json'), `${JSON.stringify({ studios: told, files }, null, 2)}\n`);
  world.story.tell(
    `考核结果通知书和报告、成员协议书、活动和成果登记表、年度考核结果一览表、工作室名册共 ${files.length} 份，见 out/demo/`,
    `${files.length} notices of results, reports, agreements, lists of work, result lists and a register in out/demo/`,
  );
}
