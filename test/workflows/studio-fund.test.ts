import { expect, test } from 'vitest';
import { decideRenewal } from '../../desk/studio/decide-renewal.js';
import { addVoucher } from '../../desk/studio/fund/add-voucher.js';
import { handInVouchers } from '../../desk/studio/fund/hand-in-vouchers.js';
import { lapseRequest } from '../../desk/studio/fund/lapse-request.js';
import { settleFunds } from '../../desk/studio/fund/settle-funds.js';
import { returnPlaque } from '../../desk/studio/return-plaque.js';
import { addDays, dayOf, timeOf } from '../../domain/time/beijing.js';
import { file } from '../desk/studio/fund-steps.js';
import { newStudio, runningStudio } from './assessment-story.js';
import { closes, fundTask, grants, spends } from './fund-story.js';
import { losesHost } from './loss-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';
import { vetoes } from './veto-story.js';

const story = stories();
const plaqueBack = async (told: Story, termId: string) => {
  const { id: taskId } = await told.task('plaqueReturn', termId);
  await told.act('leaderD1', returnPlaque, { taskId, note: '已送交市局' });
};
/** The morning so many days after an instant. */
const dayAfter = (instant: string, days: number) => at(addDays(dayOf(instant), days));
/** Reminders to the keeper, or whoever is named, as "day time rung". */
const reminders = async (told: Story, to = 'cityOfficer') =>
  (await told.letters('reminder', to)).map(
    ({ createdAt, data }) => `${dayOf(createdAt)} ${timeOf(createdAt)} ${data.rung}`,
  );

test('FUND-O01, STUDIO-06: a closed studio’s process goes on with the keeper, who is reminded until the year is closed, and ends then', async () => {
  const told = await story();
  const termId = await newStudio(told);
  await grants(told, termId, 2029);
  await told.until(at('2029-05-02'));
  const { id: taskId } = await told.task('renewalDecision', termId);
  await told.act('cityLeader', decideRenewal, { taskId, decision: 'close', reason: '聘期届满' });
  await plaqueBack(told, termId);
  expect(await told.ended(`term-${termId}`)).toBe('open');
  await told.until(at('2029-07-01'));
  const { due } = await told.task('fundClosing', termId);
  const said = await reminders(told);
  expect(said.map((one) => one.split(' ').at(-1))).toEqual(
    expect.arrayContaining(['theDayBefore', 'superiorInformed']),
  );
  expect((said[0] ?? '').slice(0, 10) < dayOf(due ?? '')).toBe(true);
  await closes(told, termId, 2029);
  expect(await told.ended(`term-${termId}`)).toBe('closed');
});

test('FUND-O01, STUDIO-O04: so it is where the host was lost, whichever of plaque and year comes first', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await grants(told, termId, 2026);
  await grants(told, termId, 2027);
  await losesHost(told, termId);
  await closes(told, termId, 2026);
  await plaqueBack(told, termId);
  expect(await told.ended(`term-${termId}`)).toBe('open');
  await closes(told, termId, 2027);
  expect(await told.ended(`term-${termId}`)).toBe('closed');
});

test('FUND-O01, VETO-O05: and where the title was cancelled, once no appeal can come', async () => {
  const told = await story();
  const termId = await newStudio(told);
  await grants(told, termId, 2026);
  await told.until(at('2026-05-06'));
  await vetoes(told, 'teacherD1a', termId);
  await told.until(at('2026-05-21'));
  await plaqueBack(told, termId);
  await told.until(at('2026-07-01'));
  expect((await reminders(told)).map((one) => one.split(' ').at(-1))).toContain('superiorInformed');
  await closes(told, termId, 2026);
  expect(await told.ended(`term-${termId}`)).toBe('revoked');
});

test('FUND-O01: closed while it waits for the plaque, the year keeps nobody', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await grants(told, termId, 2026);
  await losesHost(told, termId);
  await closes(told, termId, 2026);
  await told.until(at('2026-09-01'));
  await plaqueBack(told, termId);
  expect(await told.ended(`term-${termId}`)).toBe('closed');
});

test('FUND-O01, STUDIO-15: approved money of a studio without its host keeps the process: the unit’s leader is reminded, hands in, and it ends with the settlement', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await grants(told, termId, 2026);
  const { requestId } = await spends(told, termId, 2026, 'teacherD1a');
  await losesHost(told, termId);
  await plaqueBack(told, termId);
  const { due, role } = await fundTask(told, termId, 'fundAccount', 1);
  expect(role).toBe('schoolLeader');
  await told.until(at(dayOf(due ?? '')));
  expect((await reminders(told, 'leaderD1')).map((one) => one.split(' ').at(-1))).toContain('theDayBefore');
  const key = { termId, requestId };
  await told.act('leaderD1', addVoucher, { ...key, ...file, amount: '1000' });
  const { contentHash } = await told.act('leaderD1', handInVouchers, key);
  await told.act('cityOfficer', settleFunds, { ...key, outcome: 'settled', contentHash });
  expect(await told.ended(`term-${termId}`)).toBe('open');
  await closes(told, termId, 2026);
  expect(await told.ended(`term-${termId}`)).toBe('closed');
});

test('FUND-O01, VETO-O05: revoked, the unit is asked once no appeal can come; what nobody accounts for lapses, and the process ends', async () => {
  const told = await story();
  const termId = await runningStudio(told);
  await grants(told, termId, 2026);
  const { requestId } = await spends(told, termId, 2026, 'teacherD1a');
  await vetoes(told, 'teacherD1a', termId);
  await told.until(dayAfter(await told.desk.clock.now(), 30));
  const { due, role } = await fundTask(told, termId, 'fundAccount', 1);
  expect(role).toBe('schoolLeader');
  await plaqueBack(told, termId);
  await told.until(dayAfter(due ?? '', 2));
  await told.act('cityOfficer', lapseRequest, { termId, requestId, reason: '期限内无人报账' });
  await closes(told, termId, 2026);
  expect(await told.ended(`term-${termId}`)).toBe('revoked');
});
