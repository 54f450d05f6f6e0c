import { applicants } from '../../../../examples/applicant-list.js';
import { type City, does, person, row } from '../../city.js';
import { answers, type Studio } from './studio.js';

/** MEMBER-01, MEMBER-02: who is asked besides the host, by the post that speaks. */
const bodies = { county: ['countyOfficer'], city: ['schoolLeader', 'sectionOfficer', 'instituteOfficer'] } as const;

/** Nominated, agreed to by every body, the agreement signed by both sides at once, the growth plan handed in and guided. */
export async function takesIn(city: City, studio: Studio, code: string): Promise<void> {
  const { termId: subject, hostId } = studio;
  const name = applicants.find((one) => one.code === code)?.name;
  const grounds = '班级管理扎实，愿意参加课题研究。';
  const nominee = { code, name, servesAsHeadTeacher: true, grounds };
  const path = `/api/terms/${subject}/members`;
  const host = person(city, studio.host);
  const nominated = await does(city, host, 'nominateMember', ['POST', path, nominee], subject);
  if (!nominated) return;
  const number = Number(nominated.number);
  const said = { outcome: 'agreed' };
  const opinions = await Promise.all(
    bodies[studio.county ? 'county' : 'city'].map((role) =>
      answers(city, { kind: 'memberDecision', subject, which: { number, role } }, 'decideMember', [
        'member-opinion',
        said,
      ]),
    ),
  );
  if (opinions.some((one) => one === null)) return;
  const paper = await row<{ version: number; contentHash: string; member: string }>(
    city,
    `SELECT p.version, p.content_hash AS "contentHash", m.person_id AS member FROM papers p
       JOIN memberships m ON m.id = p.membership_id
     WHERE m.term_id = $1 AND m.number = $2 ORDER BY p.version DESC LIMIT 1`,
    [subject, number],
  );
  const shown = { version: paper.version, contentHash: paper.contentHash };
  const signed = await Promise.all(
    [hostId, paper.member].map((who) =>
      answers(city, { kind: 'signAgreement', subject, which: { number, who } }, 'signAgreement', [
        'agreement-signature',
        shown,
      ]),
    ),
  );
  if (signed.every((one) => one !== null)) await growthPlan(city, subject, paper.member);
}

async function growthPlan(city: City, subject: string, who: string): Promise<void> {
  const words = '一年一个阶段，每学期两次班会课展示。';
  const sections = { situation: words, goals: words, measures: words, schedule: words, results: words };
  const asked = { kind: 'growthPlan', subject, which: { who } } as const;
  const filed = await answers(city, asked, 'fileGrowthPlan', ['growth-plan', { sections }]);
  if (!filed) return;
  const { number } = await row<{ number: number }>(
    city,
    'SELECT number FROM member_writings WHERE term_id = $1 AND content_hash = $2',
    [subject, filed.contentHash],
  );
  const guidance = { outcome: 'agreed', words: '目标具体，注意留存过程材料。', contentHash: filed.contentHash };
  const guided = { kind: 'guideGrowthPlan', subject, which: { number } } as const;
  await answers(city, guided, 'guideGrowthPlan', ['growth-guidance', guidance]);
}
