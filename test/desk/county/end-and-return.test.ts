import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decisions, people, postHoldings, posts, stageRuns, tasks } from '../../../db/schema/all.js';
import { decideAppeal } from '../../../desk/appeal/decide-appeal.js';
import { fileAppeal } from '../../../desk/appeal/file-appeal.js';
import { finishWithdrawal } from '../../../desk/application/finish-withdrawal.js';
import { withdrawApplication } from '../../../desk/application/withdraw-application.js';
import { closeNomination } from '../../../desk/county/close-nomination.js';
import { refillNominee } from '../../../desk/county/refill-nominee.js';
import { reopenBundle } from '../../../desk/county/reopen-bundle.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { openStage } from '../../../desk/kit/stage.js';
import { appealDecision } from '../../../desk/stages/appeal-decision.js';
import { expectOk, type SmallCounty, saying, smallCounty } from './small-county.js';

let county: SmallCounty;
beforeEach(async () => {
  county = await smallCounty({ candidates: 1 });
});
afterEach(() => county.close());

const close = () =>
  perform(county.deps, closeNomination, county.person('officer'), {
    nominationId: county.id('nomination'),
    notChosen: [],
  });
const refill = () =>
  perform(county.deps, refillNominee, county.person('officer'), { nominationId: county.id('nomination') });
/** The city finds for the applicant. */
const winAppeal = async () => {
  const { appealId } = expectOk(
    await perform(county.deps, fileAppeal, county.person('teacher1'), { caseId: county.id('case1'), text: '请复核' }),
  );
  await county.db.insert(people).values({ id: county.id('chief'), code: 'chief', name: '局长' });
  await county.db.insert(posts).values({ id: county.id('chiefPost'), orgId: county.id('bureau'), role: 'cityLeader' });
  await county.db.insert(postHoldings).values({
    id: randomUUID(),
    postId: county.id('chiefPost'),
    personId: county.id('chief'),
    fromDay: '2020-01-01',
  });
  const at = { subject: { kind: 'appeal', id: appealId }, stage: 'appealDecision', number: 1 } as const;
  await performSystem(county.deps, (desk) => openStage(desk, appealDecision, { ...at, roundId: county.id('round') }));
  const taskId = await county.task('appealDecision', appealId);
  const verdict = { taskId, outcome: 'upheld', reason: '理由成立' };
  expectOk(await perform(county.deps, decideAppeal, county.person('chief'), verdict));
};

it('HOST-O14: after "nobody", whom an appeal brings back can be chosen in a new nomination', async () => {
  expect(saying(await refill())).toBe('stageNotOpen HOST-O14');
  await county.verify(1, 'refuse');
  expect(expectOk(await close()).ended).toBe(true);
  await winAppeal();
  const { nominationId } = expectOk(await refill());
  expect(saying(await refill())).toBe('stageNotOpen HOST-O14');
  await county.open({ kind: 'nomination', id: nominationId }, 'nomination');
  expect(saying(await refill())).toBe('stageNotOpen HOST-O14');
  expect(saying(await county.verify(1))).toBe('ok');
  expect(saying(await county.select([1], county.person('officer'), nominationId))).toBe('ok');
});

it('HOST-14: a withdrawal keeps the nomination open only while it can be undone', async () => {
  expectOk(await perform(county.deps, withdrawApplication, county.person('teacher1'), { caseId: county.id('case1') }));
  expect(expectOk(await close()).ended).toBe(false);
  county.set('2026-05-10T02:00:00.000Z');
  await performSystem(county.deps, (desk) => finishWithdrawal(desk, county.id('case1')));
  expect(expectOk(await close()).ended).toBe(true);
});

it('HOST-20: whoever recommended for the school does not examine for the county', async () => {
  await county.db.insert(decisions).values({
    id: randomUUID(),
    caseId: county.id('case1'),
    stage: 'schoolRecommendation',
    kind: 'collectiveDecision',
    seat: randomUUID(),
    ruleIds: ['HOST-19'],
    deciderId: county.id('officer'),
    deciderRole: 'countyOfficer',
    orgId: county.id('county'),
    decision: 'recommend',
    decidedAt: '2026-04-20T01:00:00.000Z',
  });
  expect(saying(await county.verify(1))).toBe('secondPersonRequired HOST-20');
  expect(saying(await county.verify(1, 'agree', county.person('leader')))).toBe('ok');
});

it('HOST-O14: reopening moves the date of the open tasks with that of their stage', async () => {
  const order = { nominationId: county.id('nomination'), untilDay: '2026-06-10', reason: '系统故障' };
  const { until } = expectOk(await perform(county.deps, reopenBundle, county.person('city'), order));
  const [row] = await county.db
    .select({ stage: stageRuns.due, task: tasks.due })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(and(eq(tasks.kind, 'nomination'), eq(tasks.state, 'open')));
  expect(row).toEqual({ stage: until, task: until });
});
