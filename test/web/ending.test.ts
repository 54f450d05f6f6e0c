import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases, mails, people } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { confirmEnding, endCase } from '../../desk/kit/end-case.js';
import { roundOf } from '../../desk/kit/round.js';
import { because, inWords, type Why } from '../../domain/ending.js';
import { call, signedIn } from '../api/server.js';
import { caseOf } from '../desk/application/steps.js';
import { atSchool, serveSite, signInAs, type TestSite, type Visitor } from './site.js';

let site: TestSite;
let caseId: string;
let applicant: Visitor;
beforeAll(async () => {
  site = await serveSite();
  ({ caseId } = await atSchool(site));
  applicant = await signInAs(site, 'teacherA1a');
  await site.desk.db.update(people).set({ email: null });
  await site.desk.db.delete(mails);
}, 60_000);
afterAll(() => site.close());

const declined = async (why: Why) => {
  await site.desk.db.update(cases).set({ state: 'schoolReview' }).where(eq(cases.id, caseId));
  const file = await caseOf(site.desk, caseId);
  const no = await performSystem(site.desk, async (desk) =>
    endCase(desk, await roundOf(desk, file.roundId), file, 'decline', why),
  );
  expect(no).toBeNull();
};
const shown = async () => (await applicant.open(`/cases/${caseId}`)).html;

test('whoever was refused and has no address reads on the page why, by which rule, and what became of an appeal', async () => {
  await declined({ reason: inWords('集体评议认为年限不足'), ruleId: 'HOST-19' });
  expect(await site.desk.db.select().from(mails)).toEqual([]);
  expect(await shown()).toMatch(/<dt>理由<\/dt><dd>集体评议认为年限不足<\/dd>/);
  expect(await shown()).not.toContain('复核维持的理由');
  const file = await caseOf(site.desk, caseId);
  await performSystem(site.desk, (desk) =>
    confirmEnding(desk, file, { reason: inWords('原结论无误'), ruleId: 'HOST-O19' }),
  );
  expect(await shown()).toMatch(/<dt>理由<\/dt><dd>集体评议认为年限不足<\/dd>/);
  expect(await shown()).toMatch(/<dt>复核维持的理由<\/dt><dd>原结论无误<\/dd>/);
});

test('the API gives the same, codes as codes; the page says them in words', async () => {
  await declined({ reason: because('roundOver'), ruleId: 'HOST-26' });
  expect(await shown()).toMatch(/<dt>理由<\/dt><dd>本批次评选已经结束/);
  const cookie = await signedIn(site, 'teacherA1a');
  const { body } = await call(site, 'GET', `/api/cases/${caseId}`, { cookie });
  expect(body.ending).toMatchObject({
    state: 'declined',
    reason: { kind: 'code', code: 'roundOver' },
    ruleId: 'HOST-26',
    appealUntil: null,
  });
});
