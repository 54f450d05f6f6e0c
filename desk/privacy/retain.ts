import { and, eq, gt, gte, inArray, isNotNull, lt, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import {
  attachments,
  cases,
  certificates,
  dataKeys,
  hearingInvitations,
  links,
  mails,
  notices,
  objectionFiles,
  objections,
  pagePictures,
  rounds,
  vouchers,
  workEvidence,
} from '../../db/schema/all.js';
import { addDays, dayOf } from '../../domain/time/beijing.js';
import type { BlobStore } from '../blobs/blobs.js';
import { letGoOf } from '../blobs/lend.js';
import { performSystem } from '../kit/act.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk, DeskDeps } from '../kit/deps.js';
import { emptyLetters, eraseCases, eraseObjections, forgetInvited, isAnswered } from './erase-words.js';
import type { RetentionParameters } from './parameters.js';
import { openOf } from './still-needed.js';

/** Subjects that one transaction takes: short enough that nobody waits for it. */
const batch = 50;

export interface RetentionDeps extends DeskDeps {
  readonly blobs: BlobStore;
  readonly retention: RetentionParameters;
}

export type Retained = Record<keyof RetentionParameters | 'files', number>;

/** One pass over what is past its time. @returns how many went, by kind; all 0 when nothing is left */
export async function retainOnce(deps: RetentionDeps): Promise<Readonly<Retained>> {
  const gone = await performSystem(deps, async (desk) => {
    const ago = (days: number) => new Date(Date.parse(desk.now) - days * 86_400_000).toISOString();
    const { applications, objections: after, hearingAddresses, letters } = deps.retention;
    return {
      applications: await endApplications(desk, ago(applications)),
      objections: await endObjections(desk, ago(after)),
      hearingAddresses: await forgetInvited(
        desk,
        inArray(hearingInvitations.caseId, casesOfRounds(desk, ago(hearingAddresses))),
      ),
      // A letter whose link still opens something may be asked for again.
      letters: await emptyLetters(desk, and(lt(mails.createdAt, ago(letters)), notExists(liveLink(desk)))),
    };
  });
  return { ...gone, files: await removeFiles(deps) };
}

const casesOfRounds = ({ tx }: Desk, closedBefore: string) =>
  tx
    .select({ id: cases.id })
    .from(cases)
    .innerJoin(rounds, eq(rounds.id, cases.roundId))
    .where(and(eq(rounds.state, 'closed'), lt(rounds.closedAt, closedBefore)));

const liveLink = ({ tx }: Desk) =>
  tx
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.id, mails.linkId), eq(links.state, 'live')));

/** A host's own application stays while the certificate's term runs, and as long again as the others after it. */
async function endApplications(desk: Desk, before: string): Promise<number> {
  const inTerm = desk.tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(
      and(
        eq(certificates.caseId, cases.id),
        ne(certificates.status, 'revoked'),
        sql`${certificates.printed}->>'termTo' >= ${addDays(dayOf(before), 1)}`,
      ),
    );
  const rows = await desk.tx
    .select({ id: cases.id })
    .from(cases)
    .innerJoin(dataKeys, eq(dataKeys.subjectId, cases.id))
    .where(and(isNotNull(dataKeys.wrapped), inArray(cases.id, casesOfRounds(desk, before)), notExists(inTerm)))
    .limit(batch);
  const open = new Set(
    await openOf(
      desk,
      rows.map(({ id }) => id),
    ),
  );
  const ids = rows.map(({ id }) => id).filter((id) => !open.has(id));
  await eraseCases(desk, ids);
  for (const id of ids) await record(desk, system, { chain: id, act: 'endRetention' });
  return ids.length;
}

/**
 * Handed in after the window by somebody whose address was not confirmed in its time: no objection, no lead, and nobody has read it.
 * It goes as soon as it can be nothing any more, with the files that came with it (NOTICE-O02, NOTICE-O04).
 */
const neverCounted = ({ tx, now }: Desk): SQL | undefined =>
  and(
    eq(objections.state, 'unconfirmed'),
    gt(objections.receivedAt, notices.closesAt),
    notExists(
      tx
        .select({ id: links.id })
        .from(links)
        .where(and(eq(links.objectionId, objections.id), gte(links.expiresAt, now))),
    ),
  );

async function endObjections(desk: Desk, before: string): Promise<number> {
  const pastTime = and(
    isAnswered,
    lt(notices.takenDownAt, before),
    lt(objections.receivedAt, before),
    or(lt(objections.disposedAt, before), sql`${objections.disposedAt} IS NULL`),
  );
  const rows = await desk.tx
    .select({ id: objections.id, noticeId: objections.noticeId, receipt: objections.receipt })
    .from(objections)
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .where(and(ne(objections.text, ''), or(pastTime, neverCounted(desk))))
    .limit(batch);
  await eraseObjections(
    desk,
    rows.map(({ id }) => id),
  );
  for (const { noticeId, receipt } of rows)
    await record(desk, system, { chain: noticeId, act: 'endRetention', facts: { receipt } });
  return rows.length;
}

/** Bytes whose names were erased, unless somebody else holds the same. */
async function removeFiles({ db, blobs }: RetentionDeps): Promise<number> {
  let removed = 0;
  for (const table of [attachments, objectionFiles, pagePictures, vouchers, workEvidence]) {
    const erased = and(eq(table.sha256, ''), ne(table.blob, ''));
    const rows = await db.selectDistinct({ blob: table.blob }).from(table).where(erased).limit(batch);
    for (const { blob } of rows) {
      const gone = and(eq(table.blob, blob), erased);
      await letGoOf({ db, blobs }, blob, () => db.update(table).set({ blob: '' }).where(gone));
    }
    removed += rows.length;
  }
  return removed;
}
