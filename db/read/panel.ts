import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { cases, conflicts, draws, experts, organisations, people, scoreSheets } from '../schema/all.js';

/** A candidate as an expert meets one before declaring: number, name, school and county, never the file (HOST-O15). */
export interface CandidateToDeclare {
  readonly caseId: string;
  readonly caseNumber: string;
  /** Null where the round's policy shows the school alone. */
  readonly name: string | null;
  readonly schoolName: string;
  readonly countyName: string | null;
  /** What the expert has said so far. */
  readonly says: string | null;
}

/** The list an expert declares on; null for whoever is not of the round's pool. */
export async function candidatesToDeclare(
  db: Db,
  at: { readonly roundId: string; readonly personId: string; readonly named: boolean },
): Promise<readonly CandidateToDeclare[] | null> {
  const { roundId, personId } = at;
  const [expert] = await db
    .select({ state: experts.state })
    .from(experts)
    .where(and(eq(experts.roundId, roundId), eq(experts.personId, personId)));
  if (!expert) return null;
  const rows = await db
    .select({ file: cases, name: people.name })
    .from(cases)
    .innerJoin(people, eq(people.id, cases.applicantId))
    .where(and(eq(cases.roundId, roundId), eq(cases.state, 'submittedToCity')))
    .orderBy(asc(cases.number));
  const bodies = await db.select({ id: organisations.id, name: organisations.name }).from(organisations);
  const nameOf = (id: string | null) => bodies.find((body) => body.id === id)?.name ?? null;
  const said = await db
    .select()
    .from(conflicts)
    .where(and(eq(conflicts.roundId, roundId), eq(conflicts.personId, personId)));
  return rows.map(({ file, name }) => ({
    caseId: file.id,
    caseNumber: file.number,
    name: at.named ? name : null,
    schoolName: nameOf(file.schoolId) ?? '',
    countyName: nameOf(file.countyId),
    says: said.find((row) => row.caseId === file.id)?.ground ?? null,
  }));
}

/** One of an expert's own sheets; other experts and their sheets are not in it. */
export interface OwnSheet {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly caseState: CaseState;
  readonly formHash: string | null;
  readonly state: 'assigned' | 'sealed' | 'opened';
  readonly points: Readonly<Record<string, string>> | null;
  readonly remark: string;
  readonly commitment: string | null;
}

/** What an expert scores: the own assigned cases and nothing else (HOST-O15); empty for everybody else. */
export async function ownSheets(
  db: Db,
  at: { readonly roundId: string; readonly personId: string },
): Promise<readonly OwnSheet[]> {
  const rows = await db
    .select({ sheet: scoreSheets, file: cases })
    .from(scoreSheets)
    .innerJoin(cases, eq(cases.id, scoreSheets.caseId))
    .where(
      and(eq(scoreSheets.roundId, at.roundId), eq(scoreSheets.personId, at.personId), ne(scoreSheets.state, 'recused')),
    )
    .orderBy(asc(cases.number));
  return rows.flatMap(({ sheet, file }) =>
    sheet.state === 'recused'
      ? []
      : [
          {
            caseId: file.id,
            caseNumber: file.number,
            caseState: file.state,
            formHash: file.formHash,
            state: sheet.state,
            points: sheet.points,
            remark: sheet.remark,
            commitment: sheet.commitment,
          },
        ],
  );
}

export interface PanelProgress {
  readonly seed: string | null;
  readonly experts: readonly {
    readonly personId: string;
    readonly state: 'pool' | 'drawn' | 'reserve';
    readonly declaredAt: string | null;
    readonly assigned: number;
    readonly sealed: number;
  }[];
  /** Sheets by case: how many are asked for and how many are in. No points, opened or not. */
  readonly cases: readonly { readonly caseNumber: string; readonly asked: number; readonly sealed: number }[];
}

/** How far the panel is, for the city's officer; holds no points and no remark. The caller authorises. */
export async function panelProgress(db: Db, roundId: string): Promise<PanelProgress> {
  const pool = await db.select().from(experts).where(eq(experts.roundId, roundId)).orderBy(asc(experts.personId));
  const [draw] = await db.select({ seed: draws.seed }).from(draws).where(eq(draws.roundId, roundId));
  const sheets = await db
    .select({ caseId: scoreSheets.caseId, personId: scoreSheets.personId, state: scoreSheets.state })
    .from(scoreSheets)
    .where(and(eq(scoreSheets.roundId, roundId), ne(scoreSheets.state, 'recused')));
  const ids = [...new Set(sheets.map((sheet) => sheet.caseId))];
  const files =
    ids.length === 0 ? [] : await db.select().from(cases).where(inArray(cases.id, ids)).orderBy(asc(cases.number));
  const isIn = (sheet: { readonly state: string }) => sheet.state !== 'assigned';
  return {
    seed: draw?.seed ?? null,
    experts: pool.map(({ personId, state, declaredAt }) => {
      const own = sheets.filter((sheet) => sheet.personId === personId);
      return { personId, state, declaredAt, assigned: own.length, sealed: own.filter(isIn).length };
    }),
    cases: files.map((file) => {
      const asked = sheets.filter((sheet) => sheet.caseId === file.id);
      return { caseNumber: file.number, asked: asked.length, sealed: asked.filter(isIn).length };
    }),
  };
}
