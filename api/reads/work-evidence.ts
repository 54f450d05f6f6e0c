import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { membersOf } from '../../db/read/members.js';
import { type EvidenceRead, evidenceIn } from '../../db/read/work-evidence.js';
import { recordedWorks } from '../../db/read/works.js';
import { workEvidence } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import { seatsOf } from '../../desk/kit/seats.js';
import type { Term } from '../../desk/kit/term.js';
import { unitRoles } from '../../desk/studio/as-unit.js';
import { seatBesideBureau } from '../../desk/studio/beside-bureau.js';
import { evidenceHash } from '../../desk/studio/evidence.js';
import type { EvidenceView, WorkToJudge } from '../../web/views/work.js';
import type { ApiDeps } from '../deps.js';

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly personId: string;
}

/** Who reads the files with a record of work: its host, whoever confirms it for the unit, and those who check and manage the studio (STUDIO-10, STUDIO-11). */
export async function seesEvidence(at: At, { studio }: Pick<Term, 'studio'>): Promise<boolean> {
  if (at.personId === studio.hostId) return true;
  const posts = [
    ...unitRoles.map((role) => ({ role, orgId: studio.unitId })),
    await seatBesideBureau(at, studio, 'sectionOfficer'),
    await seatBesideBureau(at, studio, 'instituteOfficer'),
  ];
  const held = await seatsOf(at, at.personId);
  return held.some((seat) => posts.some(({ role, orgId }) => role === seat.role && orgId === seat.orgId));
}

/** A term's record of work with its files, as they are shown; null instead of them for whoever does not read them. */
export async function worksShown(at: At & { readonly vault: Vault }, term: Term) {
  const { tx, vault } = at;
  const recorded = await recordedWorks(tx, vault, term.id);
  const files = (await seesEvidence(at, term)) ? await evidenceIn(tx, vault, term.id) : null;
  const filesAt = `/api/studios/${term.studioId}/work-evidence`;
  return recorded.map((work) => {
    const its = files?.filter(({ workId }) => workId === work.workId) ?? null;
    return {
      ...work,
      evidence: its && its.map((one) => evidenceView(one, filesAt)),
      evidenceHash: its && evidenceHash(its),
    };
  });
}

const evidenceView = (
  { id: evidenceId, number, name, sha256, mediaType, size, addedAt }: EvidenceRead,
  filesAt: string,
): EvidenceView => ({
  ...{ evidenceId, number, name, mediaType, size, addedAt },
  href: sha256 ? `${filesAt}/${evidenceId}` : null,
});

/** What waits on a term's record, as the task that asks the unit shows it, with its files under the task's own address. */
export async function worksToJudge(
  { tx, vault }: Pick<ApiDeps, 'vault'> & Pick<At, 'tx'>,
  term: Pick<Term, 'id'>,
  filesAt: string,
): Promise<readonly WorkToJudge[]> {
  const recorded = await recordedWorks(tx, vault, term.id);
  const files = await evidenceIn(tx, vault, term.id);
  const names = new Map((await membersOf(tx, term.id)).map(({ number, name }) => [number, name]));
  return recorded
    .filter(({ state }) => state === 'recorded')
    .map((work) => {
      const its = files.filter(({ workId }) => workId === work.workId);
      return {
        ...work,
        termId: term.id,
        members: work.members.map((number) => `${number} ${names.get(number) ?? ''}`.trim()),
        evidence: its.map((one) => evidenceView(one, filesAt)),
        evidenceHash: evidenceHash(its),
      };
    });
}

/** The term whose record a file stands with; null for no such file. */
export async function termOfEvidence(tx: Db, evidenceId: string): Promise<string | null> {
  const [row] = await tx
    .select({ termId: workEvidence.termId })
    .from(workEvidence)
    .where(eq(workEvidence.id, evidenceId));
  return row?.termId ?? null;
}

/** The bytes of a file of a term's record; null where it was taken off or erased. */
export async function evidenceFile(
  { blobs, vault }: Pick<ApiDeps, 'blobs' | 'vault'>,
  tx: Db,
  { termId, evidenceId }: { readonly termId: string; readonly evidenceId: string },
) {
  const file = (await evidenceIn(tx, vault, termId)).find(({ id }) => id === evidenceId);
  const sealed = file?.sha256 ? await blobs.read(file.blob) : null;
  if (!file || !sealed) return null;
  const bytes = vault.openFile(file.sha256, await buffer(sealed));
  return { bytes, name: file.name, mediaType: file.mediaType };
}
