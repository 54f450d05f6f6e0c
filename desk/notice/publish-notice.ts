import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { noticeSubjects, notices } from '../../db/schema/all.js';
import { noticeWindow } from '../../domain/calendar/due.js';
import { type PublicEntry, publicEntryOf } from '../../domain/notice/fields.js';
import { proofText, shownText } from '../../domain/notice/proof.js';
import { findPersonalNumbers } from '../../domain/privacy.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { startProcess } from '../kit/news.js';
import { nextNumber, padded } from '../kit/register.js';
import type { Seat } from '../kit/seats.js';
import { type NoticeFrame, processIn, workingDaysIn } from './notice-frame.js';
import type { PublicRecord } from './public-records.js';

/** The words of a notice, as the publishing level writes them. `receivingUnit`: who takes objections, where, by which telephone. */
export const noticeWordsSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(5000),
  receivingUnit: z.string().trim().min(1).max(500),
});
export type NoticeWords = z.infer<typeof noticeWordsSchema>;

export interface NewNotice extends NoticeWords {
  readonly frame: NoticeFrame;
  readonly level: 'county' | 'city';
  /** The body whose notice it is; a superior who shares the task publishes in its name. */
  readonly orgId: string;
  readonly nominationId: string | null;
  /** In the order in which they are shown. */
  readonly subjects: readonly PublicRecord[];
}

export interface PublishedNotice {
  readonly noticeId: string;
  readonly number: string;
  /** The last moment of the last working day of the window. */
  readonly closesAt: string;
}

/**
 * Publishes a notice (HOST-20, HOST-26, COMMEND-O01): allow-listed fields only (I20), a number, the policy's working days, a hash of what
 * hangs; starts its process. The caller has authorised the actor and moves whom it shows.
 * Refuses `ruleForbids` (NOTICE: a personal number in any text), `badInput` (a field is missing, nobody on the list).
 */
export async function publishNotice(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  notice: NewNotice,
): Promise<Result<PublishedNotice>> {
  const leak = leakIn(notice);
  if (leak) return refused(leak);
  if (notice.subjects.length === 0) return refused(refuse('badInput', { ruleId: 'NOTICE', field: 'subjects' }));
  const shown: { subjectId: string; entry: PublicEntry; salt: string; digest: string }[] = [];
  for (const { subjectId, record: facts } of notice.subjects) {
    const entry = publicEntryOf(facts);
    if (!entry.ok) return entry;
    const salt = randomBytes(16).toString('hex');
    shown.push({ subjectId, entry: entry.value, salt, digest: sha256(shownText(salt, entry.value)) });
  }
  const { frame, level } = notice;
  const days = workingDaysIn(frame, level);
  const window = noticeWindow(desk.calendar(), desk.now, days);
  const id = randomUUID();
  const year = dayOf(desk.now).slice(0, 4);
  const number = `GS${year}-${padded(await nextNumber(desk, 'notice', year), 4)}`;
  const proof = proofText({
    noticeId: id,
    level,
    orgId: notice.orgId,
    window: { opensAt: desk.now, closesAt: window.until },
    title: notice.title,
    text: notice.text,
    receivingUnit: notice.receivingUnit,
    subjects: shown.map(({ subjectId, digest }) => ({ subjectId, digest })),
  });
  const contentHash = sha256(proof);
  await desk.tx.insert(notices).values({
    id,
    number,
    ...(frame.kind === 'call' ? { callId: frame.id } : { roundId: frame.id }),
    orgId: notice.orgId,
    level,
    nominationId: notice.nominationId,
    state: 'open',
    publishedAt: desk.now,
    closesAt: window.until,
    workingDays: days,
    title: notice.title,
    text: notice.text,
    receivingUnit: notice.receivingUnit,
    contentHash,
    calendarVersion: window.calendarVersion,
  });
  await desk.tx.insert(noticeSubjects).values(
    shown.map(({ subjectId, entry, salt, digest }) => ({
      noticeId: id,
      subjectId,
      shown: { name: entry.name, school: entry.school, county: entry.county ?? '', item: entry.item },
      salt,
      digest,
      state: 'listed' as const,
    })),
  );
  const { stage, ruleId, shows } = frame.kind === 'call' ? ofCall : ofRound[level];
  const ruleIds = [ruleId, 'NOTICE-O01'];
  decide(desk, actor, seat, {
    subjectId: id,
    stage,
    kind: 'publishNotice',
    ruleIds,
    decision: 'published',
    content: { number, closesAt: window.until, contentHash, [shows]: shown.map((one) => one.subjectId) },
  });
  const facts = { number, closesAt: window.until, subjects: shown.length, contentHash };
  await record(desk, actor, { chain: id, act: 'publishNotice', seat, ruleIds, facts });
  await startProcess(desk, 'publicNotice', await processIn(desk, frame, notice, { kind: 'notice', id }));
  return accepted({ noticeId: id, number, closesAt: window.until });
}

/** How the publication is recorded, by what hangs. */
const ofRound = {
  county: { stage: 'countyNotice', ruleId: 'HOST-20', shows: 'cases' },
  city: { stage: 'cityNotice', ruleId: 'HOST-26', shows: 'cases' },
} as const;
const ofCall = { stage: 'studio', ruleId: 'COMMEND-O01', shows: 'nominees' } as const;

/** No number of a person in the words either; the refusal names the field, never the number. */
function leakIn(words: NoticeWords): Refusal | null {
  for (const field of ['title', 'text', 'receivingUnit'] as const) {
    const [found] = findPersonalNumbers(words[field]);
    if (found) return refuse('ruleForbids', { ruleId: 'NOTICE', field, facts: { kind: found.kind } });
  }
  return null;
}
