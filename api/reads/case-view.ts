import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../db/database.js';
import { endingOf } from '../../db/read/ending.js';
import { attachmentsOf, formVersionOf } from '../../db/read/sealed-words.js';
import { decisions, organisations, people } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import { draftOf } from '../../desk/application/eligibility-of.js';
import { endedStates, reasonCodes } from '../../domain/ending.js';
import { draftFormSchema } from '../../domain/host-selection/draft-form.js';
import { caseState, id, instant, wayToCity } from '../routes/shapes.js';
import type { CaseSight, Reader } from './case-sight.js';

/** What an expert judges: the form without who wrote it, signatures included. */
export const judgedForm = draftFormSchema.omit({
  name: true,
  gender: true,
  phone: true,
  email: true,
  idLast4: true,
  birthDate: true,
  teacherCertNo: true,
  stayCommitment: true,
  schoolStayConsent: true,
  ethicsSignature: true,
  truthDeclaration: true,
});

const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  addedAt: instant,
  verdict: z.enum(['genuine', 'forged']).nullable().optional(),
});
/** A decision as its reader may see it: the post that decided, never the person. */
const decided = z.object({
  kind: z.string(),
  stage: z.string(),
  stageRound: z.int(),
  decision: z.string(),
  reason: z.string(),
  ruleIds: z.array(z.string()),
  role: z.string(),
  formHash: z.string().nullable(),
  at: instant,
});

const reasonView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('code'), code: z.enum(reasonCodes) }),
  z.object({ kind: z.literal('words'), words: z.string() }),
]);
/** How an application ended, and by which rule; `confirmed` when an appeal was refused. */
const endingView = z.object({
  state: z.enum(endedStates),
  at: instant,
  reason: reasonView,
  ruleId: z.string(),
  appealUntil: instant.nullable(),
  confirmed: z.object({ at: instant, reason: reasonView, ruleId: z.string() }).optional(),
});

/** One case. Which of the optional fields are there depends on who reads. */
export const caseView = z.object({
  caseId: id,
  number: z.string(),
  reader: z.enum(['applicant', 'school', 'county', 'city', 'expert']),
  roundId: id,
  roundName: z.string(),
  route: wayToCity,
  state: caseState,
  /** Null for experts: they judge the form, not the person. */
  applicantName: z.string().nullable(),
  school: z.string(),
  county: z.string().nullable(),
  stageRound: z.int(),
  formVersion: z.int(),
  formHash: z.string().nullable(),
  version: z.int(),
  submittedAt: instant.nullable(),
  /** How it ended, while it has; never for experts. Words are somebody's own, empty once they were erased. */
  ending: endingView.nullable(),
  form: draftFormSchema.nullable(),
  attachments: z.array(attachment),
  decisions: z.array(decided),
  draft: draftFormSchema.optional(),
  priorState: caseState.nullable().optional(),
  undoUntil: instant.nullable().optional(),
  rank: z.int().nullable().optional(),
  holdsPlace: z.boolean().optional(),
});
export type CaseView = z.input<typeof caseView>;

/** Kinds of decisions each reader is shown; the hearing's answers and the experts' sheets are no decisions and never here. */
const outcomes = ['collectiveDecision', 'countyVerification', 'projectJustification', 'finalDecision'];
const shownKinds: Readonly<Record<Reader, readonly string[] | 'all'>> = {
  applicant: outcomes,
  school: ['ethicsConclusion', 'attachmentVerdict', ...outcomes],
  county: ['ethicsConclusion', 'attachmentVerdict', ...outcomes],
  city: 'all',
  expert: [],
};

interface Reading {
  readonly tx: Db;
  readonly deps: { readonly vault: Vault };
}

/** The case as its reader may see it. */
export async function showCase(
  { tx, deps: { vault } }: Reading,
  { file, round, reader, outlineOnly }: CaseSight,
): Promise<CaseView> {
  const [applicant] = await tx.select({ name: people.name }).from(people).where(eq(people.id, file.applicantId));
  const isExpert = reader === 'expert';
  const form = outlineOnly ? null : await submittedForm(tx, vault, file);
  const files = outlineOnly ? [] : await filesOf(tx, vault, file.id, isExpert);
  return {
    caseId: file.id,
    number: file.number,
    reader,
    roundId: round.id,
    roundName: round.name,
    route: file.route,
    state: file.state,
    applicantName: isExpert ? null : (applicant?.name ?? ''),
    school: (await nameOf(tx, file.schoolId)) ?? '',
    county: await nameOf(tx, file.countyId),
    stageRound: file.stageRound,
    formVersion: file.formVersion,
    formHash: file.formHash,
    version: file.version,
    submittedAt: file.submittedAt,
    ending: isExpert || outlineOnly ? null : await endingFor(tx, vault, file),
    form: form === null ? null : (isExpert ? judgedForm : draftFormSchema).parse(form),
    attachments: files.map(({ verdict, ...one }) => (isExpert ? one : { ...one, verdict })),
    decisions: outlineOnly ? [] : await decisionsFor(tx, file.id, reader),
    ...(reader === 'applicant' && {
      draft: await draftOf({ tx, vault }, file),
      priorState: file.priorState,
      undoUntil: file.withdrawUndoUntil,
    }),
    ...((reader === 'county' || reader === 'city') && { rank: file.rank, holdsPlace: file.holdsPlace === 1 }),
  };
}

/** What a finding overtook is no ending of this case any more. */
async function endingFor(tx: Db, vault: Vault, file: CaseSight['file']): Promise<CaseView['ending']> {
  const ending = await endingOf(tx, vault, file);
  if (!ending) return null;
  const { overtaken: _, ...shown } = ending;
  return shown;
}

/** A case's files, with the words that are sealed. */
async function filesOf(tx: Db, vault: Vault, caseId: string, blind: boolean) {
  const rows = await attachmentsOf(tx, vault, caseId, { blind });
  return rows.map(({ blob: _, ...one }) => one);
}

/** The form as last submitted; null before, and when it was erased. */
async function submittedForm(tx: Db, vault: Vault, { id, formVersion }: CaseSight['file']): Promise<unknown> {
  const version = await formVersionOf(tx, vault, id, formVersion);
  return version?.content ?? null;
}

async function decisionsFor(tx: Db, caseId: string, reader: Reader): Promise<CaseView['decisions']> {
  const kinds = shownKinds[reader];
  const rows = await tx.select().from(decisions).where(eq(decisions.caseId, caseId)).orderBy(asc(decisions.decidedAt));
  return rows
    .filter(({ kind }) => kinds === 'all' || kinds.includes(kind))
    .map(({ deciderRole, decidedAt, ...row }) => ({ ...row, role: deciderRole, at: decidedAt }));
}

/** The name of a body; null for none. */
export async function nameOf(tx: Db, orgId: string | null): Promise<string | null> {
  if (!orgId) return null;
  const [org] = await tx.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, orgId));
  return org?.name ?? null;
}
