import { dayOf } from '../../../domain/time/beijing.js';
import type { SampleApplicant } from '../../../examples/applicant-list.js';
import { sampleForm } from '../../../examples/applicants.js';
import { beside, type City, does, opensLink, person, row, rows, taskLink, today } from '../city.js';
import type { Browser } from '../client.js';
import { pause } from '../service.js';

export interface Round {
  readonly id: string;
  readonly dates: Readonly<Record<string, string>>;
}

const groups = ['teachers', 'parents', 'students'] as const;
const heardOfEach = 5;

/** One teacher's application, from the first draft to the school's recommendation; the rest is the county's and the city's. */
export async function application(city: City, round: Round, applicant: SampleApplicant): Promise<void> {
  const browser = person(city, applicant.code);
  await pause(city.random.between(0, 3000));
  const begun = await does(city, browser, 'startApplication', ['POST', `/api/rounds/${round.id}/applications`]);
  if (!begun) return;
  const caseId = String(begun.caseId);
  const at = `/api/cases/${caseId}`;
  const { applicationWindow = '', decision = '' } = round.dates;
  const form = sampleForm(applicant, { deadline: dayOf(applicationWindow), plannedApprovalDay: dayOf(decision) });
  let version = Number(begun.version);
  for (let draft = city.random.between(1, 5); draft > 0; draft -= 1) {
    const saved = await does(city, browser, 'saveDraft', ['PUT', `${at}/draft`, { version, form }], caseId);
    if (!saved) return;
    version = Number(saved.version);
    await pause(city.random.between(50, 600));
  }
  const sent = await does(city, browser, 'submitApplication', ['POST', `${at}/submission`, { version }], caseId);
  if (!sent) return;
  if (city.random.next() < 0.25) await changesTheirMind(city, browser, caseId);
  await school(city, caseId, String(sent.formHash));
}

async function changesTheirMind(city: City, browser: Browser, caseId: string): Promise<void> {
  const path = `/api/cases/${caseId}/withdrawal`;
  const gone = await does(city, browser, 'withdrawApplication', ['POST', path, { reason: '个人原因' }], caseId);
  await pause(city.random.between(0, 200));
  if (gone) await does(city, browser, 'undoWithdrawal', ['DELETE', path], caseId);
}

/** The leader works behind the link in the letter; whoever is asked answers behind the link in theirs. */
async function school(city: City, caseId: string, formHash: string): Promise<void> {
  const { link, person: leader } = await taskLink(city, 'schoolRecommendation', caseId);
  const page = await opensLink(city, link, leader);
  if (!page) return;
  const at = `/api/cases/${caseId}`;
  const clear = { formHash, conclusion: 'clear', statement: '近五年师德考核均为合格以上，未发现问题。' };
  if (!(await does(city, page, 'concludeEthics', ['POST', `${at}/ethics-conclusion`, clear], caseId))) return;
  const invitations = groups.flatMap((group) =>
    Array.from({ length: heardOfEach }, (_, n) => ({ group, address: `${caseId}.${group}${n}@home.example` })),
  );
  const asked = { formHash, invitations };
  if (!(await does(city, page, 'inviteHearing', ['POST', `${at}/hearing-invitations`, asked], caseId))) return;
  await beside(invitations, 3, ({ address }) => answer(city, caseId, address));
  const meeting = {
    date: await today(city),
    attendees: ['校长', '书记', '德育副校长', '教务主任', '工会主席'],
    entitled: 7,
    present: 5,
    votesFor: 5,
    votesAgainst: 0,
    abstain: 0,
    minutes: '经集体研究，一致同意推荐。',
  };
  const decided = { formHash, decision: 'recommend', stayConsent: true, meeting };
  await does(city, page, 'decideRecommendation', ['POST', `${at}/recommendation`, decided], caseId);
}

async function answer(city: City, caseId: string, address: string): Promise<void> {
  const { link } = await row<{ link: string }>(
    city,
    `SELECT l.id AS link FROM hearing_invitations i JOIN links l ON l.invitation_id = i.id
     WHERE i.case_id = $1 AND i.address = $2 AND l.state = 'live'`,
    [caseId, address],
  );
  const page = await opensLink(city, link, null);
  const view = { view: 'support', text: '带班用心，处事公正。' };
  if (page) await does(city, page, 'answerHearing', ['POST', '/hearing-answer', view], caseId);
}

/** Cases of a round in one state, the best first. */
export const casesIn = (city: City, round: Round, state: string, countyId: string | null = null) =>
  rows<{ id: string; hash: string; name: string }>(
    city,
    `SELECT id, form_hash AS hash, number AS name FROM cases WHERE round_id = $1 AND state = $2
       AND ($3::uuid IS NULL OR county_id = $3) ORDER BY number`,
    [round.id, state, countyId],
  );
