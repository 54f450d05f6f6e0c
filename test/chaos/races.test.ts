import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Database, openPostgres } from '../../db/database.js';
import {
  audit,
  decisions,
  hearingAnswers,
  hearingInvitations,
  idempotency,
  links,
  noticeSubjects,
  objections,
} from '../../db/schema/all.js';
import { answerHearing } from '../../desk/hearing/answer-hearing.js';
import { perform, performSystem } from '../../desk/kit/act.js';
import { climb } from '../../desk/kit/climb.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import { linkSecret } from '../../desk/kit/links.js';
import { freePlace, takePlace } from '../../desk/kit/quota.js';
import { confirmObjection } from '../../desk/notice/confirm-objection.js';
import { fileObjection } from '../../desk/notice/file-objection.js';
import { decideRecommendation } from '../../desk/school/decide-recommendation.js';
import { noticeWindow } from '../../desk/stages/notice-window.js';
import { checks } from '../../desk/verify/verify.js';
import { seeded } from '../../scripts/chaos/random.js';
import { expectOk, reader, saying, smallCounty } from '../desk/county/small-county.js';
import { schoolCity } from '../desk/school/school-city.js';
import { meeting, must, respondent, stepsOf } from '../desk/school/steps.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { soon, timesBy } from './together.js';

/** A slice here; any number by hand: `RACE_ROUNDS=500 RACE_SEED=7 npx vitest run test/chaos/races.test.ts`. */
const rounds = Number(process.env.RACE_ROUNDS ?? 25);
const seed = Number(process.env.RACE_SEED ?? 20_260_302);
const random = seeded(seed);
console.log(`races: ${rounds} rounds, seed ${seed}`);
vi.setConfig({ testTimeout: 60_000 + rounds * 2_000, hookTimeout: 60_000 });

/** Everybody at once, each a moment of chance later. */
const together = timesBy(random, 3);
/** What a race could break; these small worlds have neither processes nor mail. */
const looked = [
  'auditChain',
  'oneDecisionPerSeat',
  'stageOrder',
  'quotaCounters',
  'quotaPlaces',
  'noticeFirst',
  'openObjections',
];
const faultless = async (deps: DeskDeps) => {
  const desk = { tx: deps.db, now: await deps.clock.now(), calendar: deps.calendar };
  const checked = checks.filter(({ name }) => looked.includes(name));
  expect(checked).toHaveLength(looked.length);
  for (const check of checked) expect(await check.run(desk), check.name).toEqual([]);
};

test(`HOST-21: the last place, ${rounds} rounds of 16 approvers at once: exactly one has it each time`, async () => {
  const county = await smallCounty({ candidates: 16, cap: 1 });
  try {
    const files = await Promise.all(Array.from({ length: 16 }, (_, at) => county.file(at + 1)));
    for (let round = 0; round < rounds; round += 1) {
      const answers = await together(16, async (n) => {
        const file = files[n];
        if (!file) throw new Error('no such case');
        return performSystem(county.deps, (desk) => takePlace(desk, file, county.id('county')));
      });
      const winners = files.filter((_, at) => answers[at] === null);
      expect(winners, `round ${round}, seed ${seed}`).toHaveLength(1);
      expect(new Set(answers.flatMap((refusal) => refusal?.code ?? []))).toEqual(new Set(['quotaExhausted']));
      expect(await county.quota()).toMatchObject({ cap: 1, used: 1 });
      const [winner] = winners;
      if (winner) await performSystem(county.deps, (desk) => freePlace(desk, winner));
    }
    await faultless(county.deps);
  } finally {
    await county.close();
  }
});

test('two officers on one task: one of them has done it, the other is told so', async () => {
  const county = await smallCounty({ candidates: 16, cap: 16 });
  try {
    for (let n = 1; n <= 16; n += 1) {
      const [one, two] = [county.person('officer'), county.person('leader')];
      const said = (await together(2, (at) => county.verify(n, 'agree', at === 0 ? one : two))).map(saying);
      expect(
        said.filter((word) => word === 'ok'),
        `case ${n}, seed ${seed}: ${said}`,
      ).toHaveLength(1);
      const kept = await county.db
        .select()
        .from(decisions)
        .where(eq(decisions.caseId, county.id(`case${n}`)));
      expect(kept).toHaveLength(1);
    }
    const lists = await together(2, (at) => county.select([1, 2], county.person(at === 0 ? 'officer' : 'leader')));
    expect(lists.map(saying).toSorted()).toEqual(['ok', 'taskClosed']);
    await faultless(county.deps);
  } finally {
    await county.close();
  }
});

describe('one link posted 32 times at once has one effect (T04, I25)', () => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await openPostgres(fresh.url, 20);
  });
  afterAll(async () => {
    await database?.close();
    await fresh?.drop();
  });

  test('HOST-18: a respondent is heard once', async () => {
    const city = await schoolCity(database);
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    must(await steps.invite([{ group: 'parents', address: 'p@example.cn' }]));
    const [asked] = await city.db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, one.caseId));
    const answers = await together(32, () =>
      perform(city.deps, answerHearing, respondent(asked?.id ?? ''), { view: 'support' }),
    );
    expect(answers.map(saying).filter((said) => said === 'ok')).toHaveLength(1);
    expect(await city.db.select().from(hearingAnswers).where(eq(hearingAnswers.caseId, one.caseId))).toHaveLength(1);
    const heard = and(eq(audit.chain, one.caseId), eq(audit.act, 'answerHearing'));
    expect(await city.db.select().from(audit).where(heard)).toHaveLength(1);
  });

  test.each(['one key', 'a key each'])('HOST-19: a school decides once, with %s', async (keys) => {
    const city = await schoolCity(database);
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await steps.prepare();
    const key = randomUUID();
    const input = {
      caseId: one.caseId,
      formHash: one.formHash,
      taskId: one.taskId,
      decision: 'recommend',
      stayConsent: true,
      meeting,
    };
    const behindLink = { ...city.leader, taskId: one.taskId, channel: 'link' as const };
    const answers = await together(32, () =>
      perform(city.deps, decideRecommendation, behindLink, input, keys === 'one key' ? key : randomUUID()),
    );
    const done = answers.filter(({ ok }) => ok);
    expect(done).toHaveLength(keys === 'one key' ? 32 : 1);
    for (const answer of done) expect(answer).toEqual(done[0]);
    const decided = and(eq(decisions.caseId, one.caseId), eq(decisions.stage, 'schoolRecommendation'));
    const kinds = (await city.db.select().from(decisions).where(decided)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'collectiveDecision')).toHaveLength(1);
    if (keys === 'one key')
      expect(await city.db.select().from(idempotency).where(eq(idempotency.key, key))).toHaveLength(1);
  });
});

test('NOTICE-O02: an objection filed while the notice ends either holds its subject back or comes as a report', async () => {
  const ends = { held: 0, report: 0 };
  for (let round = 0; round < Math.max(3, Math.round(rounds / 5)); round += 1) {
    const county = await smallCounty();
    try {
      const { noticeId, closesAt } = await county.hang([1, 2]);
      const at = (ms: number) => {
        const instant = new Date(Date.parse(closesAt) + ms).toISOString();
        return { ...county.deps, clock: { ...county.deps.clock, now: async () => instant } };
      };
      const named = { kind: 'named', text: '论文署名有误', fromName: '王某', contact: 'wang@objector.example' };
      const objection = { ...named, subjectId: county.id('case1') };
      await together(2, async (n) => {
        // Now the one, now the other comes first; and sometimes neither.
        await soon(round % 3 === n ? 60 : 0);
        if (n === 0) expectOk(await perform(at(-5), fileObjection, reader, { noticeId, objection }));
        else
          await performSystem(at(5), (desk) =>
            climb(desk, noticeWindow, { subject: { kind: 'notice', id: noticeId }, stage: 'noticeWindow', number: 1 }),
          );
      });
      const [link] = (await county.db.select().from(links)).filter((one) => one.objectionId !== null);
      const linkId = link?.id ?? '';
      expectOk(await perform(at(1_000), confirmObjection, reader, { linkId, secret: linkSecret('test', linkId) }));
      const [found] = await county.db.select().from(objections);
      const [subject] = await county.db
        .select()
        .from(noticeSubjects)
        .where(eq(noticeSubjects.subjectId, county.id('case1')));
      const end = `${found?.state}, ${subject?.state}`;
      expect(['registered, underInvestigation', 'report, cleared'], `round ${round}, seed ${seed}`).toContain(end);
      ends[end.startsWith('registered') ? 'held' : 'report'] += 1;
      county.set(new Date(Date.parse(closesAt) + 60_000).toISOString());
      await faultless(county.deps);
    } finally {
      await county.close();
    }
  }
  console.log(`the objection came first ${ends.held} times, the end ${ends.report} times`);
});
