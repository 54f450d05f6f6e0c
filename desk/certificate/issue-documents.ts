import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { certificates, people, studios, terms } from '../../db/schema/all.js';
import { registerPrefix, type StudioLevel, studioName, yearScopeOf } from '../../domain/studio/composition.js';
import { termOf } from '../../domain/studio/term.js';
import { type Day, dayOf } from '../../domain/time/beijing.js';
import type { DaySpan } from '../../domain/time/school-year.js';
import type { PaperRoute } from '../../domain/vocabulary.js';
import { studioEditionOn } from '../../policy/studio/default-edition.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { nextNumber, padded } from '../kit/register.js';
import type { Round } from '../kit/round.js';
import { organisationsByIds } from '../kit/seats.js';
import { verificationCode } from './verification-code.js';

export interface IssuedDocuments {
  readonly certificateId: string;
  readonly certificateNumber: string;
  readonly plaqueNumber: string;
}

/** What stands on the paper, frozen on the day of issue: a later change of a name changes no certificate (anchors 4F-1). */
export interface PrintedFields {
  readonly certificateNumber: string;
  readonly plaqueNumber: string;
  readonly holderName: string;
  readonly schoolName: string;
  readonly studioName: string;
  readonly roundName: string;
  readonly decisionNumber: string;
  readonly route: PaperRoute;
  readonly termFrom: string;
  readonly termTo: string;
  readonly issuer: string;
  readonly issueDay: string;
}

/**
 * Grants certificate and plaque (HOST-27), of a county's own round in the county's registers (LOCAL-01), inside the approval's own transaction: an approval that rolls back gives its numbers
 * back, so the registers of a year have no hole. Run again for the same case it answers with what was issued.
 */
export async function issueDocuments(
  desk: Desk,
  round: Round,
  file: Case,
  decisionNumber: string,
): Promise<IssuedDocuments> {
  const [existing] = await desk.tx.select().from(certificates).where(eq(certificates.caseId, file.id));
  if (existing) return { ...existing, certificateId: existing.id };
  const [holder] = await desk.tx.select().from(people).where(eq(people.id, file.applicantId));
  const bodies = await organisationsByIds(desk, [file.schoolId, round.bureauId]);
  const school = bodies.find((body) => body.id === file.schoolId);
  const bureau = bodies.find((body) => body.id === round.bureauId);
  if (!holder || !school || !bureau) throw new Error('an approved case without its people');
  const issueDay = dayOf(desk.now);
  const term = (await firstTermOf(desk, file.id)) ?? termFrom(round.level, issueDay);
  const year = dayOf(round.openedAt ?? desk.now).slice(0, 4);
  const scope = yearScopeOf(round.level, bureau.code, year);
  const prefix = registerPrefix(round.level, bureau.code);
  const certificateNumber = `${prefix}ZS${year}-${padded(await nextNumber(desk, 'certificate', scope))}`;
  const plaqueNumber = `${prefix}PB${year}-${padded(await nextNumber(desk, 'plaque', scope))}`;
  const printed: PrintedFields = {
    certificateNumber,
    plaqueNumber,
    holderName: holder.name,
    schoolName: school.name,
    studioName: studioName(holder.name, round.level),
    roundName: round.name,
    decisionNumber,
    route: round.level === 'county' ? 'ownCounty' : file.route,
    termFrom: term.from,
    termTo: term.to,
    issuer: bureau.name,
    issueDay,
  };
  const certificateId = randomUUID();
  await desk.tx.insert(certificates).values({
    id: certificateId,
    caseId: file.id,
    roundId: round.id,
    certificateNumber,
    plaqueNumber,
    verificationCode: verificationCode(),
    printed: { ...printed },
    status: 'valid',
    issuedAt: desk.now,
  });
  const facts = { certificateNumber, plaqueNumber };
  await record(desk, system, { chain: file.id, act: 'issueDocuments', ruleIds: ['HOST-27'], facts });
  await postTo(desk, file.applicantId, {
    event: `certificate:${certificateId}`,
    letter: 'certificateReady',
    data: { caseNumber: file.number, ...facts },
    caseId: file.id,
  });
  return { certificateId, certificateNumber, plaqueNumber };
}

/** STUDIO-05: the days printed are the studio's first term's; an approval from before there were studios has none. */
async function firstTermOf(desk: Desk, caseId: string): Promise<DaySpan | undefined> {
  const [term] = await desk.tx
    .select({ from: terms.fromDay, to: terms.toDay })
    .from(terms)
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(and(eq(studios.caseId, caseId), eq(terms.number, 1)));
  return term;
}

/** By the edition in force that day; certificate and plaque are handed over with the approval. */
function termFrom(level: StudioLevel, day: Day): DaySpan {
  const edition = studioEditionOn(level, day);
  const term = edition && termOf({ approvedOn: day, handedOverOn: day }, edition.parameters);
  if (!term) throw new Error(`no term of a studio is in force on ${day}`);
  return term;
}
