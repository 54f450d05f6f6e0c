import { and, eq } from 'drizzle-orm';
import { decisions } from '../../db/schema/all.js';
import type { EstablishingFacts } from '../../domain/studio/establishing.js';
import { askedBeforeStart, establishingChecks } from '../../domain/studio/establishing.js';
import type { MemberState } from '../../domain/studio/members/states.js';
import type { Desk } from '../kit/deps.js';
import type { Term } from '../kit/term.js';
import { letterInForce } from './letters.js';
import { liveMembers, wayOf } from './memberships.js';
import { publishedVersion } from './page/versions.js';
import { plansFiled } from './plans.js';
import { plannedFor } from './writings/writings.js';

/** The checklist of a term (section 4.2): what its edition asks for before the start, with what is there, and what may follow it. */
export async function establishedSoFar(desk: Pick<Desk, 'tx'>, term: Term) {
  const letter = await letterInForce(desk, term.id);
  const said = await desk.tx
    .select({ kind: decisions.kind })
    .from(decisions)
    .where(and(eq(decisions.subjectId, term.id), eq(decisions.stage, 'studio')));
  const { hostId, unitId } = term.studio;
  const members = await liveMembers(desk, term.id);
  const idsIn = (...states: readonly MemberState[]) =>
    members.filter(({ state }) => states.includes(state)).map(({ personId }) => personId);
  const facts: EstablishingFacts = {
    schoolType: await wayOf(desk, term),
    composition: {
      hostPersonIds: [hostId],
      memberPersonIds: members.map(({ personId }) => personId),
      unitId,
      hostUnitId: unitId,
    },
    decidedMemberIds: idsIn('decided', 'serving'),
    agreedMemberIds: idsIn('serving'),
    letterSealed: letter !== null,
    plans: await plansFiled(desk, term.id),
    growthPlansFor: await plannedFor(desk, term.id),
    pageOpened: (await publishedVersion(desk, term.studioId)) !== null,
    // a renewed studio keeps what it was given with its first term
    papersReceived: term.number > 1 || said.some(({ kind }) => kind === 'receipt'),
    officeConfirmed: said.some(({ kind }) => kind === 'unitConfirmation'),
  };
  return askedBeforeStart(establishingChecks(facts, term.parameters), term.parameters);
}
