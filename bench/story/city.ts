import type { City } from '../city/city.js';
import { moveClock } from '../city/move-clock.js';
import { drive } from '../load/drive.js';
import type { World } from '../parts/world.js';
import { noticeWords } from './county.js';
import { acts, type Filed, taskOf } from './people-act.js';

const clients = 16;
const points = { ethics: '14', classWork: '27', cases: '18', research: '18', proposal: '14' };

/** Pool, declarations, draw, blind sheets, opening, ranking (HOST-25, HOST-O15). */
export async function panel(world: World, { roundId, officer, experts }: City, files: readonly Filed[]): Promise<void> {
  const path = `/api/rounds/${roundId}`;
  await taskOf(world, 'panelFormation', roundId);
  for (const { personId } of experts) await acts(world, officer, 'POST', `${path}/experts`, { personId });
  const declarations = files.map(({ caseId }) => ({ caseId, says: 'none' }));
  for (const expert of experts) await acts(world, expert, 'PUT', `${path}/declarations`, { declarations });
  await acts(world, officer, 'POST', `${path}/panel`);
  await taskOf(world, 'score', roundId);
  const sheets = await world.query<{ case_id: string; person_id: string }>(
    'SELECT case_id, person_id FROM score_sheets',
  );
  await drive(sheets, clients, async ({ case_id: caseId, person_id: personId }) => {
    const expert = experts.find((one) => one.personId === personId);
    const file = files.find((one) => one.caseId === caseId);
    if (!expert || !file) throw new Error('a sheet of nobody');
    await acts(world, expert, 'PUT', `${path}/sheets/${caseId}`, { formHash: file.formHash, points, remark: '' });
  });
  await taskOf(world, 'openSheets', roundId);
  const { hash } = await acts<{ hash: string }>(world, officer, 'POST', `${path}/sheets/opening`);
  await taskOf(world, 'ranking', roundId);
  await acts(world, officer, 'POST', `${path}/ranking/confirmation`, { rankingHash: hash });
}

/** Justification, the city's notice, the final decision with certificate and plaque (HOST-26, HOST-27). */
export async function decision(world: World, city: City, files: readonly Filed[]): Promise<void> {
  const { roundId, section, secondOfficer, leader } = city;
  const path = `/api/rounds/${roundId}`;
  await taskOf(world, 'justifyProject', roundId);
  await drive(files, clients, async ({ caseId, formHash }) => {
    await acts(world, section, 'POST', `${path}/cases/${caseId}/justification`, { formHash, decision: 'justified' });
  });
  await taskOf(world, 'publishCityNotice', roundId);
  const { closesAt } = await acts<{ closesAt: string }>(world, secondOfficer, 'POST', `${path}/notice`, noticeWords);
  await moveClock(world, after(closesAt));
  await taskOf(world, 'finalDecision', roundId);
  const said = { decision: 'approve', decisionNumber: '教发〔2026〕1号' };
  await drive(files, clients, async ({ caseId, formHash }) => {
    await acts(world, leader, 'POST', `${path}/cases/${caseId}/decision`, { formHash, ...said });
  });
}

/** The next moment in office hours after an instant: nine in the morning in Beijing. */
export function after(instant: string): string {
  const at = new Date(Date.parse(instant) + 60_000);
  at.setUTCHours(1, 0, 0, 0);
  return new Date(at.getTime() <= Date.parse(instant) ? at.getTime() + 86_400_000 : at.getTime()).toISOString();
}
