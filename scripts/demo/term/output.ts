import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Studio, section } from '../chapters/studio-desk.js';
import { download } from '../http.js';
import type { World } from '../world.js';
import { assessmentsOf } from './assessment.js';
import { membersOf } from './members.js';

/**
 * Writes what three terms produced beside the round's papers: notices of results, agreements, lists of work. A renewed studio shows its
 * next term, so it is done before that begins.
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
    for (const { assessmentId, kind, year, result } of assessments)
      if (result)
        await keep(
          `pdf/考核结果-${number}-${kind === 'cycle' ? '周期' : `第${year}年`}-${name}.pdf`,
          `${at}/assessments/${assessmentId}/result`,
        );
    const members = await membersOf(world, studio);
    for (const member of members)
      await keep(`pdf/成员协议书-${number}-${member.name}.pdf`, `${at}/members/${member.number}/agreements/1`);
    await keep(`xlsx/活动和成果-${number}-${name}.xlsx`, `${at}/works.xlsx`);
    told.push({ number, name, from, to, members, results: assessments });
  }
  await writeFile(join(out, 'terms.json'), `${JSON.stringify({ studios: told, files }, null, 2)}\n`);
  world.story.tell(
    `考核结果通知书、成员协议书、活动和成果登记表共 ${files.length} 份，见 out/demo/`,
    `${files.length} notices of results, agreements and lists of work in out/demo/`,
  );
}
