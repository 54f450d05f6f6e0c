import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { attachments, vetoes } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseRegistration, vetoGrounds, registerVeto as written } from '../../domain/veto.js';
import type { Role } from '../../domain/vocabulary.js';
import { afterLeaving } from '../city/after-leaving.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { type Meeting, meetCase } from '../kit/cases.js';
import { startProcess } from '../kit/news.js';
import { organisationsByIds } from '../kit/seats.js';
import { decidingSeat } from './deciding-seat.js';
import { latestVeto, vetoOf } from './find-veto.js';
import { freezeTasks } from './freeze.js';

const words = z.string().trim().min(1).max(5000);
const input = z.strictObject({
  caseId: z.uuid(),
  ground: z.enum(vetoGrounds),
  /** Files of the case, or numbers of files kept elsewhere; at least one (VETO-O04). */
  evidence: z.array(z.string().trim().min(1).max(100)).min(1).max(20),
  /** Number and date of the written decision of a school or an authority (VETO-O04). */
  decisionReference: words,
  facts: words,
});

export interface RegisteredVeto {
  readonly vetoId: string;
  /** Instant until which the person may speak. */
  readonly hearingUntil: string;
}

const registrars: readonly Role[] = ['schoolLeader', 'countyOfficer', 'countyLeader', 'cityOfficer', 'cityLeader'];

/**
 * Registers an ethics finding on an applicant (VETO-01, VETO-O04, VETO-O07): on a written decision, with evidence. The person is
 * heard next; the application stands still meanwhile (VETO-O03).
 * Refuses `notFound`, `notYourPost`, `conflictOfInterest`, `stageNotOpen` (VETO-01), `secondPersonRequired` (nobody else could
 * decide it), `ruleForbids` (VETO-O07: false material names a file of this case found forged).
 */
export const registerVeto = act<PersonActor, z.infer<typeof input>, RegisteredVeto>({
  name: 'registerVeto',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = actor.taskId ? null : await meetCase(desk, actor, i.caseId);
    if (!met) return refused(refuse('notFound'));
    const { file, round } = met;
    const seat = registrarSeat(met);
    const role = seat?.role ?? 'applicant';
    const before = await vetoOf(desk, await latestVeto(desk, file.id));
    const application = { state: file.state, applicantPersonId: file.applicantId, veto: before };
    const no = refuseRegistration({ personId: actor.personId, role }, application);
    if (no || !seat) return refused(no ?? refuse('notYourPost', { ruleId: 'VETO-01' }));
    if (i.ground === 'fraudulentMaterial' && !(await namesForgery(desk, file.id, i.evidence)))
      return refused(refuse('ruleForbids', { ruleId: 'VETO-O07', field: 'evidence' }));
    const p = round.parameters;
    const hearing = dueAfter(desk.calendar(), desk.now, p.vetoHearingDays);
    const [evidenceId = ''] = i.evidence;
    const veto = written(
      { personId: actor.personId, role },
      { ...i, evidenceId },
      { at: desk.now, hearingClosesAt: hearing.due },
    );
    const decider = await decidingSeat(desk, file, round, { orgId: seat.orgId, registeredBy: veto.registeredBy });
    if (!decider) return refused(refuse('secondPersonRequired', { ruleId: 'VETO-01' }));
    const vetoId = randomUUID();
    await desk.tx.insert(vetoes).values({
      id: vetoId,
      personId: file.applicantId,
      roundId: file.roundId,
      caseId: file.id,
      orgId: seat.orgId,
      ground: veto.ground,
      facts: veto.facts,
      evidence: i.evidence,
      decisionReference: veto.decisionReference,
      state: 'registered',
      registeredBy: veto.registeredBy,
      registeredAt: veto.registeredAt,
      hearingUntil: veto.hearingClosesAt,
    });
    const frozen = p.applicationDuringInvestigation === 'frozen' ? await freezeTasks(desk, file.id) : 0;
    await record(desk, actor, {
      chain: file.id,
      act: 'registerVeto',
      seat,
      ruleIds: i.ground === 'fraudulentMaterial' ? ['VETO-O07', 'VETO-O03'] : ['VETO-01', 'VETO-O03'],
      formHash: file.formHash,
      facts: { ground: veto.ground, evidence: i.evidence.length, hearingUntil: hearing.due, frozen },
    });
    // nobody waits for a case that stands still
    if (p.applicationDuringInvestigation === 'frozen') await afterLeaving(desk, file.id);
    const [county] = file.countyId ? await organisationsByIds(desk, [file.countyId]) : [];
    await startProcess(desk, 'ethicsVeto', {
      subject: { kind: 'veto', id: vetoId },
      roundId: round.id,
      roundCode: round.code,
      route: file.route,
      ...(county ? { countyCode: county.code } : {}),
    });
    return accepted({ vetoId, hearingUntil: hearing.due });
  },
});

/** The highest post by which the actor may register: the decision then lies at that level. */
const registrarSeat = ({ seats }: Meeting) => [...seats].sort(byRank).find((seat) => registrars.includes(seat.role));
const byRank = (a: { role: Role }, b: { role: Role }) => registrars.indexOf(b.role) - registrars.indexOf(a.role);

/** VETO-O07: whoever speaks of false material names the file that was compared with the original (HOST-30). */
async function namesForgery(
  desk: Parameters<typeof meetCase>[0],
  caseId: string,
  evidence: readonly string[],
): Promise<boolean> {
  const ids = evidence.filter((id) => z.uuid().safeParse(id).success);
  if (ids.length === 0) return false;
  const rows = await desk.tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.caseId, caseId), eq(attachments.verdict, 'forged'), inArray(attachments.id, ids)));
  return rows.length > 0;
}
