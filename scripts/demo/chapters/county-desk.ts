import { call } from '../http.js';
import { type Application, aboutLink, followMail, found, hashOf, type TaskView, taskOf, type World } from '../world.js';

export interface Bench {
  readonly nominations: readonly { readonly nominationId: string; readonly state: string }[];
  readonly places: { readonly cap: number; readonly used: number };
  readonly candidates: readonly { readonly caseId: string; readonly state: string }[];
}

export interface County {
  readonly code: 'QH' | 'YX' | 'SQ';
  readonly zh: string;
  readonly en: string;
}

export const counties: readonly County[] = [
  { code: 'QH', zh: '青禾县', en: 'Qinghe' },
  { code: 'YX', zh: '云溪区', en: 'Yunxi' },
  { code: 'SQ', zh: '石桥县', en: 'Shiqiao' },
];

export const officer = ({ code }: County): string => `${code}-officer-1`;
export const leader = ({ code }: County): string => `${code}-leader-1`;

/** The county's candidates side by side, as its officer sees them. */
export async function bench(world: World, county: County): Promise<Bench> {
  const { browser, posts } = await world.people.as(officer(county));
  const countyId = posts.find(({ role }) => role === 'countyOfficer')?.orgId ?? '';
  return call(browser, 'GET', `/api/rounds/${world.round.roundId}/counties/${countyId}/bench`);
}

/** HOST-20: each application that reached the county is examined and agreed to. */
export async function examineAll(world: World, county: County): Promise<readonly Application[]> {
  const { browser } = await world.people.as(officer(county));
  const { candidates } = await bench(world, county);
  const here = candidates.filter(({ state }) => state === 'countyReview').map(({ caseId }) => caseId);
  const files = [...world.applications.values()].filter(({ caseId }) => here.includes(caseId));
  for (const file of files) {
    await call(browser, 'POST', `/api/cases/${file.caseId}/county-verification`, {
      formHash: hashOf(file),
      decision: 'agree',
      opinion: '材料与原件核对一致，同意推荐参加比选。',
    });
  }
  return files.toSorted((a, b) => b.applicant.merit - a.applicant.merit);
}

/** The officer's list by the link in the letter; the first is ranked first. */
export async function nominate(
  world: World,
  county: County,
  chosen: readonly Application[],
  tooMany: readonly Application[] = [],
): Promise<void> {
  const page = await followMail(
    world,
    officer(county),
    ({ subject, text }) => subject.includes('待办') && text.includes('县区审核与推荐'),
  );
  const { taskId } = await aboutLink(page);
  const list = (files: readonly Application[]) => ({
    nominees: files.map((file) => ({ caseId: file.caseId, formHash: hashOf(file), reason: '实绩突出，群众认可。' })),
  });
  const path = `/api/tasks/${taskId}/nominees`;
  // HOST-21: one more than the places allotted.
  if (tooMany.length > 0)
    await world.refusals.expect('quotaExhausted', 'HOST-21', () => call(page, 'POST', path, list(tooMany)));
  await call(page, 'POST', path, list(chosen));
}

export interface Hung {
  readonly noticeId: string;
  readonly number: string;
  readonly closesAt: string;
}

/** The county's leader, a second person with a second factor, publishes the list. */
export async function publish(world: World, county: County, chosen: readonly Application[]): Promise<Hung> {
  const { browser } = await world.people.as(leader(county));
  const task = await taskOf(world, leader(county), 'publishNotice');
  const notice = await call<Hung>(browser, 'POST', `/api/tasks/${task.taskId}/county-notice`, {
    caseIds: chosen.map(({ caseId }) => caseId),
    title: `${county.zh}班主任工作室主持人推荐人选公示`,
    text: '经学校推荐、县区审核比选，现将推荐人选予以公示。如有异议，请在公示期内实名反映。',
    receivingUnit: `${county.zh}教育局基教股，县政府大院2号楼`,
  });
  world.notices.push({ noticeId: notice.noticeId, number: notice.number, by: county.code });
  return notice;
}

/** HOST-22: everything cleared goes to the city together, by the link that comes when the notice is confirmed. */
export async function sendBundle(
  world: World,
  county: County,
  nominationId: string,
  files: readonly Application[],
): Promise<void> {
  const { browser } = await world.people.as(officer(county));
  await found(`the bundle of ${county.code}`, async () => {
    const { items } = await call<{ items: readonly TaskView[] }>(browser, 'GET', '/api/tasks');
    for (const { taskId } of items.filter(({ kind }) => kind === 'bundle')) {
      const { subjectId } = await call<{ subjectId: string }>(browser, 'GET', `/api/tasks/${taskId}`);
      if (subjectId === nominationId) return subjectId;
    }
    return null;
  });
  const path = `/api/nominations/${nominationId}/bundle`;
  await call(browser, 'POST', path, { caseIds: files.map(({ caseId }) => caseId) });
}
