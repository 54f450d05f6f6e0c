import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit, cases, decisions, hearingInvitations, postHoldings, posts } from '../../db/schema/all.js';
import { perform } from '../../desk/kit/act.js';
import { decideRecommendation } from '../../desk/school/decide-recommendation.js';
import { atSchool, formOn, type Shown, serveSite, signInAs, type TestSite, type Visitor } from './site.js';

let site: TestSite;
let file: Awaited<ReturnType<typeof atSchool>>;
/** The clerk's own application, at the clerk's own school. */
let own: Awaited<ReturnType<typeof atSchool>>;
beforeAll(async () => {
  site = await serveSite();
  file = await atSchool(site, 'teacherA1a');
  own = await atSchool(site, 'teacherA1b');
  await clerkToo('teacherA1b');
  await clerkToo('leaderA1');
}, 90_000);
afterAll(() => site.close());

/** Gives somebody the post of the school's clerk besides. */
async function clerkToo(code: string): Promise<void> {
  const { db } = site.deps;
  const ofClerk = and(eq(posts.orgId, site.city.org('schoolA1')), eq(posts.role, 'schoolClerk'));
  const [post] = await db.select().from(posts).where(ofClerk);
  if (!post) throw new Error('the school has no clerk');
  const personId = site.city.personId(code);
  await db.insert(postHoldings).values({ id: randomUUID(), postId: post.id, personId, fromDay: '2020-01-01' });
}
const visitors = new Map<string, Visitor>();
async function as(code: string): Promise<Visitor> {
  const visitor = visitors.get(code) ?? (await signInAs(site, code));
  visitors.set(code, visitor);
  return visitor;
}
const listed = ({ html }: Shown) => [...html.matchAll(/href="\/tasks\/([^"?]+)"/g)].map(([, id]) => id).toSorted();
const toPrepare = '由您准备，由学校负责人作出决定';
const actsOn = ({ html }: Shown) => [...html.matchAll(/data-form="([^"]+)"/g)].map(([, form]) => form);

test('HOST-17, HOST-18: a clerk finds the case, concludes on ethics and invites the hearing; the decision is not offered', async () => {
  const clerk = await as('clerkA1');
  const list = await clerk.open('/tasks');
  expect(listed(list)).toEqual([file.taskId, own.taskId].toSorted());
  expect(list.html).toContain(toPrepare);
  expect(list.html).toContain('单位schoolA1 学校经办人');
  const page = await clerk.open(`/tasks/${file.taskId}`);
  expect(actsOn(page)).toEqual(['concludeEthics']);
  expect(page.html).toContain('由学校负责人作出决定');
  const { fields } = formOn(page.html, 'concludeEthics');
  const concluded = { conclusion: 'clear', statement: '师德考核合格', _confirm: fields._expected ?? '' };
  await clerk.send(page, 'concludeEthics', concluded);
  const ready = await clerk.open(`/tasks/${file.taskId}`);
  expect(actsOn(ready)).toEqual(expect.arrayContaining(['concludeEthics', 'inviteHearing']));
  for (const form of ['decideRecommendation', 'handOver', 'releaseTask']) expect(actsOn(ready)).not.toContain(form);
  const invited = await clerk.send(ready, 'inviteHearing', {
    'lines:invitations:group=teachers:address': 'one@home.example',
  });
  expect(invited.status).toBe(200);
  const { db } = site.deps;
  const kept = await db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, file.caseId));
  expect(kept.map(({ group }) => group)).toEqual(['teachers']);
  const [conclusion] = await db.select().from(decisions).where(eq(decisions.caseId, file.caseId));
  expect(conclusion).toMatchObject({ kind: 'ethicsConclusion', decision: 'clear', deciderRole: 'schoolClerk' });
});

test('HOST-19: the decision is the leader’s: a clerk who sends it all the same is refused, on record', async () => {
  const { db } = site.deps;
  const [found] = await db.select().from(cases).where(eq(cases.id, file.caseId));
  const answer = await perform(site.deps, decideRecommendation, site.city.person('clerkA1'), {
    caseId: file.caseId,
    taskId: file.taskId,
    formHash: found?.formHash ?? '',
    decision: 'decline',
    reason: '不予推荐',
  });
  expect(answer).toMatchObject({ ok: false, refusals: [{ code: 'notYourPost', ruleId: 'HOST-19' }] });
  const tried = and(eq(audit.chain, file.caseId), eq(audit.act, 'decideRecommendation'));
  expect((await db.select().from(audit).where(tried)).map(({ outcome }) => outcome)).toEqual(['refused']);
});

test('I5: a clerk prepares nothing on the clerk’s own application', async () => {
  const clerk = await as('teacherA1b');
  expect(listed(await clerk.open('/tasks'))).toEqual([file.taskId]);
  expect((await clerk.open(`/tasks/${file.taskId}`)).status).toBe(200);
  expect((await clerk.open(`/tasks/${own.taskId}`)).status).toBe(404);
});

test('a leader who is the clerk besides has each task once, to decide', async () => {
  const leader = await as('leaderA1');
  const list = await leader.open('/tasks');
  expect(listed(list)).toEqual([file.taskId, own.taskId].toSorted());
  expect(list.html).not.toContain(toPrepare);
  expect(actsOn(await leader.open(`/tasks/${file.taskId}`))).toContain('decideRecommendation');
});

test('once decided there is nothing left to prepare', async () => {
  const { db } = site.deps;
  const [found] = await db.select().from(cases).where(eq(cases.id, file.caseId));
  const meeting = {
    date: '2026-03-02',
    entitled: 5,
    present: 4,
    votesFor: 1,
    votesAgainst: 3,
    abstain: 0,
    attendees: ['校长', '书记', '副校长', '工会主席'],
    minutes: '经集体研究，不予推荐。',
  };
  const declined = await perform(site.deps, decideRecommendation, site.city.person('leaderA1'), {
    caseId: file.caseId,
    taskId: file.taskId,
    formHash: found?.formHash ?? '',
    decision: 'decline',
    reason: '本校已推荐其他教师',
    meeting,
  });
  expect(declined).toMatchObject({ ok: true });
  const clerk = await as('clerkA1');
  expect(listed(await clerk.open('/tasks'))).toEqual([own.taskId]);
  const page = await clerk.open(`/tasks/${file.taskId}`);
  expect([page.status, actsOn(page)]).toEqual([200, []]);
  expect(page.html).toContain('无需再办');
});
