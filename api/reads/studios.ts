import type { Db } from '../../db/database.js';
import {
  earlierTerms,
  openTermTasks,
  type StudioReader,
  studioFor,
  termDecisions,
  termYears,
} from '../../db/read/studios.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { termOf } from '../../desk/kit/term.js';
import { establishedSoFar } from '../../desk/studio/established.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';

export interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: { readonly personId: string };
}

/** The reader with the posts held today. */
export const readerOf = async (at: At): Promise<StudioReader> => ({
  personId: at.actor.personId,
  seats: await seatsOf(at, at.actor.personId),
});

/** A studio with its latest term: its years, what it waits for, what was confirmed. 'notFound' for whom it is no business of. */
export async function studioView(at: At, studioId: string) {
  const studio = await studioFor(at.tx, await readerOf(at), studioId);
  if (!studio) return refused(refuse('notFound')) satisfies Result<never>;
  const { termId } = studio.term;
  const said = await termDecisions(at.tx, termId);
  const of = (kind: string) => said.findLast((one) => one.kind === kind) ?? null;
  const { asked, later } = await establishedSoFar(at, await termOf(at, termId));
  const office = of('unitConfirmation');
  return accepted({
    ...studio,
    years: await termYears(at.tx, termId),
    waitsFor: await openTermTasks(at.tx, termId),
    checklist: [...asked.map((one) => ({ ...one, asked: true })), ...later.map((one) => ({ ...one, asked: false }))],
    earlierTerms: await earlierTerms(at.tx, studioId, studio.term.number),
    papersReceivedAt: of('receipt')?.at ?? null,
    office: office && { ...(office.content as { office: string; equipment: string }), confirmedAt: office.at },
    closing: closingOf(of('renewalDecision')),
    hostLostAt: said.find(({ kind, decision }) => kind === 'hostLossDecision' && decision === 'lost')?.at ?? null,
    plaqueReturnedAt: of('plaqueReturn')?.at ?? null,
  });
}

const closingOf = (said: { readonly reason: string; readonly at: string } | null) =>
  said && { reason: said.reason, at: said.at };
