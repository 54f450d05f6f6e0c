import type { Story as StoryCode } from '../../../examples/stories.js';
import { call, side } from '../http.js';
import { type Application, allShowing, followMail, hashOf, type World } from '../world.js';
import { draftOf } from './applications.js';
import { bouncingAddress, forgery, lateSchool, principalReplaced } from './school-cases.js';
import { compared, ethicsClear, examine, hearing, leaderPage, recommend } from './school-desk.js';

type AtSchool = (world: World, file: Application, leader: string) => Promise<void>;

/** What the school does on one application; most are examined and recommended. */
const special: Partial<Record<StoryCode, AtSchool>> = {
  declined: async (world, file, leader) => {
    const page = await leaderPage(world, file, leader);
    const path = `/api/cases/${file.caseId}/recommendation`;
    const no = { formHash: hashOf(file), decision: 'decline', reason: '本学年班级管理考核未达到推荐要求。' };
    // HOST-17: ethics before anything else.
    await world.refusals.expect('ruleForbids', 'HOST-17', () => call(page, 'POST', path, no));
    await ethicsClear(page, file);
    await call(page, 'POST', path, no);
    world.story.tell(
      `${file.applicant.name}：学校集体研究不予推荐，告知理由与申诉期限`,
      'A school declines, with its reason and the way to appeal',
    );
  },
  returnedAndBack: async (world, file, leader) => {
    const page = await leaderPage(world, file, leader);
    await ethicsClear(page, file);
    await call(page, 'POST', `/api/cases/${file.caseId}/recommendation`, {
      formHash: hashOf(file),
      decision: 'return',
      reason: '荣誉证书日期与扫描件不一致，请核对。',
      fields: ['honours'],
    });
    const own = await followMail(
      world,
      file.applicant.code,
      ({ text }) => text.includes(file.number) && text.includes('修改申报材料'),
    );
    const at = `/api/cases/${file.caseId}`;
    file.version = (await call<{ version: number }>(own, 'GET', at)).version;
    file.version = (await call<{ version: number }>(own, 'PUT', `${at}/draft`, draftOf(world, file))).version;
    const again = await call<{ formHash: string }>(own, 'POST', `${at}/resubmission`, { version: file.version });
    file.formHash = again.formHash;
    world.story.tell(
      `${file.applicant.name}：退回更正，本人凭邮件链接更正后重新提交`,
      'Returned for correction, corrected by a link, handed in again',
    );
    await examine(world, await leaderPage(world, file, leader), file);
  },
  forgedAward: forgery,
  lateSchool,
  principalReplaced,
  bouncingAddress,
  plain: async (world, file, leader) => {
    const page = await leaderPage(world, file, leader);
    await ethicsClear(page, file);
    // One school shows the order of the rules on the way: unheard (HOST-18) and uncompared (HOST-30) are refused.
    if (file.applicant.code === 'QH-1-teacher-4') {
      await world.refusals.expect('ruleForbids', 'HOST-30', () => recommend(world, page, file));
      await compared(page, file, 'genuine');
      await world.refusals.expect('ruleForbids', 'HOST-18', () => recommend(world, page, file));
      await hearing(world, page, file);
    } else {
      await hearing(world, page, file);
      await compared(page, file, 'genuine');
    }
    await recommend(world, page, file);
  },
};

const usual: AtSchool = async (world, file, leader) => examine(world, await leaderPage(world, file, leader), file);

/** The school's stage on one application, by its leader's link in the mail; where the principal changed, by the new one's. */
const atSchool = (world: World, file: Application): Promise<void> => {
  const { school, story } = file.applicant;
  const replaced = allShowing(world, 'principalReplaced').some(({ applicant }) => applicant.school === school);
  const number = replaced && story !== 'principalReplaced' ? 2 : 1;
  return (special[story] ?? usual)(world, file, `${school}-leader-${number}`);
};

/** So many leaders and their respondents are busy beside each other; the late school takes none of their lanes. */
const lanes = 3;

/** Every school works on what its teachers handed in. */
export async function schools(world: World): Promise<void> {
  world.story.chapter('第三章 学校推荐', 'Chapter 3: the schools hear and recommend');
  const files = [...world.applications.values()].filter(
    (file) => file.formHash && file.applicant.story !== 'withdrawn',
  );
  const [zh, en] = ['师德、听取意见、核对原件、集体研究', 'ethics, hearing, originals, meeting'];
  await world.story.progress(zh, en, files.length, async (done) => {
    const work = async (file: Application) => {
      await atSchool(world, file);
      done();
    };
    const late = files.filter(({ applicant }) => applicant.story === 'lateSchool');
    await Promise.all([
      ...late.map(work),
      side(
        files.filter((file) => !late.includes(file)),
        lanes,
        work,
      ),
    ]);
  });
}
