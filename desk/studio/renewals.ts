import { and, eq, isNull } from 'drizzle-orm';
import { opened } from '../../db/read/data-keys.js';
import { assessments, renewals, vetoes } from '../../db/schema/all.js';
import { blocking, type StudioCheck } from '../../domain/studio/check.js';
import { type RenewalApplication, renewalChecks, renewalSchema } from '../../domain/studio/renewal.js';
import type { StudioVeto } from '../../domain/studio/veto/vetoes.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import type { Term } from '../kit/term.js';
import { spanOf } from './terms.js';
import { statusOf, vetoesAgainst } from './veto/findings.js';

type Renewal = typeof renewals.$inferSelect;

/** The host's application for another term; null where there is none. */
export async function renewalOf({ tx }: Pick<Desk, 'tx'>, termId: string): Promise<Renewal | null> {
  const [row] = await tx.select().from(renewals).where(eq(renewals.termId, termId));
  return row ?? null;
}

/** What the host said in it; null once it was erased. */
export async function saidIn(desk: Pick<Desk, 'tx' | 'vault'>, renewal: Renewal): Promise<RenewalApplication | null> {
  const read = renewalSchema.safeParse(await opened(desk.tx, desk.vault, renewal.termId, renewal.application));
  return read.success ? read.data : null;
}

/** STUDIO-O02: every condition of another term as it stands now, for what the host says or has said, on the day that was said. */
export async function checksOfRenewal(
  desk: Pick<Desk, 'tx'>,
  term: Term,
  said: RenewalApplication,
  saidAt: string,
): Promise<readonly StudioCheck[]> {
  const assessed = await desk.tx
    .select({ kind: assessments.kind, grade: assessments.grade, consequences: assessments.consequences })
    .from(assessments)
    .where(and(eq(assessments.termId, term.id), eq(assessments.state, 'final')));
  const { hostId } = term.studio;
  return renewalChecks(
    {
      term: spanOf(term),
      termNumber: term.number,
      appliedOn: dayOf(saidAt),
      cycleGrade: assessed.find(({ kind }) => kind === 'cycle')?.grade ?? null,
      failedGoals: assessed.some(
        ({ kind, consequences }) => kind === 'annual' && consequences.some((one) => one.kind === 'noRenewal'),
      ),
      vetoesOfHost: [...(await vetoesAgainst(desk, hostId)), ...(await vetoesOfApplications(desk, hostId))],
      isHeadTeacherNow: said.servesAsHeadTeacher,
      expectedEndDate: said.expectedEndDate,
    },
    term.parameters,
  );
}

/** The ethics findings against somebody as an applicant: also these are open ethics cases, or stand (STUDIO-O02, VETO-02). */
async function vetoesOfApplications({ tx }: Pick<Desk, 'tx'>, personId: string): Promise<readonly StudioVeto[]> {
  const rows = await tx
    .select()
    .from(vetoes)
    .where(and(eq(vetoes.personId, personId), isNull(vetoes.termId)));
  return rows.map((row) => ({ kind: 'ethics', status: statusOf(row) }));
}

/** The same for the application there is; that there is none is all there is to say then. */
export async function checksOnRenewal(desk: Pick<Desk, 'tx' | 'vault'>, term: Term): Promise<readonly StudioCheck[]> {
  const renewal = await renewalOf(desk, term.id);
  const said = renewal && (await saidIn(desk, renewal));
  const applied = blocking('renewalApplied', 'STUDIO-O02', said !== null);
  return said && renewal ? [applied, ...(await checksOfRenewal(desk, term, said, renewal.appliedAt))] : [applied];
}
