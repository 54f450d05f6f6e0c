import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { audit, organisations } from '../../db/schema/all.js';
import type { CaseSight, Reader } from './case-sight.js';

/** What happened, in the order of the chain: codes, numbers, posts. */
export interface TimelineRow {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly actorKind: 'person' | 'system' | 'respondent' | 'public';
  readonly role: string | null;
  readonly organisation: string | null;
  readonly outcome: 'done' | 'refused';
  readonly ruleIds: readonly string[];
  readonly formHash: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly hash: string;
}

/** The hour of an answer would name who gave it (HOST-18): nobody reads these rows. */
const nobodySees = ['answerHearing'];
/** The applicant learns what was decided, not who was asked, who objected, or what is being looked into. */
const applicantSees = [
  'startApplication',
  'saveDraft',
  'addAttachment',
  'removeAttachment',
  'submitApplication',
  'resubmitApplication',
  'withdrawApplication',
  'undoWithdrawal',
  'finishWithdrawal',
  'openStage',
  'decideRecommendation',
  'verifyApplication',
  'closeNomination',
  'publishNotice',
  'submitBundle',
  'justifyProject',
  'decideFinally',
  'issueDocuments',
  'respondToVeto',
  'decideVeto',
  'fileAppeal',
  'decideAppeal',
];
/** What belongs to the publishing level and the ethics procedure, and to no school. */
const schoolMisses = ['fileObjection', 'confirmObjection', 'disposeObjection', 'registerObjection'];

const sees: Readonly<Record<Reader, (act: string) => boolean>> = {
  applicant: (act) => applicantSees.includes(act),
  school: (act) => !schoolMisses.includes(act),
  county: () => true,
  city: () => true,
  expert: () => false,
};

/** The story of a case for its reader. Refused attempts are shown to the city, and to whoever made them. */
export async function timelineOf(
  tx: Db,
  { file, reader }: CaseSight,
  personId: string,
): Promise<readonly TimelineRow[]> {
  const rows = await tx.select().from(audit).where(eq(audit.chain, file.id)).orderBy(asc(audit.seq));
  const shown = rows.filter(
    (row) =>
      !nobodySees.includes(row.act) &&
      (row.outcome === 'refused' ? reader === 'city' || row.personId === personId : sees[reader](row.act)),
  );
  const names = await namesOf(
    tx,
    shown.flatMap(({ orgId }) => orgId ?? []),
  );
  return shown.map((row) => ({ ...row, organisation: row.orgId ? (names.get(row.orgId) ?? null) : null }));
}

async function namesOf(tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(inArray(organisations.id, [...new Set(ids)])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
