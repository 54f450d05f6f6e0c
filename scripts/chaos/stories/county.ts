import { beside, type City, does, opensLink, person, row, rows, sees, taskLink } from '../city.js';
import { newBrowser } from '../client.js';
import { pause } from '../service.js';
import { casesIn, type Round } from './application.js';

/** One county's part of a round: every form examined, a list within the quota, its notice, an objection, the bundle. */
async function county(city: City, round: Round, code: string, lateMs: number): Promise<void> {
  const officer = person(city, `${code}-officer-1`);
  const { id: countyId } = await row<{ id: string }>(city, 'SELECT id FROM organisations WHERE code = $1', [code]);
  await row(
    city,
    "SELECT 1 FROM stage_runs WHERE subject_id = $1 AND stage = 'applicationWindow' AND state = 'settled'",
    [round.id],
  );
  await pause(lateMs);
  for (const { id, hash } of await casesIn(city, round, 'countyReview', countyId)) {
    const agrees = { formHash: hash, decision: 'agree', opinion: '材料与原件核对一致，同意推荐参加比选。' };
    await does(city, officer, 'verifyApplication', ['POST', `/api/cases/${id}/county-verification`, agrees], id);
  }
  const { id: nomination } = await row<{ id: string }>(
    city,
    'SELECT id FROM nominations WHERE round_id = $1 AND org_id = $2 ORDER BY id LIMIT 1',
    [round.id, countyId],
  );
  const listed = await lists(city, round, countyId, nomination);
  if (listed.length === 0) return;
  const { task } = await row<{ task: string }>(
    city,
    "SELECT id AS task FROM tasks WHERE subject_id = $1 AND kind = 'publishNotice' AND state = 'open'",
    [nomination],
  );
  const words = {
    title: '班主任工作室主持人推荐人选公示',
    text: '现将推荐人选予以公示。',
    receivingUnit: '县教育局基教股',
  };
  const leader = person(city, `${code}-leader-1`);
  const path = `/api/tasks/${task}/county-notice`;
  const hung = await does(
    city,
    leader,
    'publishCountyNotice',
    ['POST', path, { caseIds: listed, ...words }],
    nomination,
  );
  if (!hung) return;
  await objection(city, String(hung.noticeId), listed[0] ?? '');
  await row(city, "SELECT 1 FROM tasks WHERE subject_id = $1 AND kind = 'bundle' AND state = 'open'", [nomination]);
  const cleared = await rows<{ id: string }>(
    city,
    "SELECT subject_id AS id FROM notice_subjects WHERE notice_id = $1 AND state IN ('cleared', 'dismissed')",
    [hung.noticeId],
  );
  const bundle = { caseIds: cleared.map(({ id }) => id) };
  await does(city, officer, 'submitBundle', ['POST', `/api/nominations/${nomination}/bundle`, bundle], nomination);
}

/** The list by the link in the officer's letter. @returns who stands on it */
async function lists(city: City, round: Round, countyId: string, nomination: string): Promise<readonly string[]> {
  const { task, link, person: who } = await taskLink(city, 'nomination', nomination);
  const [quota] = await rows<{ cap: number }>(
    city,
    'SELECT cap FROM county_quotas WHERE round_id = $1 AND org_id = $2',
    [round.id, countyId],
  );
  const chosen = (await casesIn(city, round, 'countyReview', countyId)).slice(0, quota?.cap ?? 0);
  const page = chosen.length > 0 ? await opensLink(city, link, who) : null;
  if (!page) return [];
  const nominees = chosen.map(({ id, hash }) => ({ caseId: id, formHash: hash, reason: '实绩突出，群众认可。' }));
  const done = await does(
    city,
    page,
    'selectNominees',
    ['POST', `/api/tasks/${task}/nominees`, { nominees }],
    nomination,
  );
  return done ? chosen.map(({ id }) => id) : [];
}

/** Somebody from outside objects by name, confirms the address by link, and is found mistaken. */
async function objection(city: City, noticeId: string, caseId: string): Promise<void> {
  const contact = `${noticeId}.objector@home.example`;
  const somebody = newBrowser(city.parts.base, 'public');
  const words = {
    kind: 'named',
    subjectId: caseId,
    fromName: '林家长',
    contact,
    text: '所列论文第一作者另有其人，请核查。',
  };
  const filed = await does(
    city,
    somebody,
    'fileObjection',
    ['POST', `/api/notices/${noticeId}/objections`, words],
    caseId,
  );
  if (!filed) return;
  const { id, link } = await row<{ id: string; link: string }>(
    city,
    'SELECT o.id, l.id AS link FROM objections o JOIN links l ON l.objection_id = o.id WHERE o.receipt = $1',
    [filed.receipt],
  );
  for (;;) {
    const secret = city.parts.catcher.byLink(link)?.link?.secret;
    if (secret) {
      const path = `/api/objection-links/${link}/confirmation`;
      if (!(await does(city, somebody, 'confirmObjection', ['POST', path, { secret }], caseId))) return;
      break;
    }
    await sees(city, somebody, '/healthz');
    await pause(100);
  }
  const { task, link: toOfficer, person: who } = await taskLink(city, 'objectionHandling', id);
  const page = await opensLink(city, toOfficer, who);
  const finding = { outcome: 'dismissed', reason: '经向刊物核实，所反映情况不实。', evidenceIds: [] };
  if (page) await does(city, page, 'disposeObjection', ['POST', `/api/tasks/${task}/disposition`, finding], caseId);
}

/** @param lateMs how much longer than the window the schools are given; later ones stay behind */
export const inCounties = (city: City, round: Round, codes: readonly string[], lateMs: number): Promise<void> =>
  beside(codes, 3, (code) => county(city, round, code, lateMs));
