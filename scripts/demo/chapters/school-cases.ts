import { call } from '../http.js';
import { type Application, followMail, hashOf, taskOf, type World } from '../world.js';
import { compared, ethicsClear, examine, leaderPage, recommend } from './school-desk.js';
import { vetoed } from './vetoes.js';

/** HOST-30, VETO-O07: a forged award is found at the school, put on record, and ends in a veto decided by a second person. */
export async function forgery(world: World, file: Application, leader: string): Promise<void> {
  const page = await leaderPage(world, file, leader);
  await ethicsClear(page, file);
  await compared(page, file, 'forged');
  await world.refusals.expect('ruleForbids', 'HOST-30', () => recommend(world, page, file));
  world.story.tell(
    `${file.applicant.name}：获奖证书系伪造，学校不得推荐`,
    'A forged award: the school may not recommend',
  );
  await vetoed(world, file, {
    by: leader,
    decidedBy: `${file.applicant.school.slice(0, 2)}-leader-1`,
    ground: 'fraudulentMaterial',
    evidence: [file.attachmentId ?? ''],
  });
}

/** The principal changes while the task is open: the post keeps its task, the old link is dead, the new holder's works. */
export async function principalReplaced(world: World, file: Application, leader: string): Promise<void> {
  const { people, refusals, story } = world;
  const page = await leaderPage(world, file, leader);
  const leaving = await people.as(leader);
  const coming = await people.as(`${file.applicant.school}-leader-2`);
  const orgId = leaving.posts.find(({ role }) => role === 'schoolLeader')?.orgId ?? '';
  const { browser } = await people.as('bureau-officer-1');
  const asked = { leavingId: leaving.personId, comingId: coming.personId };
  const path = `/api/organisations/${orgId}/posts/schoolLeader/replacement`;
  const { proposalId } = await call<{ proposalId: string }>(browser, 'POST', path, asked);
  await putInForce(world, proposalId);
  await refusals.expect('linkSuperseded', null, () => ethicsClear(page, file));
  story.tell(
    `${people.of(leader).name}校长调离，任务由继任者接办，旧链接失效`,
    'A principal is replaced while a task is open: no task is lost',
  );
  await examine(world, await leaderPage(world, file, `${file.applicant.school}-leader-2`), file);
}

/** Nobody is seated, and nobody's address changed, by one person alone: an officer reads what would change, and puts just that in force. */
async function putInForce({ people }: World, proposalId: string): Promise<void> {
  const { browser } = await people.as('bureau-officer-2');
  const { waiting } = await call<{ waiting: readonly { proposalId: string; seen: string | null }[] }>(
    browser,
    'GET',
    '/api/people-proposals',
  );
  const seen = waiting.find((one) => one.proposalId === proposalId)?.seen;
  await call(browser, 'POST', `/api/people-proposals/${proposalId}/decision`, { decision: 'inForce', seen });
}

/** Mail to an applicant bounces: whoever entered the address corrects it, an officer puts it in force, and what came back goes out again. */
export async function bouncingAddress(world: World, file: Application, leader: string): Promise<void> {
  const correcting = await followMail(world, leader, ({ text }) => text.includes(file.applicant.email));
  const email = file.applicant.email.replace('bounce.example', 'teacher.example');
  const path = (await taskPath(correcting)).concat('/address');
  const { proposalId } = await call<{ proposalId: string }>(correcting, 'POST', path, { email });
  await putInForce(world, proposalId);
  await world.post.letter(email, ({ text }) => text.includes(file.number));
  world.story.tell(
    `发给${file.applicant.name}的邮件被退回，学校更正邮箱，市教育局批准后重发`,
    'A letter bounced; the school corrected the address, the bureau put it in force, and it went out again',
  );
  await examine(world, await leaderPage(world, file, leader), file);
}

const taskPath = async (page: Parameters<typeof call>[0]): Promise<string> =>
  `/api/tasks/${(await call<{ taskId: string }>(page, 'GET', '')).taskId}`;

/** A school lets its date pass: nothing is decided for it; its county is told, then shares the task, then the school acts. */
export async function lateSchool(world: World, file: Application, leader: string): Promise<void> {
  const officer = world.people.of('QH-officer-1');
  await world.post.letter(
    officer.email,
    ({ subject, text }) => subject.includes('督办') && text.includes(file.number),
    90,
  );
  world.story.tell(
    '青禾县城东小学逾期未办，系统督办县教育局，但不代作决定',
    'A school is late: its county is told; nothing is decided in its place',
  );
  // From the grace date on the county shares the task; it sees the application, and the school is urged once more.
  await taskOf(world, 'QH-officer-1', 'schoolRecommendation', file.caseId);
  const { browser } = await world.people.as('QH-officer-1');
  const seen = await call<{ formHash: string }>(browser, 'GET', `/api/cases/${file.caseId}`);
  if (seen.formHash !== hashOf(file)) throw new Error('the county was shown another form');
  await examine(world, await leaderPage(world, file, leader), file);
  world.story.tell('县教育局介入督促后，学校完成推荐', 'With the county sharing the task, the school has recommended');
}
