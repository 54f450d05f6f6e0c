import { agreementsIn } from '../../db/read/letters.js';
import { earlierTerms, studiosFor } from '../../db/read/studios.js';
import { timeline } from '../../db/read/timeline.js';
import { type Term, termOf } from '../../desk/kit/term.js';
import { draftingTask, sectionSeatHeld } from '../../desk/studio/drafter.js';
import { goalsStanding } from '../../desk/studio/goals/goal-changes.js';
import { wayOf } from '../../desk/studio/memberships.js';
import { removerSeat } from '../../desk/studio/register-removal.js';
import { checksOnRenewal, renewalOf } from '../../desk/studio/renewals.js';
import { spanOf } from '../../desk/studio/terms.js';
import { registrable } from '../../desk/studio/veto/registrar.js';
import { roleAt } from '../../domain/organiser.js';
import { accepted } from '../../domain/refusal.js';
import type { StudioCheckCode } from '../../domain/studio/check.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import { isAlive } from '../../domain/studio/letter/issue.js';
import { belongs } from '../../domain/studio/members/leaving.js';
import { mayNominate } from '../../domain/studio/members/nomination.js';
import { mayRevise } from '../../domain/studio/members/writings.js';
import { renewalWindow } from '../../domain/studio/term.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import { ruleInFull, ruleName } from '../../text/rules.js';
import { studioCheckSentence, studioChecks } from '../../text/studio-checks.js';
import { memberStudioPage } from '../../web/pages/member-studio.js';
import { studioPage } from '../../web/pages/studio.js';
import { studiosPage } from '../../web/pages/studios.js';
import type { TimelineEntry } from '../../web/views/case.js';
import { page, readCursor } from '../cursor.js';
import { assessmentsOfStudio } from '../reads/assessments.js';
import { cityRoles } from '../reads/case-sight.js';
import { findingViews } from '../reads/findings.js';
import { fundView } from '../reads/funds.js';
import { goalChangeViews } from '../reads/goal-changes.js';
import { honoursFor } from '../reads/honour-list.js';
import { worksInCalls } from '../reads/honours.js';
import { draftOf, letterViews } from '../reads/letters.js';
import { lossViews } from '../reads/losses.js';
import { leavingOf } from '../reads/member-records.js';
import { moveViews } from '../reads/moves.js';
import { reappointable } from '../reads/reappointable.js';
import { membersShown } from '../reads/removals.js';
import { seesReports } from '../reads/sees-reports.js';
import { pageEditing } from '../reads/studio-page.js';
import { studioWork } from '../reads/studio-work.js';
import { readerOf, studioView } from '../reads/studios.js';
import { suspensionViews } from '../reads/suspensions.js';
import { writingViews } from '../reads/writings.js';
import { uuidOf } from './cases.js';
import { actorOf, frameOf, guardOf, type Page, type SessionCall } from './kit.js';
import { ownStudio } from './own-studio.js';
import { tellAll } from './refusals.js';
import { sectionActs } from './section-acts.js';

const pageSize = 50;
const atOf = (call: SessionCall) => ({ tx: call.deps.db, now: call.now, actor: actorOf(call) });

/** Studios for their hosts, units, counties and the city; for everybody else they do not exist. */
export const studioPages: readonly Page[] = [
  {
    path: '/studios',
    who: 'session',
    load: async (call) => {
      const [after] = readCursor(call.query.get('after') ?? undefined, 1) ?? [];
      const reader = await readerOf(atOf(call));
      const rows = await studiosFor(call.deps.db, reader, { limit: pageSize, ...(after && { after }) });
      const { items, next } = page(rows, pageSize, (row) => [row.number]);
      const nextHref = next && `/studios?after=${next}`;
      return accepted(studiosPage(await frameOf(call), { items, nextHref, commendations: worksInCalls(reader.seats) }));
    },
  },
  {
    path: '/studios/:studioId',
    who: 'session',
    load: async (call) => {
      const studioId = uuidOf(call.params.studioId);
      const found = await studioView(atOf(call), studioId);
      if (!found.ok) {
        const own = await ownStudio(call, studioId);
        return own ? accepted(memberStudioPage(await frameOf(call), own)) : found;
      }
      const at = { ...atOf(call), vault: call.deps.vault, personId: actorOf(call).personId };
      const { termId } = found.value.term;
      const term = await termOf(at, termId);
      const isSection = (await sectionSeatHeld(at, at.actor, term)) !== null;
      const view = {
        ...found.value,
        ...(await lettersFor(call, term, isSection)),
        ...startingFor(call, term, found.value, isSection),
        assessments: await assessmentsOfStudio(at.tx, term.studioId, term),
        reports: await seesReports(at, term),
        ...(await renewalFor(call, term)),
        termId,
        honours: await honoursFor(at, term.studioId),
        findings: await findingViews(at.tx, termId),
        findable: await registrable(at, at.actor, term),
        losses: await lossViews(at, term),
        moves: await moveViews(at.tx, term.id, isSection),
        suspensions: await suspensionViews(at, term),
        ...(await sectionActs(at, term, isSection)),
        ...(await membersFor(call, term)),
        work: await studioWork(at, term),
        page: await pageEditing(at, term),
        fund: await fundView(at, term),
        now: call.now,
        timeline: await storyOf(call, found.value),
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(studioPage(await frameOf(call), view));
    },
  },
];

type Studio = Extract<Awaited<ReturnType<typeof studioView>>, { ok: true }>['value'];

/** The checklist in the reader's words, and the start where the section may say it. */
function startingFor(
  { language }: SessionCall,
  term: Term,
  { checklist, waitsFor }: Pick<Studio, 'checklist' | 'waitsFor'>,
  isSection: boolean,
) {
  const isReady =
    term.state === 'establishing' && checklist.every(({ asked, met, blocks }) => !asked || met || !blocks);
  const lines = checklist.map(({ asked, code, ruleId, met, blocks, facts }) => ({
    code,
    clause: asked ? ruleName(ruleId, language) : ruleInFull(ruleId, language),
    sentence: asked ? studioChecks[language][code](facts) : '',
    mark: asked ? (met ? ('met' as const) : blocks ? ('must' as const) : ('advised' as const)) : ('later' as const),
    open: asked && !met ? waitsFor.filter(({ kind }) => tasksOf[code]?.includes(kind)) : [],
  }));
  return { checklist: lines, startable: isReady && isSection ? term.id : null };
}

/** Members and nominees with their agreements, and for the host who may nominate one, or change what is still to be signed, where. */
async function membersFor(call: SessionCall, term: Term) {
  const { tx, actor } = atOf(call);
  const { id: termId, state } = term;
  const { membersMin: min, membersMax: max } = term.parameters;
  const agreements = await agreementsIn(tx, termId);
  const at = { tx, vault: call.deps.vault };
  const members = await Promise.all(
    (await membersShown({ tx, now: call.now }, termId)).map(async (one) => {
      const { version, sealedAt } = agreements.get(one.membershipId) ?? {};
      const agreement = version ? { version, sealed: Boolean(sealedAt) } : null;
      const leaving = await leavingOf(at, { ...one, id: one.membershipId });
      return { ...one, agreement, leaving };
    }),
  );
  const isHost = actor.personId === term.studio.hostId;
  const changeable = isHost && isAlive(state) ? members.filter(({ agreement }) => agreement && !agreement.sealed) : [];
  const decided = changeable.filter((one) => one.state === 'decided');
  return {
    members,
    agreementDrafts: decided.flatMap(({ membershipId, number, name }) => {
      const agreement = agreements.get(membershipId);
      return agreement ? [{ ...draftOf(term, agreement), member: { number, name } }] : [];
    }),
    advised: { min, max },
    nominating: isHost && mayNominate(state) ? termId : null,
    reappointable: await reappointable(atOf(call), term),
    leavable: isHost && isAlive(state) ? members.filter(({ endedAt }) => endedAt === null) : [],
    removable: await removableBy(call, term, members),
    ...(await writingsFor(call, term, isHost ? members : null)),
  };
}

/** What the members handed in, for the host alone (STUDIO-21, MEMBER-06). */
async function writingsFor(call: SessionCall, term: Term, members: Awaited<ReturnType<typeof membersShown>> | null) {
  const at = { tx: call.deps.db, vault: call.deps.vault };
  if (!members) return { writings: null, revisable: [] };
  const writings = await Promise.all(
    members.map(async (one) => ({ ...one, writings: await writingViews(at, one.membershipId) })),
  );
  const isOpen = isAlive(term.state);
  return {
    writings,
    revisable: writings.filter((one) => isOpen && one.state === 'serving' && mayRevise(one.writings)),
  };
}

/** MEMBER-O03: of whom the reader may register an ethics problem. */
async function removableBy(call: SessionCall, term: Term, members: Awaited<ReturnType<typeof membersShown>>) {
  const at = atOf(call);
  const { personId } = at.actor;
  const way = await wayOf(at, term);
  if (!isAlive(term.state) || !(await removerSeat(at, at.actor, term, { way }))) return [];
  return members.filter((one) => belongs(one.state) && one.personId !== personId);
}

/** STUDIO-O02: when another term may be applied for, what stands against one, and for the host in that time where. */
async function renewalFor(call: SessionCall, term: Term) {
  const { language } = call;
  const { tx, actor } = atOf(call);
  const at = { tx, vault: call.deps.vault };
  const renewal = await renewalOf(at, term.id);
  const window = renewalWindow(spanOf(term), term.parameters);
  const today = dayOf(call.now);
  const isNow = window.from <= today && today <= window.to && isAlive(term.state);
  const checks = renewal ? await checksOnRenewal(at, term) : [];
  return {
    renewal: {
      window,
      appliedAt: renewal?.appliedAt ?? null,
      conditions: checks.map((one) => ({
        met: one.met,
        sentence: studioCheckSentence(one, language),
        clause: ruleName(one.ruleId, language),
      })),
      earlier: await earlierTerms(tx, term.studioId, term.number),
    },
    renewing: actor.personId === term.studio.hostId && isNow && !renewal ? term.id : null,
  };
}

/** By which tasks a line of the checklist is met. */
const tasksOf: Readonly<Partial<Record<StudioCheckCode, readonly TaskKind[]>>> = {
  letterSealed: ['letterDrafting', 'signLetter', 'signLetterAsHost'],
  membersDecided: ['memberDecision'],
  agreementsSigned: ['signAgreement'],
  pageOpened: ['pageModeration'],
  papersReceived: ['receipt'],
  officeConfirmed: ['unitConfirmation'],
};

/** STUDIO-17: the letter that stands, and for the section, while not all have signed, the next. */
async function lettersFor(call: SessionCall, term: Term, isSection: boolean) {
  const at = atOf(call);
  const [letter = null, ...earlierLetters] = await letterViews(at.tx, term);
  const inForce = [letter, ...earlierLetters].find((one) => one?.sealedAt) ?? null;
  const mayDraft = isSection && isAlive(term.state) && !inForce;
  // who holds the open task has its page for the first version
  const draft = mayDraft && (letter || !(await draftingTask(at, term.id))) ? draftOf(term, letter) : null;
  return {
    letter,
    inForce: inForce === letter ? null : inForce,
    earlierLetters: earlierLetters.filter((one) => one !== inForce),
    draft,
    ...(await goalsFor(call, term)),
  };
}

/** STUDIO-16, STUDIO-O07: what was asked of the goals, and for the host, while nothing else is under way, where to ask. */
async function goalsFor(call: SessionCall, term: Term) {
  const at = { ...atOf(call), vault: call.deps.vault };
  const goals = await goalChangeViews(at, term);
  const isHost = at.actor.personId === term.studio.hostId;
  const { inForce, another } = await goalsStanding(at, term.id);
  const may = isHost && inForce && !another && isAlive(term.state) && term.state !== 'suspended';
  const goalDraft = may && term.parameters.goalChange !== 'never' ? draftOf(term, inForce) : null;
  return { goals, goalDraft };
}

/** What happened in the term; the host reads it without the names of officials. */
async function storyOf(
  call: SessionCall,
  {
    hostId,
    level,
    term,
  }: { readonly hostId: string; readonly level: StudioLevel; readonly term: { readonly termId: string } },
): Promise<readonly TimelineEntry[]> {
  const { personId, seats } = await readerOf(atOf(call));
  const ofOrganiser = [...cityRoles.map((role) => roleAt(level, role)), 'sectionOfficer', 'instituteOfficer'];
  const isCity = seats.some(({ role }) => ofOrganiser.includes(role));
  const sees = isCity ? 'city' : personId === hostId ? 'applicant' : 'staff';
  const { rows } = await timeline(call.deps.db, term.termId, { personId, sees }, { limit: 500 });
  return rows.map((row) => ({
    ...row,
    rules: row.ruleIds.map((ruleId) => ruleName(ruleId, call.language)),
    facts: Object.entries(row.facts).map(([name, value]) => [name, String(value)] as const),
    refusal: row.refusal ? (tellAll([row.refusal], call.language)[0]?.sentence ?? '') : null,
  }));
}
