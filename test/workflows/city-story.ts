import { and, eq } from 'drizzle-orm';
import { notices, scoreSheets } from '../../db/schema/all.js';
import { addExpert } from '../../desk/city/add-expert.js';
import { confirmRanking } from '../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../desk/city/decide-finally.js';
import { declareConflicts } from '../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../desk/city/draw-panel.js';
import { justifyProject } from '../../desk/city/justify-project.js';
import { openSheets } from '../../desk/city/open-sheets.js';
import { publishCityNotice } from '../../desk/city/publish-city-notice.js';
import { sealSheet } from '../../desk/city/seal-sheet.js';
import { submitBundle } from '../../desk/county/submit-bundle.js';
import { tinyDates } from '../support/city.js';
import type { Story } from './story.js';

const experts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'];
const words = { title: '拟定人选公示', text: '现予公示。', receivingUnit: '市教育局' };
const soon = (instant: string | undefined): string => new Date(Date.parse(instant ?? '') + 60_000).toISOString();

/** One candidate from application to the city's notice, through every stage on the way (HOST-15…26). */
export async function toCityNotice(told: Story): Promise<{ readonly caseId: string; readonly noticeId: string }> {
  await told.opens();
  const caseId = await told.recommended('teacherA1a');
  await told.until(soon(tinyDates.applicationWindow));
  const county = await told.hangs([caseId]);
  await told.until(soon(county.closesAt));
  const nominationId = told.nominationId('countyA');
  await told.act('countyOfficerA', submitBundle, { nominationId, caseIds: [caseId] });
  return noticed(told, caseId);
}

/** The same in a county's own round, in which no county comes before the panel (LOCAL-01). */
export async function toOwnNotice(told: Story): Promise<{ readonly caseId: string; readonly noticeId: string }> {
  await told.opens();
  return noticed(told, await told.recommended('teacherA1a'));
}

/** From the day on which all papers are there to the end of the notice. */
async function noticed(told: Story, caseId: string): Promise<{ readonly caseId: string; readonly noticeId: string }> {
  const { roundId, desk } = told;
  await told.until(soon(tinyDates.nominationWindow));
  await scores(told, caseId);
  const { hash: rankingHash } = await told.act('cityOfficer', openSheets, { roundId });
  await told.act('cityOfficer', confirmRanking, { roundId, rankingHash });
  const { formHash } = await told.shown(caseId);
  await told.act('sectionOfficer', justifyProject, { roundId, caseId, formHash, decision: 'justified' });
  await told.act('cityOfficer2', publishCityNotice, { roundId, ...words });
  const [notice] = await desk.db
    .select()
    .from(notices)
    .where(and(eq(notices.roundId, roundId), eq(notices.level, 'city')));
  if (!notice) throw new Error('the city has no notice');
  await told.until(soon(notice.closesAt));
  return { caseId, noticeId: notice.id };
}

/** The same, approved by the city's leader: certificate and plaque are granted (HOST-27). */
export async function toPlaque(told: Story, after = toCityNotice): Promise<string> {
  const { caseId } = await after(told);
  const { formHash } = await told.shown(caseId);
  const decided = { roundId: told.roundId, caseId, formHash, decision: 'approve', decisionNumber: '教发〔2026〕1号' };
  await told.act('cityLeader', decideFinally, decided);
  return caseId;
}

async function scores(told: Story, caseId: string): Promise<void> {
  const { roundId, desk } = told;
  for (const code of experts) await told.act('cityOfficer', addExpert, { roundId, personId: told.personId(code) });
  for (const code of experts)
    await told.act(code, declareConflicts, { roundId, declarations: [{ caseId, says: 'none' }] });
  await told.act('cityOfficer', drawPanel, { roundId });
  const points = { ethics: '14', classWork: '27', cases: '18', research: '18', proposal: '14' };
  const { formHash } = await told.shown(caseId);
  const sheets = await desk.db.select().from(scoreSheets).where(eq(scoreSheets.caseId, caseId));
  for (const code of experts)
    if (sheets.some(({ personId }) => personId === told.personId(code)))
      await told.act(code, sealSheet, { roundId, caseId, formHash, points, remark: '' });
}
