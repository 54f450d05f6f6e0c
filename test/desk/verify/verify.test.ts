import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { checks, verify } from '../../../desk/verify/verify.js';
import { runOnBoth } from '../../support/desk.js';
import { type World, world } from '../veto/world.js';
import { assessmentViolations } from './assessment-violations.js';
import { fundViolations } from './fund-violations.js';
import { honourViolations } from './honour-violations.js';
import { letterViolations } from './letter-violations.js';
import { lossViolations } from './loss-violations.js';
import { memberViolations } from './member-violations.js';
import { moreViolations } from './more-violations.js';
import { moveViolations } from './move-violations.js';
import { officerViolations } from './officer-violations.js';
import { ownViolations } from './own-violations.js';
import { panelViolations } from './panel-violations.js';
import { restViolations } from './rest-violations.js';
import { at, decision, past, soundCase } from './sound-case.js';
import { termViolations } from './term-violations.js';
import { vetoViolations } from './veto-violations.js';
import { violations } from './violations.js';
import { waitingViolations } from './waiting-violations.js';
import { wordsViolations } from './words-violations.js';
import { workViolations } from './work-violations.js';

const all = [
  ...violations,
  ...moreViolations,
  ...panelViolations,
  ...waitingViolations,
  ...wordsViolations,
  ...letterViolations,
  ...assessmentViolations,
  ...termViolations,
  ...officerViolations,
  ...memberViolations,
  ...workViolations,
  ...fundViolations,
  ...vetoViolations,
  ...ownViolations,
  ...honourViolations,
  ...lossViolations,
  ...restViolations,
  ...moveViolations,
];
/** Unique keys of the database that a check looks after: their violation needs the key away. */
const keys = ['oneDecisionPerSeat', 'oneSheetPerExpert'];

const breachesOf = async (w: World) => {
  const results = await verify({ tx: w.desk.db, now: await w.desk.clock.now(), calendar: w.desk.calendar });
  return results.flatMap(({ name, breaches }) => breaches.map((breach) => `${name} ${breach.invariant}`));
};

runOnBoth('verify', (desk) => {
  test('a sound database has no breach', async () => {
    const w = await world(desk());
    await soundCase(w);
    expect(await breachesOf(w)).toEqual([]);
  });

  test.each(all)('%s finds a seeded violation of %s', async (check, invariant, seed) => {
    const w = await world(desk());
    const one = await soundCase(w);
    await seed(w, one);
    expect(await breachesOf(w)).toContain(`${check} ${invariant}`);
  });

  test('I31: the first broken row is named', async () => {
    const w = await world(desk());
    const { caseId } = await soundCase(w);
    await past(desk(), sql`UPDATE audit SET act = 'approve' WHERE chain = ${caseId} AND seq = 2`);
    const [chain] = await verify({ tx: desk().db, now: at, calendar: desk().calendar });
    expect(chain?.breaches).toMatchObject([{ facts: { chain: caseId, seq: 2, fault: 'hash' } }]);
  });

  test('every check has a seeded violation here; those left are unique keys of the database', () => {
    const seeded = new Set(all.map(([check]) => check));
    expect(checks.map(({ name }) => name).filter((name) => !seeded.has(name))).toEqual(keys);
  });

  test('I1: without its unique key, a second decision of one seat is found', async () => {
    const w = await world(desk());
    const { caseId } = await soundCase(w);
    await desk().db.execute(sql`DROP INDEX decisions_seat`);
    try {
      await decision(w, caseId, { seat: 'one' });
      await decision(w, caseId, { seat: 'one' });
      expect(await breachesOf(w)).toContain('oneDecisionPerSeat I1');
    } finally {
      await desk().db.execute(sql`TRUNCATE decisions`);
      await desk().db.execute(sql`CREATE UNIQUE INDEX decisions_seat ON decisions (seat)`);
    }
  });
});
