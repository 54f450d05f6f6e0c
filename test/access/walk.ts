import { asc, eq } from 'drizzle-orm';
import { certificates, links, notices, papers, scoreSheets, stageRuns } from '../../db/schema/all.js';
import { fileAppeal } from '../../desk/appeal/file-appeal.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { addExpert } from '../../desk/city/add-expert.js';
import { confirmRanking } from '../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../desk/city/decide-finally.js';
import { declareConflicts } from '../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../desk/city/draw-panel.js';
import { justifyProject } from '../../desk/city/justify-project.js';
import { openSheets } from '../../desk/city/open-sheets.js';
import { publishCityNotice } from '../../desk/city/publish-city-notice.js';
import { recuse } from '../../desk/city/recuse.js';
import { sealSheet } from '../../desk/city/seal-sheet.js';
import { publishCountyNotice } from '../../desk/county/publish-county-notice.js';
import { selectNominees } from '../../desk/county/select-nominees.js';
import { submitBundle } from '../../desk/county/submit-bundle.js';
import { verifyApplication } from '../../desk/county/verify-application.js';
import type { PublicActor } from '../../desk/kit/actor.js';
import { linkSecret } from '../../desk/kit/links.js';
import { termOf as termRow } from '../../desk/kit/term.js';
import { confirmObjection } from '../../desk/notice/confirm-objection.js';
import { disposeObjection } from '../../desk/notice/dispose-objection.js';
import { fileObjection } from '../../desk/notice/file-objection.js';
import { spanOf } from '../../desk/studio/terms.js';
import { registerVeto } from '../../desk/veto/register-veto.js';
import { proposedTasks } from '../../domain/studio/letter/issue.js';
import { achieved } from '../desk/studio/honour-steps.js';
import { type TinyCity, tinyDates } from '../support/city.js';
import type { TestDesk } from '../support/desk.js';
import { assessing, assessments } from './walk/assessments.js';
import { commendations } from './walk/commendations.js';
import { findings } from './walk/findings.js';
import { handsOf } from './walk/hands.js';
import type { Moment } from './walk/moments.js';
import { schools } from './walk/schools.js';
import { plainWords, type Spoken } from './walk/spoken.js';
import { termLife } from './walk/term.js';

const publicActor: PublicActor = { kind: 'public', channel: 'public', language: 'zh' };
const minute = 60_000;

/** A round walked by its people with real acts; stages are opened as its processes would. */
export function walker(
  desk: TestDesk,
  city: TinyCity,
  spoken: Spoken = plainWords,
  keep = async () => ({ sha256: '0'.repeat(64), blob: '0'.repeat(64) }),
) {
  const { roundId } = city;
  const hands = handsOf({ desk, city, spoken, keep });
  const { notice, does, act, open, look, file, shown, termOf, taskOf } = hands;
  const { drafts, submits, examines, recommends, meeting } = schools(hands);
  const { lives } = termLife(hands);
  const { assessed } = assessments(hands);
  const { calledFor, struckAndAppealing } = commendations(hands);
  const { answeredFor, foundAgainst } = findings(hands);

  const round = { kind: 'round', id: roundId } as const;
  const nominationId = city.nominationId('countyA');

  const noticeOf = async (level: 'county' | 'city') => {
    const [found] = await desk.db.select().from(notices).where(eq(notices.level, level));
    if (!found) throw new Error('no notice');
    return found;
  };
  const takesDown = async (level: 'county' | 'city'): Promise<void> => {
    const { id, closesAt } = await noticeOf(level);
    desk.clock.set(new Date(Date.parse(closesAt) + minute).toISOString());
    await look({ kind: 'notice', id }, 'noticeWindow');
  };

  let own = '';
  let bystander = { caseId: '', version: 0 };
  let version = 0;
  let rankingHash = '';
  const others: string[] = [];
  const all = () => [own, ...others];

  /** From one moment to the next. */
  const steps: Record<Moment, () => Promise<void>> = {
    draft: async () => {
      ({ caseId: own, version } = await drafts('teacherA1a'));
      // Somebody else's application, which stays where it is: its link opens nothing of ours.
      bystander = await drafts('teacherB1a');
      await submits('teacherB1a', bystander);
    },
    schoolReview: async () => {
      await submits('teacherA1a', { caseId: own, version });
      await examines(own, 'leaderA1');
    },
    countyReview: async () => {
      await recommends(own, 'leaderA1');
      for (const [teacher, leader] of [
        ['teacherA2a', 'leaderA2'],
        ['teacherD1a', 'leaderD1'],
      ] as const) {
        const draft = await drafts(teacher);
        await submits(teacher, draft);
        await examines(draft.caseId, leader);
        await recommends(draft.caseId, leader);
        others.push(draft.caseId);
      }
      desk.clock.set(tinyDates.applicationWindow ?? '');
      await open({ kind: 'nomination', id: nominationId }, 'nomination');
    },
    countyListed: async () => {
      const listed = all().slice(0, 2);
      for (const caseId of listed)
        await act('countyOfficerA', verifyApplication, {
          ...(await shown(caseId)),
          decision: 'agree',
          opinion: spoken.opinion,
        });
      const nominees = await Promise.all(listed.map(async (id) => ({ ...(await shown(id)), reason: '实绩突出' })));
      const taskId = await taskOf('nomination', nominationId);
      await act('countyOfficerA', selectNominees, { taskId, nominees });
    },
    countyNotice: async () => {
      const listed = all().slice(0, 2);
      const publishing = { taskId: await taskOf('publishNotice', nominationId), caseIds: listed, ...notice };
      const { noticeId } = await act('countyLeaderA', publishCountyNotice, publishing);
      await open({ kind: 'notice', id: noticeId }, 'noticeWindow');
      await objects(noticeId);
    },
    submittedToCity: async () => {
      const { objectionId } = await objectionLink();
      const finding = { outcome: 'dismissed', reason: spoken.opinion, evidenceIds: [] };
      const taskId = await taskOf('objectionHandling', objectionId ?? '');
      await act('countyOfficerA', disposeObjection, { taskId, finding });
      await takesDown('county');
      await open({ kind: 'nomination', id: nominationId }, 'bundle');
      await act('countyOfficerA', submitBundle, { nominationId, caseIds: all().slice(0, 2) });
      desk.clock.set(new Date(Date.parse(tinyDates.nominationWindow ?? '') + minute).toISOString());
      await open(round, 'panelFormation');
      for (const code of [...experts, 'expertOfA1'])
        await act('cityOfficer', addExpert, { roundId, personId: city.personId(code) });
      const declarations = all().map((caseId) => ({ caseId, says: 'none' }));
      for (const code of experts.slice(1)) await act(code, declareConflicts, { roundId, declarations });
    },
    expertReview: async () => {
      const declarations = all().map((caseId) => ({ caseId, says: 'none' }));
      await act('expert1', declareConflicts, { roundId, declarations });
      const kinship = all().map((caseId) => ({ caseId, says: caseId === own ? 'kinship' : 'none' }));
      await act('expertOfA1', declareConflicts, { roundId, declarations: kinship });
      await act('cityOfficer', drawPanel, { roundId });
      await open(round, 'scoring');
      await seeDraw();
      await act(scorers[1] ?? '', recuse, { roundId, caseId: own, ground: 'declared' });
    },
    ranked: async () => {
      for (const { caseId, personId } of await sheets('assigned'))
        await does({ ...city.person('expert1'), personId }, sealSheet, await sheetFor(caseId));
      rankingHash = (await act('cityOfficer', openSheets, { roundId })).hash;
      await open(round, 'ranking');
      await act('cityOfficer', confirmRanking, { roundId, rankingHash });
      await open(round, 'justification');
    },
    cityNotice: async () => {
      for (const caseId of all())
        await act('sectionOfficer', justifyProject, { roundId, ...(await shown(caseId)), decision: 'justified' });
      await act('cityOfficer2', publishCityNotice, { roundId, ...notice });
      await open({ kind: 'notice', id: (await noticeOf('city')).id }, 'noticeWindow');
    },
    finalDecision: async () => {
      await takesDown('city');
      await open(round, 'decision');
    },
    approved: async () => {
      for (const caseId of all())
        await act('cityLeader', decideFinally, {
          roundId,
          ...(await shown(caseId)),
          decision: 'approve',
          decisionNumber: '教发〔2026〕1号',
        });
      await lives(await termOf(own));
    },
    assessed: async () => {
      const term = await termRow({ tx: desk.db }, await termOf(own));
      const letter = proposedTasks(spanOf(term), term.parameters);
      // its signatures are knocked at while they are asked for; here it is in force
      const inForce = { sealedAt: await desk.clock.now() };
      await desk.db.update(papers).set(inForce).where(eq(papers.kind, 'responsibilityLetter'));
      for (const kind of assessing) await assessed(term, letter, kind);
    },
    commended: async () => {
      const termId = await termOf(own);
      await achieved(desk, termId, city.personId('teacherA1a'));
      for (const until of ['over', 'honourNomination', 'honourReview', 'honourListing', 'honourDecision'] as const)
        await calledFor(until);
      await struckAndAppealing(termId);
    },
    found: async () => {
      const termId = await termOf(own);
      // one to be answered for, one that is appealed, one that may be, one to be decided, one to be heard
      await answeredFor(termId);
      for (const until of ['findingAppealDecision', 'findingAppeal', 'findingDecision', 'findingHearing'] as const)
        await foundAgainst(termId, until);
    },
    // From the school's stage, the county's notice and the school's stage again.
    withdrawn: async () => void (await act('teacherA1a', withdrawApplication, { caseId: own })),
    vetoHearing: async () => {
      const { vetoId } = await act('countyOfficerA', registerVeto, {
        caseId: own,
        ground: 'ethicsViolation',
        evidence: ['档-1'],
        decisionReference: '甲教处〔2026〕1号',
        facts: spoken.opinion,
      });
      await open({ kind: 'veto', id: vetoId }, 'vetoHearing');
    },
    declined: async () => {
      await recommends(own, 'leaderA1', 'decline');
      const { appealId } = await act('teacherA1a', fileAppeal, { caseId: own, text: spoken.appeal });
      await open({ kind: 'appeal', id: appealId }, 'appealDecision');
    },
  };
  const experts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'];

  /** Who was given the case by lot: before the draw anybody of the pool. */
  let scorers = ['expert1', 'expert2'];
  const seeDraw = async (): Promise<void> => {
    const given = (await sheets('assigned')).filter((sheet) => sheet.caseId === own);
    scorers = experts.filter((code) => given.some(({ personId }) => personId === city.personId(code)));
  };
  const sheets = (state: 'assigned') =>
    desk.db.select().from(scoreSheets).where(eq(scoreSheets.state, state)).orderBy(asc(scoreSheets.caseId));
  const sheetFor = async (caseId: string) => ({
    roundId,
    ...(await shown(caseId)),
    points: { ethics: '14', classWork: '27', cases: '18', research: '18', proposal: '14' },
    remark: spoken.remark,
  });
  const objectionLink = async () => {
    const found = (await desk.db.select().from(links)).find((one) => one.objectionId);
    if (!found) throw new Error('no link of an objection');
    return found;
  };
  const objects = async (noticeId: string): Promise<void> => {
    const objection = { kind: 'named', subjectId: own, ...spoken.objection };
    const files = [{ name: spoken.handedIn, mediaType: 'application/pdf', size: 4, ...(await keep()) }];
    await does(publicActor, fileObjection, { noticeId, objection, files });
    const { id: linkId, objectionId } = await objectionLink();
    await does(publicActor, confirmObjection, { linkId, secret: linkSecret(desk.linkKey, linkId) });
    await open({ kind: 'objection', id: objectionId ?? '' }, 'objectionHandling');
  };

  return {
    act,
    does,
    open,
    file,
    taskOf,
    shown,
    meeting,
    sheetFor,
    noticeOf,
    own: () => own,
    others: () => others,
    bystander: () => bystander.caseId,
    rankingHash: () => rankingHash,
    /** Who scores the case, and who has stepped back from it. */
    expert: (relation: 'own' | 'recused') => scorers[relation === 'own' ? 0 : 1] ?? '',
    to: (moment: Moment) => steps[moment](),
    runs: () => desk.db.select().from(stageRuns),
    paper: async () => (await desk.db.select().from(certificates).where(eq(certificates.caseId, own)))[0],
  };
}
export type Walk = ReturnType<typeof walker>;
