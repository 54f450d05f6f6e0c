import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { nominations } from '../../db/schema/all.js';
import { firstWording } from '../../domain/notice/first-wording.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { startProcess } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import { organisationsByIds, type Seat } from '../kit/seats.js';
import type { Notice } from './find-notice.js';
import { publicRecordsOf } from './public-records.js';
import { type PublishedNotice, publishNotice } from './publish-notice.js';

/**
 * A full-length notice of their own for one candidate (NOTICE-O05): in the name of the body that published the earlier one, in the
 * first words of a notice. A county's goes with a nomination of its own, like a replacement's, so that the county is asked to send it on.
 * Whoever decided that the candidate comes back publishes it. Refuses as `publishNotice`.
 */
export async function publishAnew(
  desk: Desk,
  by: { readonly actor: PersonActor; readonly seat: Seat },
  at: { readonly round: Round; readonly earlier: Notice; readonly file: Case },
): Promise<Result<PublishedNotice>> {
  const { round, earlier, file } = at;
  const nominationId = earlier.nominationId && (await nominateAnew(desk, round, earlier.nominationId));
  const { level, orgId, receivingUnit } = earlier;
  const subjects = await publicRecordsOf(desk, round, [file]);
  const [body] = await organisationsByIds(desk, [orgId]);
  // the earlier words may speak of several
  const words = { ...firstWording[level]({ round: round.name, body: body?.name ?? '', count: 1 }), receivingUnit };
  const notice = { ...words, frame: round, level, orgId, nominationId, subjects };
  const published = await publishNotice(desk, by.actor, by.seat, notice);
  if (!published.ok) return refused(published.refusals[0] ?? refuse('caseChanged'));
  const { number, closesAt } = published.value;
  await record(desk, by.actor, {
    chain: file.id,
    act: 'publishNotice',
    seat: by.seat,
    ruleIds: ['NOTICE-O05'],
    formHash: file.formHash,
    facts: { number, closesAt, earlier: earlier.number },
  });
  return published;
}

async function nominateAnew(desk: Desk, round: Round, earlierId: string): Promise<string> {
  const [earlier] = await desk.tx.select().from(nominations).where(eq(nominations.id, earlierId));
  if (!earlier) throw new Error('a county notice without its nomination');
  const id = randomUUID();
  const { orgId, reopenedUntil } = earlier;
  await desk.tx.insert(nominations).values({ id, roundId: round.id, orgId, state: 'onNotice', reopenedUntil });
  const [body] = await organisationsByIds(desk, [orgId]);
  await startProcess(desk, 'countyNomination', {
    subject: { kind: 'nomination', id },
    roundId: round.id,
    roundCode: round.code,
    ...(body ? { countyCode: body.code } : {}),
  });
  return id;
}
