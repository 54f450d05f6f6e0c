import { randomUUID } from 'node:crypto';
import { memberOpinions, memberships, papers, studios, terms } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import type { MemberState } from '../../../domain/studio/members/states.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import type { World } from '../veto/world.js';
import { at, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

/** A membership of a county school's studio on which only the host has spoken, in this state. */
async function member(w: World, { caseId }: SoundCase, state: MemberState, said: 'agreed' | 'refused') {
  const [studioId, termId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const [hostId, unitId] = [w.personId('teacherA1a'), w.org('schoolA1')];
  const { db } = w.desk;
  await db.insert(studios).values({
    ...{ id: studioId, number: 'ZS2026-002', level: 'city', caseId, hostId, unitId },
    ...{ bureauId: w.org('bureau'), foundedAt: at },
  });
  await db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', state: 'establishing' },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters },
  });
  const grounds = await performSystem(w.desk, (desk) => sealedFor(desk, id, '带班扎实'));
  await db.insert(memberships).values({
    ...{ id, termId, number: 1, personId: w.personId('teacherA2a'), schoolId: w.org('schoolA2') },
    ...{ way: 'countySchool', state, grounds, nominatedBy: hostId, nominatedAt: at },
  });
  await db.insert(memberOpinions).values({
    ...{ id: randomUUID(), membershipId: id, body: 'studioHost', personId: hostId, outcome: said },
    ...{ decisionId: randomUUID(), givenAt: at },
  });
  return { id, termId, hostId };
}

/** A nominee whose agreement counts as signed. */
async function agreedTooSoon(w: World, one: SoundCase) {
  const { id, termId, hostId } = await member(w, one, 'nominated', 'agreed');
  await w.desk.db.insert(papers).values({
    ...{ id: randomUUID(), termId, membershipId: id, kind: 'memberAgreement', version: 1, tasks: [] },
    ...{ contentHash: 'a'.repeat(64), issuedBy: hostId, issuedAt: at, sealedAt: at },
  });
}

/** A member nobody but the host has agreed to; one that goes on though refused; one who serves without an agreement, and the reverse. */
export const memberViolations: readonly Violation[] = [
  ['membersDecided', 'I4', async (w, one) => void (await member(w, one, 'decided', 'agreed'))],
  ['membersDecided', 'I4', async (w, one) => void (await member(w, one, 'nominated', 'refused'))],
  ['membersAgreed', 'I4', async (w, one) => void (await member(w, one, 'serving', 'agreed'))],
  ['membersAgreed', 'I4', agreedTooSoon],
];
