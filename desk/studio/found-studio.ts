import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { studios } from '../../db/schema/all.js';
import { registerOf, registerPrefix } from '../../domain/studio/composition.js';
import { termOf } from '../../domain/studio/term.js';
import { dayOf } from '../../domain/time/beijing.js';
import { studioEditionOn } from '../../policy/studio/default-edition.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { nextNumber, padded } from '../kit/register.js';
import type { Round } from '../kit/round.js';
import { organisationsByIds } from '../kit/seats.js';
import { beginTerm } from './begin-term.js';

/**
 * Founds the studio of an approved case with its first term, in the approval's own transaction: an approval that rolls back founds
 * nothing and gives its number back. The edition in force that day is the term's to its end (STUDIO-16, CONV-11). Called again for
 * the same case it founds nothing more; null where no edition was in force yet.
 */
export async function foundStudio(desk: Desk, round: Round, file: Case): Promise<{ readonly studioId: string } | null> {
  const [existing] = await desk.tx.select().from(studios).where(eq(studios.caseId, file.id));
  if (existing) return { studioId: existing.id };
  const approvedOn = dayOf(desk.now);
  const edition = studioEditionOn(round.level, approvedOn);
  const span = edition && termOf({ approvedOn, handedOverOn: null }, edition.parameters);
  if (!edition || !span) return null;
  const year = approvedOn.slice(0, 4);
  const [bureau] = await organisationsByIds(desk, [round.bureauId]);
  const code = bureau?.code ?? '';
  const register = registerOf(round.level, code);
  const studioId = randomUUID();
  const number = `${registerPrefix(round.level, code)}GZS${year}-${padded(await nextNumber(desk, 'studio', `${register}/${year}`))}`;
  await desk.tx.insert(studios).values({
    id: studioId,
    number,
    level: edition.parameters.level,
    caseId: file.id,
    hostId: file.applicantId,
    unitId: file.schoolId,
    countyId: file.countyId,
    bureauId: round.bureauId,
    foundedAt: desk.now,
  });
  await beginTerm(desk, {
    studioId,
    studioNumber: number,
    number: 1,
    span,
    edition,
    act: 'foundStudio',
    ruleIds: [
      'STUDIO-03',
      'STUDIO-05',
      'STUDIO-14',
      'STUDIO-O01',
      ...(round.level === 'county' ? ['LOCAL-01', 'LOCAL-02'] : []),
    ],
  });
  return { studioId };
}
