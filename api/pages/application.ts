import { caseHead, returnOpinion } from '../../db/read/page-case.js';
import { ownDetails } from '../../db/read/page-people.js';
import { meetAsApplicant } from '../../desk/application/as-applicant.js';
import { draftOf, eligibilityOf } from '../../desk/application/eligibility-of.js';
import { performSystem } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Case } from '../../desk/kit/cases.js';
import type { Round } from '../../desk/kit/round.js';
import { uploadTypes } from '../../documents/sniff.js';
import type { DraftForm } from '../../domain/host-selection/draft-form.js';
import type { Check } from '../../domain/host-selection/eligibility/check.js';
import { accepted, type Result } from '../../domain/refusal.js';
import type { Language } from '../../domain/vocabulary.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { eligibility as checkWords } from '../../text/eligibility.js';
import { fieldLabel } from '../../text/form.js';
import { ruleInFull } from '../../text/rules.js';
import { flattenForm, rowsIn } from '../../web/application/flatten.js';
import { readForm } from '../../web/application/read-form.js';
import { applicationFormPage, submitPage } from '../../web/pages/application-form.js';
import type { ApplicationFormView, CheckView } from '../../web/views/application.js';
import { filesOf, uuidOf } from './cases.js';
import { actorOf, frameOf, guardOf, type Page, type PageCall } from './kit.js';
import { isOver, overSaid } from './next-step.js';

/** One condition in words: what was found, and the clause that asks for it. */
function checkView({ code, ruleId, field, met, facts }: Check, language: Language): CheckView {
  return {
    ruleId,
    clause: ruleId === 'FORM' ? '' : ruleInFull(ruleId, language),
    sentence: checkWords[language][code](facts, fieldLabel(field, language)),
    met,
    field,
  };
}

/** Without any honour HOST-12 speaks, and the day of none says nothing (HOST-13). */
const saysNothing = ({ code, met, facts }: Check): boolean =>
  code === 'honourSince' && met && Number(facts.count) === 0;

/** Nothing saved yet: what the city knows of the person already stands in the form, to be kept or changed. */
const isEmpty = (draft: DraftForm): boolean => Object.values(draft).every((value) => value === undefined);

/** What the eligibility will ask of texts, said beside them before anything is written (HOST-02, HOST-05, HOST-08, HOST-11). */
const askedIn = (p: HostSelectionParameters): ApplicationFormView['asked'] => ({
  'form.ethicsSelfDeclaration': { min: p.ethicsDeclarationMinCharacters, later: true },
  'form.performanceSummary': { min: p.performanceMinCharacters, max: p.performanceMaxCharacters, later: true },
  'form.researchEffect': { min: p.researchEffectMinCharacters, later: true },
  'form.cases.summary': { min: p.caseSummaryMinCharacters, later: true },
});

/** The form as saved, held against the conditions by the one function that also judges the submission. */
export async function formView(
  call: PageCall,
  actor: PersonActor,
  caseId: string,
): Promise<Result<ApplicationFormView>> {
  const read = await performSystem(call.deps, async (desk) => {
    const met = await meetAsApplicant(desk, actor, caseId);
    if (!met.ok) return met;
    const { file, round } = met.value;
    const draft = await draftOf(desk, file);
    return accepted({ file, round, draft, judged: await eligibilityOf(desk, file, { round }) });
  });
  if (!read.ok) return read;
  const { file, round, draft, judged } = read.value;
  const lists = ['headTeacherPeriods', 'cases', 'influence', 'research', 'honours'] as const;
  const rows = Object.fromEntries(lists.map((list) => [list, rowsIn(draft, list)]));
  return accepted({
    caseId,
    number: file.number,
    roundName: round.name,
    version: file.version,
    values: flattenForm(isEmpty(draft) ? await ownDetails(call.deps.db, file.applicantId) : draft),
    rows: rows as ApplicationFormView['rows'],
    attachments: await filesOf(call, caseId),
    upload: { types: Object.keys(uploadTypes), maxMebibytes: round.parameters.attachmentMaxMebibytes },
    asked: askedIn(round.parameters),
    checks: judged.checks.filter((one) => !saysNothing(one)).map((one) => checkView(one, call.language)),
    eligible: judged.eligible,
    returned: file.state === 'returnedForCorrection' ? await returnOpinion(call.deps.db, caseId) : null,
    window: file.state === 'draft' ? await windowOf(call, file, round, draft) : null,
    submitAct: file.state === 'returnedForCorrection' ? 'resubmitApplication' : 'submitApplication',
    guard: guardOf(call),
    ...(call.again && { again: call.again }),
  });
}

const day = 24 * 3_600_000;

/** Until when it can be handed in; once that is over, why the draft can only be read. */
async function windowOf(
  call: PageCall,
  file: Case,
  round: Round,
  draft: DraftForm,
): Promise<ApplicationFormView['window']> {
  const until = round.dates.applicationWindow ?? call.now;
  const isLastDay = Date.parse(until) - Date.parse(call.now) < day;
  const head = isOver(call, file, round) ? await caseHead(call.deps.db, file.id) : null;
  if (!head) return { until, isLastDay, over: null };
  const sections = readForm(draft, call.language, await filesOf(call, file.id));
  return { until, isLastDay, over: { said: overSaid(call, head, round), sections } };
}

export const applicationPages: readonly Page[] = [
  {
    path: '/applications/:caseId/form',
    who: 'session',
    load: async (call) => {
      const view = await formView(call, actorOf(call), uuidOf(call.params.caseId));
      return view.ok ? accepted(applicationFormPage(await frameOf(call), view.value)) : view;
    },
  },
  {
    path: '/applications/:caseId/submit',
    who: 'session',
    load: async (call) => {
      const view = await formView(call, actorOf(call), uuidOf(call.params.caseId));
      return view.ok ? accepted(submitPage(await frameOf(call), view.value)) : view;
    },
  },
];
