import { pointsOf } from '../../../demo/term/assessment.js';
import { type City, does, person, row, today } from '../../city.js';
import { answers, bureauLeader, institute, type Studio, section, tasksOf } from './studio.js';

/** ASSESS-02…07: once the year is over, self-report, scores, confirmation, publication, each by another hand; the one appeal where `appeals`. */
export async function assessment(city: City, studio: Studio, appeals: boolean): Promise<void> {
  const { id: subject } = await row<{ id: string }>(
    city,
    "SELECT id FROM assessments WHERE term_id = $1 AND kind = 'annual'",
    [studio.termId],
    1_000,
  );
  const everyTask = tasksOf(studio).map(({ code }) => ({ task: code, statement: '按进度完成，活动记录齐全。' }));
  const report = await answers(city, { kind: 'selfReport', subject }, 'reportYear', [
    'self-report',
    { letterVersion: 1, answers: everyTask },
  ]);
  if (!report) return;
  const check = { method: 'siteVisit', checkedOn: await today(city), minutes: '到校查阅资料，访谈成员三人。' };
  const sheet = { reportHash: report.contentHash, check, points: pointsOf(city.random.between(60, 95)) };
  const scored = await signedIn(city, subject, 'yearScoring', institute, 'scoreYear', ['year-scores', sheet]);
  if (!scored) return;
  const shown = { sheetHash: scored.contentHash };
  const confirmed = await answers(city, { kind: 'resultConfirmation', subject }, 'confirmScores', [
    'scores-confirmation',
    { ...shown, decision: 'confirm' },
  ]);
  if (!confirmed) return;
  const publication = ['result-publication', shown] as const;
  const published = await signedIn(city, subject, 'resultPublication', bureauLeader, 'publishResult', publication);
  if (!published || !appeals) return;
  const words = { text: '示范班会课次数统计有遗漏，请复核。' };
  if (!(await answers(city, { kind: 'resultAppeal', subject }, 'appealResult', ['result-appeal', words]))) return;
  const answer = ['result-appeal-decision', { outcome: 'dismissed', reason: '经复核活动记录，统计无误。' }] as const;
  await signedIn(city, subject, 'resultAppealDecision', section, 'decideResultAppeal', answer);
}

/** What is scored, published or decided with a second factor; the task's own letter leads to signing in. */
async function signedIn(
  city: City,
  subject: string,
  kind: string,
  code: string,
  act: string,
  [path, body]: readonly [path: string, body: unknown],
) {
  const { task } = await row<{ task: string }>(
    city,
    "SELECT id AS task FROM tasks WHERE subject_id = $1 AND kind = $2 AND state = 'open'",
    [subject, kind],
    300,
  );
  return does(city, person(city, code), act, ['POST', `/api/tasks/${task}/${path}`, body], subject);
}
