import { eq, sql } from 'drizzle-orm';
import { getTableColumns } from 'drizzle-orm/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../db/database.js';
import { opened } from '../../../db/read/data-keys.js';
import { audit, hearingAnswers, hearingInvitations, links } from '../../../db/schema/all.js';
import { answerHearing } from '../../../desk/hearing/answer-hearing.js';
import { showHearing } from '../../../desk/hearing/show-hearing.js';
import { perform } from '../../../desk/kit/act.js';
import { openDatabase } from '../../support/databases.js';
import { schoolCity } from '../school/school-city.js';
import { must, respondent, said, stepsOf } from '../school/steps.js';

let embedded: Database;
let postgres: Database;
beforeAll(async () => {
  embedded = await openDatabase('embedded');
  postgres = await openDatabase('postgresql');
});
afterAll(() => Promise.all([embedded.close(), postgres.close()]));

/** Six teachers asked; `answer(n)` lets the n-th say "n". */
async function sixAsked(database: Database) {
  const city = await schoolCity(database, { hearingMinimum: { teachers: 3, parents: 1, students: 1 } });
  const one = await city.aCase();
  const steps = stepsOf(city, one);
  must(await steps.ethics());
  const six = [0, 1, 2, 3, 4, 5].map((n) => ({ group: 'teachers', address: `t${n}@example.cn` }));
  must(await steps.invite(six));
  const rows = await city.db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, one.caseId));
  rows.sort((a, b) => (a.address < b.address ? -1 : 1));
  const answer = async (n: number) =>
    must(await perform(city.deps, answerHearing, respondent(rows[n]?.id ?? ''), { view: 'reserve', text: `${n}` }));
  return { city, one, rows, answer };
}

test('HOST-18: an answer has no column that points at an invitation, a person, a link or a moment', () => {
  expect(Object.keys(getTableColumns(hearingAnswers)).sort()).toEqual(
    ['caseId', 'group', 'id', 'stageRound', 'text', 'view'].sort(),
  );
});

describe.each(['embedded', 'postgresql'] as const)('HOST-18 on %s', (kind) => {
  const database = () => (kind === 'embedded' ? embedded : postgres);

  test('no query can join an answer to its invitation: not by id, day, transaction or order on disk', async () => {
    const { city, one, rows, answer } = await sixAsked(database());
    for (let n = 0; n < 6; n += 1) {
      city.clock.at = `2026-03-10T0${n + 2}:00:00.000Z`;
      await answer(n);
    }
    const said = await city.db
      .select({ id: hearingAnswers.id, xmin: sql<string>`xmin::text` })
      .from(hearingAnswers)
      .where(eq(hearingAnswers.caseId, one.caseId));
    expect(said).toHaveLength(6);
    // one transaction, the last one, has written all of them
    expect(new Set(said.map((row) => row.xmin)).size).toBe(1);
    const byPlace = await city.db
      .select({ id: hearingAnswers.id })
      .from(hearingAnswers)
      .where(eq(hearingAnswers.caseId, one.caseId))
      .orderBy(sql`ctid`);
    expect(byPlace.map((row) => row.id)).toEqual(byPlace.map((row) => row.id).sort());
    const used = await city.db
      .select({ answeredAt: hearingInvitations.answeredAt, usedAt: links.usedAt })
      .from(hearingInvitations)
      .innerJoin(links, eq(links.invitationId, hearingInvitations.id))
      .where(eq(hearingInvitations.caseId, one.caseId));
    expect(new Set(used.map((row) => `${row.answeredAt} ${row.usedAt}`)).size).toBe(1);
    const trail = JSON.stringify(await city.db.select().from(audit).where(eq(audit.chain, one.caseId)));
    for (const { id } of rows) expect(trail).not.toContain(id);
    for (const { id } of said) expect(trail).not.toContain(id);
  });

  test('answers given at the same moment are all kept', async () => {
    const { city, one, answer } = await sixAsked(database());
    await Promise.all([0, 1, 2, 3, 4, 5].map(answer));
    const kept = await city.db.select().from(hearingAnswers).where(eq(hearingAnswers.caseId, one.caseId));
    const texts = await Promise.all(kept.map((row) => opened(city.db, city.deps.vault, one.caseId, row.text)));
    expect(texts.sort()).toEqual(['0', '1', '2', '3', '4', '5']);
  });
});

test('HOST-18: what was said is shown once enough of the group have answered, and never to the applicant', async () => {
  const { city, one, answer } = await sixAsked(embedded);
  await answer(0);
  await answer(1);
  const early = must(await showHearing(city.deps, city.leader, one.caseId));
  expect(early[0]).toEqual({ group: 'teachers', invited: 6, answered: 2, needed: 3, opinions: null });
  await answer(2);
  const [teachers] = must(await showHearing(city.deps, city.clerk, one.caseId));
  expect(teachers?.opinions).toMatchObject({ support: 0, reserve: 3, oppose: 0 });
  expect([...(teachers?.opinions?.texts ?? [])].sort()).toEqual(['0', '1', '2']);
  expect(said(await showHearing(city.deps, one.applicant, one.caseId))).toBe('notYourPost HOST-18');
  expect(said(await showHearing(city.deps, city.countyOfficer, one.caseId))).toBe('notYourPost HOST-18');
});
