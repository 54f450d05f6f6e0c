import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { cases, decisions } from '../../db/schema/all.js';
import { notTaken } from '../../domain/ending.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { followBundle } from '../county/follow-bundle.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { type Case, caseColumns, moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { officerOf } from '../kit/organiser.js';
import type { Round } from '../kit/round.js';
import { addTask } from '../kit/stage.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { latestNoticeOf } from '../notice/find-notice.js';
import { seatBesideBureau } from '../studio/beside-bureau.js';
import { afterDecision } from './after-decision.js';
import { afterJustification } from './after-justification.js';
import { comeToPanel } from './come-to-panel.js';
import { storedRanking } from './compute-ranking.js';
import { justificationRun } from './further-justification.js';
import { type HeldBackBy, heldBack } from './held-back.js';
import { lockRound } from './round-task.js';
import { justifiedAmong } from './section.js';

/**
 * The round did not wait for a candidate who stood still, by an ethics finding (VETO-O03) or a departure (HOST-O18). Once neither
 * holds any more, what the confirmed ranking said of the candidate is carried out, and a notice of their own follows the one that
 * hung without them.
 */
export async function catchUp(desk: Desk, { id }: Round, file: Case, because: HeldBackBy): Promise<void> {
  // a ranking that is confirmed at this moment has seen the candidate free, or is seen here
  const round = await lockRound(desk, id);
  if (round?.state !== 'open' || (await heldBack(desk, round, [file])).size > 0) return;
  await followBundleOf(desk, file);
  await comeToPanel(desk, round, file.id);
  const [now] = await desk.tx.select(caseColumns).from(cases).where(eq(cases.id, file.id));
  const state = now?.state === 'expertReview' ? await carryOutRanking(desk, round, now, because) : file.state;
  if (state === 'projectJustification') await askAgain(desk, round, { ...file, state }, file.state, because);
  await afterDecision(desk, round.id);
}

/** At rest when the county sent its bundle: it is asked for a further part (HOST-22). */
async function followBundleOf(desk: Desk, file: Case): Promise<void> {
  if (file.state !== 'countyNotice') return;
  const latest = await latestNoticeOf(desk, file.id);
  if (latest?.notice.nominationId) await followBundle(desk, latest.notice.nominationId);
}

const confirmed = z.object({ chosen: z.array(z.string()) });

/** The officer's decision names who goes on; here it only takes effect. */
async function carryOutRanking(desk: Desk, round: Round, file: Case, because: HeldBackBy): Promise<CaseState> {
  const row = (await storedRanking(desk, round.id))?.result.rows.find((one) => one.caseId === file.id);
  const [decision] = await desk.tx
    .select({ content: decisions.content })
    .from(decisions)
    .where(and(eq(decisions.subjectId, round.id), eq(decisions.kind, 'rankingConfirmed')))
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  if (!decision) return file.state;
  const isChosen = confirmed.parse(decision.content).chosen.includes(file.id);
  // no row: the sheets were opened while the case stood still
  const unchosen = row?.outcome ?? 'tooFewScores';
  const no = isChosen
    ? await moveCase(desk, file, 'select')
    : await endCase(desk, round, file, 'notSelect', { reason: notTaken(unchosen), ruleId: 'HOST-14' });
  if (no) throw new Error(`a ranked candidate cannot follow: ${no.code}`);
  const state = isChosen ? 'projectJustification' : 'notSelected';
  const outcome = isChosen ? 'selected' : 'notSelected';
  const reason = isChosen ? '' : unchosen;
  const ruleIds = [because, 'HOST-14', 'HOST-25'];
  const facts = { outcome, reason, rank: row?.rank ?? 0 };
  await record(desk, system, { chain: file.id, act: 'followRanking', ruleIds, formHash: file.formHash, facts });
  await tell(desk, { kind: 'case', id: file.id }, { kind: 'settled', stage: 'expertReview', number: 1, outcome });
  if (isChosen) await writeToApplicant(desk, round, file, { state, ruleId: 'HOST-14' });
  return state;
}

/** Justification and notice of whoever comes late: within the open stage, or in a further run of it. */
async function askAgain(desk: Desk, round: Round, file: Case, from: CaseState, because: HeldBackBy): Promise<void> {
  const run = await justificationRun(desk, round, because);
  if (!run) return;
  if (round.parameters.projectJustification === 'none') {
    const settled = { kind: 'settled', stage: 'projectJustification', number: 1, outcome: 'justified' } as const;
    if (from === 'expertReview') await tell(desk, { kind: 'case', id: file.id }, settled);
    const strong = round.parameters.strongActs.includes('publishNotice');
    return addTask(desk, run, round, { kind: 'publishCityNotice', ...officerOf(round), strong });
  }
  if (!(await justifiedAmong(desk, [file])).has(file.id)) {
    const section = await seatBesideBureau(desk, round, 'sectionOfficer');
    await addTask(desk, run, round, { kind: 'justifyProject', ...section, caseId: file.id });
  }
  await afterJustification(desk, round, run);
}
