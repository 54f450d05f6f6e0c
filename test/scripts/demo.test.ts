import { expect, test } from 'vitest';
import { sniffUpload } from '../../documents/sniff.js';
import { fraction } from '../../domain/panel/decimal.js';
import { cycleScore, gradeOf } from '../../domain/studio/assessment/grade.js';
import { applicants } from '../../examples/applicant-list.js';
import { failingRules, stories } from '../../examples/stories.js';
import { defaultEdition } from '../../policy/host-selection/default-edition.js';
import { defaultEdition as studioEdition } from '../../policy/studio/default-edition.js';
import { businessClock } from '../../scripts/demo/business-clock.js';
import { expected, expectedByCode, winners } from '../../scripts/demo/expected.js';
import { Refused } from '../../scripts/demo/http.js';
import { daySecondsFor } from '../../scripts/demo/pace.js';
import { pointsFor } from '../../scripts/demo/points.js';
import { linkIn } from '../../scripts/demo/post-box.js';
import { Refusals } from '../../scripts/demo/refusals.js';
import { scan } from '../../scripts/demo/scan.js';
import { pointsOf } from '../../scripts/demo/term/assessment.js';
import { lives } from '../../scripts/demo/term/lives.js';

const endOf = ({ code, story }: (typeof applicants)[number]) =>
  expectedByCode[code] ?? (story === 'plain' ? undefined : expected[story]);

test('every applicant of the sample city has an expected end, and the winners are those expected to be approved', () => {
  expect(applicants.filter((one) => endOf(one) === undefined).map(({ code }) => code)).toEqual([]);
  const approved = applicants.filter((one) => endOf(one) === 'approved').map(({ code }) => code);
  expect(approved.toSorted()).toEqual(winners.toSorted());
  expect(winners.length).toBeLessThan(defaultEdition.parameters.capacity);
});

test('whoever fails a condition never hands a form in and ends with the round, and nobody else does', () => {
  for (const story of stories)
    if (story !== 'plain')
      expect([story, expected[story] === 'endedWithRound']).toEqual([story, failingRules[story] !== undefined]);
});

test.each(applicants.map(({ merit }) => merit))('a merit of %i is spread over the rubric exactly', (merit) => {
  const rubric = defaultEdition.parameters.rubric.map(({ code, max }) => ({ code, max: String(max) }));
  const points = pointsFor(merit, rubric);
  expect(rubric.reduce((sum, { code }) => sum + Number(points[code]), 0)).toBe(merit);
  expect(rubric.filter(({ code, max }) => Number(points[code]) > Number(max))).toEqual([]);
});

test('ASSESS-O01, ASSESS-O02: the points of every life lead to the grade it is told with, the cycle by the sum of the edition', () => {
  const { parameters } = studioEdition;
  const exact = (points: number) => fraction(BigInt(points));
  const sums = (points: number) => Object.values(pointsOf(points)).reduce((sum, one) => sum + Number(one), 0);
  for (const { years, cycle } of lives) {
    for (const { points, grade } of years) {
      expect(sums(points)).toBe(points);
      expect([points, gradeOf(exact(points), parameters)]).toEqual([points, grade]);
    }
    if (!cycle) continue;
    const annual = years.map(({ points }) => exact(points));
    expect(gradeOf(cycleScore(exact(cycle.points), annual, parameters), parameters)).toBe(cycle.grade);
  }
});

test('the scan is a PDF by its bytes', async () => {
  const bytes = Buffer.from(await scan().arrayBuffer());
  const found = await sniffUpload(bytes, '荣誉证书.pdf', { maxBytes: 10_000 });
  expect(found).toEqual({ ok: true, value: { type: 'pdf', mime: 'application/pdf' } });
});

test('the link of a letter is its id and the secret behind #', () => {
  expect(linkIn({ text: '查看并办理： http://127.0.0.1:8800/t/0a1b#x-Y_z\n\n' })).toEqual({
    id: '0a1b',
    secret: 'x-Y_z',
  });
  expect(linkIn({ text: 'http://127.0.0.1:8800/account' })).toBeNull();
});

test('a refusal must come, with its code and its rule; a fault is no refusal', async () => {
  const refusals = new Refusals();
  const told = [{ code: 'notEligible', ruleId: 'HOST-09', detail: '' }];
  const refuse = (): Promise<never> => Promise.reject(new Refused('POST /', 422, told));
  await refusals.expect('notEligible', 'HOST-09', refuse);
  await expect(refusals.expect('notEligible', 'HOST-10', refuse)).rejects.toThrow('HOST-10');
  await expect(refusals.expect('notEligible', null, refuse)).rejects.toThrow('expected');
  await expect(refusals.expect('notEligible', 'HOST-09', async () => 1)).rejects.toThrow('accepted');
  await expect(refusals.expect('notEligible', 'HOST-09', () => Promise.reject(new TypeError('down')))).rejects.toThrow(
    'down',
  );
  expect([...refusals.met]).toEqual([['HOST-09', 1]]);
});

test('the business clock goes on at the pace of the rehearsal from the instant that was read', async () => {
  const began = Date.now();
  const service = async () =>
    new Date(Date.parse('2026-03-02T16:30:00.000Z') + ((Date.now() - began) * 86_400) / 0.05).toISOString();
  const clock = await businessClock(0.05, service);
  expect(clock.today()).toBe('2026-03-03');
  await clock.passed('2026-03-04T00:00:00.000Z');
  expect(clock.now() > '2026-03-04T00:00:00.000Z').toBe(true);
});

test('a business day lasts longer on a busy machine, within limits', () => {
  expect(daySecondsFor(0.5)).toBe(1.25);
  expect(daySecondsFor(1)).toBe(1.25);
  expect(daySecondsFor(2)).toBe(2);
  expect(daySecondsFor(60)).toBe(5);
});
