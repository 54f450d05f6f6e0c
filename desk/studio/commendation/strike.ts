import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { calls, decisions, honours, nominees, studios, terms } from '../../../db/schema/all.js';
import { reachedBy } from '../../../domain/studio/veto/honours.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { asCall, type Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import { leaveNotice } from '../../notice/leave-notice.js';
import type { Finding } from '../veto/findings.js';
import { mustMove, type Nominee } from './nominees.js';
import { writeToNominees } from './write-to-nominees.js';

type By = Pick<Finding, 'id' | 'kind' | 'personId'>;

/**
 * VETO-02, VETO-03: a veto that takes effect strikes whoever it bars from every call that is not over, in whatever stage, also from the list and from its notice;
 * one of ethics revokes what was granted before, too. Those it reaches: the host's own studio, the unit where the edition says so, the host.
 */
export async function strikeHonours(desk: Desk, actor: PersonActor, seat: Seat, finding: By): Promise<void> {
  const ruleId = finding.kind === 'ethics' ? 'VETO-02' : 'VETO-03';
  const struck = (await nomineesOf(desk, finding)).filter(({ nominee, call }) =>
    reachedBy(finding.kind, call.parameters).includes(nominee.recipient),
  );
  for (const { nominee, call } of struck) {
    await mustMove(desk, nominee, 'strike', { struckBy: finding.id });
    if (call.state === 'onNotice') await leaveNotice(desk, nominee.id);
    const facts = { nominee: nominee.number, recipient: nominee.recipient };
    await record(desk, actor, { chain: call.id, act: 'strikeNominee', seat, ruleIds: [ruleId], facts });
  }
  await tellStruck(desk, finding, ruleId, struck);
  if (finding.kind !== 'ethics') return;
  for (const { id, callId, number, recipient } of await honoursOf(desk, finding)) {
    await desk.tx.update(honours).set({ status: 'revoked', revokedBy: finding.id }).where(eq(honours.id, id));
    const facts = { honour: number, recipient };
    await record(desk, actor, { chain: callId, act: 'revokeHonour', seat, ruleIds: [ruleId], facts });
  }
}

/** Those who knew that they are on a list hear that they are off it; why the veto was decided says its own letter. */
async function tellStruck(
  desk: Desk,
  { id }: By,
  ruleId: string,
  struck: readonly { readonly nominee: Nominee; readonly call: Call }[],
): Promise<void> {
  const data = { ruleId, reason: '' };
  for (const call of new Map(struck.map((one) => [one.call.id, one.call])).values()) {
    const listed = struck.flatMap(({ nominee }) =>
      nominee.callId === call.id && nominee.state === 'listed' ? [nominee] : [],
    );
    await writeToNominees(desk, call, listed, { event: `struck:${id}:${call.id}`, letter: 'nomineeStruck', data });
  }
}

/**
 * VETO-O05: overturned, it gives back the honours it took, and the nominations of a call in which they still come in. Those it took off a list hear that it fell,
 * and that the list has gone on.
 */
export async function unstrikeHonours(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  { id }: Pick<Finding, 'id'>,
): Promise<void> {
  const ruleIds = ['VETO-O05'];
  const struck = await desk.tx
    .select({ nominee: nominees, call: calls })
    .from(nominees)
    .innerJoin(calls, eq(calls.id, nominees.callId))
    .where(and(eq(nominees.struckBy, id), eq(calls.state, 'nominating')))
    .orderBy(asc(calls.id), asc(nominees.number))
    .for('update');
  for (const { nominee, call } of struck) {
    await mustMove(desk, nominee, 'restore', { stillNominating: true, struckBy: null });
    const facts = { nominee: nominee.number, recipient: nominee.recipient };
    await record(desk, actor, { chain: call.id, act: 'restoreNominee', seat, ruleIds, facts });
  }
  await tellFell(desk, id);
  const back = await desk.tx
    .update(honours)
    .set({ status: 'valid', revokedBy: null })
    .where(eq(honours.revokedBy, id))
    .returning();
  for (const { callId, number, recipient } of back)
    await record(desk, actor, {
      chain: callId,
      act: 'restoreHonour',
      seat,
      ruleIds,
      facts: { honour: number, recipient },
    });
}

/** Whoever heard that they are off a list: they stood on it as it was drawn up. */
async function tellFell(desk: Desk, id: string): Promise<void> {
  const off = await desk.tx
    .select({ nominee: nominees, call: calls })
    .from(nominees)
    .innerJoin(calls, eq(calls.id, nominees.callId))
    .innerJoin(decisions, and(eq(decisions.subjectId, calls.id), eq(decisions.kind, 'honourListing')))
    .where(and(eq(nominees.struckBy, id), sql`${decisions.content}->'nomineeIds' ? ${nominees.id}::text`))
    .orderBy(asc(calls.id), asc(nominees.number));
  for (const call of new Map(off.map((one) => [one.call.id, one.call])).values()) {
    const listed = off.flatMap(({ nominee }) => (nominee.callId === call.id ? [nominee] : []));
    const said = { event: `strikeFell:${id}:${call.id}`, letter: 'strikeFell', data: {} } as const;
    await writeToNominees(desk, asCall(call), listed, said);
  }
}

/** Of calls that are not over, each locked before its nominees. */
async function nomineesOf({ tx }: Desk, { personId }: By) {
  const rows = await tx
    .select({ nominee: nominees, call: calls })
    .from(nominees)
    .innerJoin(calls, eq(calls.id, nominees.callId))
    .innerJoin(terms, eq(terms.id, nominees.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(and(inArray(nominees.state, ['nominated', 'listed']), isOf(nominees, personId)))
    .orderBy(asc(calls.id), asc(nominees.number))
    .for('update', { of: [calls, nominees] });
  return rows.map(({ nominee, call }) => ({ nominee, call: asCall(call) }));
}

async function honoursOf({ tx }: Desk, { personId }: By) {
  const rows = await tx
    .select({ honour: honours })
    .from(honours)
    .innerJoin(terms, eq(terms.id, honours.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(
      and(
        eq(honours.status, 'valid'),
        inArray(honours.recipient, [...reachedBy('ethics', { performanceVetoBars: [] })]),
        isOf(honours, personId),
      ),
    )
    .orderBy(asc(honours.number));
  return rows.map(({ honour }) => honour);
}

/** What the person hosts, and what is the person's own as a member. */
const isOf = (table: typeof nominees | typeof honours, personId: string) =>
  or(
    and(inArray(table.recipient, ['studio', 'unit', 'host']), eq(studios.hostId, personId)),
    and(eq(table.recipient, 'member'), eq(table.recipientId, personId)),
  );
