import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sightOf } from '../../../api/reads/case-sight.js';
import { caseList } from '../../../db/read/case-list.js';
import { tasks } from '../../../db/schema/all.js';
import { runOnDesk } from '../../support/desk.js';
import { type World, world } from '../veto/world.js';

const list = (w: World, who: string, more: object = {}) =>
  caseList(w.desk.db, { personId: w.personId(who), day: '2026-03-02', limit: 50, ...more });
const numbers = async (w: World, who: string, more: object = {}) =>
  (await list(w, who, more)).cases.map((file) => file.number);

runOnDesk('the list of cases', (desk) => {
  test('everybody sees their own bodies’ cases; a draft is its applicant’s alone; experts see none here', async () => {
    const w = await world(desk());
    await w.aCase('countyReview');
    await w.aCase('schoolReview', { applicant: 'teacherB1a', school: 'schoolB1' });
    await w.aCase('draft', { applicant: 'teacherA1b', formVersion: 0 });
    await w.aCase('withdrawn', { applicant: 'teacherA2a', school: 'schoolA2', formVersion: 0 });
    const seen = {
      cityOfficer: 2,
      sectionOfficer: 0,
      instituteOfficer: 0,
      countyOfficerA: 1,
      countyOfficerB: 1,
      leaderA1: 1,
      leaderA2: 0,
      expert1: 0,
    };
    for (const [who, count] of Object.entries(seen))
      expect([who, (await numbers(w, who)).length]).toEqual([who, count]);
    expect(await numbers(w, 'teacherA1a')).toEqual(['2026-001']);
    expect(await numbers(w, 'teacherA1b')).toEqual(['2026-003']);
  });

  test('HOST-O02: the section meets a case once it is asked to justify it, in the list and opened alike; the Institute none', async () => {
    const w = await world(desk());
    const asked = await w.aCase('projectJustification');
    const other = await w.aCase('projectJustification', { applicant: 'teacherB1a', school: 'schoolB1' });
    const run = { id: randomUUID(), subjectId: w.roundId, roundId: w.roundId } as const;
    const task = { kind: 'justifyProject', orgId: w.org('section'), role: 'sectionOfficer', state: 'done' } as const;
    await desk()
      .db.insert(tasks)
      .values({ ...run, ...task, stageRunId: randomUUID(), caseId: asked, openedAt: '2026-03-01T01:00:00.000Z' });
    const sees = async (who: string, caseId: string) => {
      const actor = { kind: 'person', personId: w.personId(who), channel: 'page', language: 'zh' } as const;
      const at = { tx: desk().db, now: '2026-03-02T01:00:00.000Z', actor: { ...actor, secondFactor: true } };
      const sight = await sightOf(at, caseId);
      return sight.ok ? sight.value.reader : sight.refusals[0]?.code;
    };
    expect((await list(w, 'sectionOfficer')).cases.map(({ id }) => id)).toEqual([asked]);
    expect([await sees('sectionOfficer', asked), await sees('sectionOfficer', other)]).toEqual(['city', 'notFound']);
    expect(await numbers(w, 'instituteOfficer')).toEqual([]);
    expect(await sees('instituteOfficer', asked)).toBe('notFound');
  });

  test('10,000 cases: filters, search, every page, in good time', async () => {
    const w = await world(desk());
    await desk().db.execute(sql`
      INSERT INTO people (id, code, name)
      SELECT gen_random_uuid(), 'many' || n, '教师' || n FROM generate_series(1, 10000) n`);
    await desk().db.execute(sql`
      INSERT INTO cases (id, number, round_id, applicant_id, school_id, county_id, route, state, form_version, created_at)
      SELECT gen_random_uuid(), 'M' || n, ${w.roundId}::uuid, p.id,
             CASE WHEN n % 10 = 0 THEN ${w.org('schoolA1')}::uuid ELSE ${w.org('schoolB1')}::uuid END,
             CASE WHEN n % 10 = 0 THEN ${w.org('countyA')}::uuid ELSE ${w.org('countyB')}::uuid END,
             'county', CASE WHEN n % 4 = 0 THEN 'countyReview' ELSE 'schoolReview' END, 1,
             '2026-03-02T01:00:00Z'::timestamptz + n * interval '1 second'
      FROM generate_series(1, 10000) n JOIN people p ON p.code = 'many' || n`);
    await desk().db.execute(sql`ANALYZE`);
    expect(await numbers(w, 'cityOfficer', { query: '教师777', limit: 50 })).toHaveLength(11);
    expect(await numbers(w, 'cityOfficer', { query: '100%' })).toEqual([]);
    const first = await list(w, 'countyOfficerA', { limit: 600 });
    const second = await list(w, 'countyOfficerA', { limit: 600, after: first.next ?? undefined });
    expect(new Set([...first.cases, ...second.cases].map(({ id }) => id)).size).toBe(1000);
    expect(second.next).toBeNull();
    const times: number[] = [];
    for (const who of ['cityOfficer', 'countyOfficerA', 'leaderA1'])
      for (const filter of [
        {},
        { state: 'countyReview' },
        { roundId: w.roundId, query: '教师99' },
        { schoolId: w.org('schoolA1') },
      ])
        for (let n = 0; n < 5; n += 1) {
          const began = performance.now();
          await list(w, who, { limit: 50, ...filter });
          times.push(performance.now() - began);
        }
    times.sort((a, b) => a - b);
    const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
    console.log(
      `${desk().database.kind}: p50 ${times[Math.floor(times.length / 2)]?.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    );
    // Generous: the machine that runs the tests is shared. The aim (p95 50 ms) is read from the line above.
    expect(p95).toBeLessThan(500);
  });
});
