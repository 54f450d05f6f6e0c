import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit, cases } from '../../../db/schema/all.js';
import { refillNominee } from '../../../desk/county/refill-nominee.js';
import { perform } from '../../../desk/kit/act.js';
import { expectOk, type SmallCounty, saying, smallCounty } from './small-county.js';

describe.each([
  ['embedded', true],
  ['postgresql', false],
])('acts of the county out of their order (%s)', (_, embedded) => {
  let county: SmallCounty;
  beforeEach(async () => {
    county = await smallCounty({ embedded, change: { correctionsMax: 1 } });
  });
  afterEach(() => county.close());
  const change = (n: number, set: Partial<typeof cases.$inferInsert>) =>
    county.db
      .update(cases)
      .set(set)
      .where(eq(cases.id, county.id(`case${n}`)));

  it('HOST-15: the county examines what lies with the county', async () => {
    await change(1, { state: 'schoolReview' });
    expect(saying(await county.verify(1))).toBe('stageNotOpen HOST-15');
    await change(1, { state: 'countyReview' });
    expect(saying(await county.verify(1))).toBe('ok');
  });

  it('HOST-20: a form is returned as often as the policy says, and then decided', async () => {
    await change(1, { stageRound: 2 });
    expect(saying(await county.verify(1, 'return'))).toBe('ruleForbids HOST-20');
    expect(saying(await county.verify(1))).toBe('ok');
    expect(saying(await county.verify(2, 'return'))).toBe('ok');
  });

  it('HOST-21: a list that is too long is refused with the places there are', async () => {
    for (const n of [1, 2, 3]) expectOk(await county.verify(n));
    const answer = await county.select([1, 2, 3]);
    expect(answer).toMatchObject({ refusals: [{ ruleId: 'HOST-21', facts: { cap: 2, used: 0, wanted: 3 } }] });
  });

  it('HOST-31: nobody lists themselves, and nobody publishes a list on which they stand', async () => {
    for (const n of [1, 2]) expectOk(await county.verify(n, 'agree', county.person('leader')));
    await change(1, { applicantId: county.id('officer') });
    expect(saying(await county.select([1]))).toBe('conflictOfInterest HOST-31');
    expectOk(await county.select([2]));
    await change(2, { applicantId: county.id('leader') });
    expect(saying(await county.publish([2]))).toBe('conflictOfInterest HOST-31');
  });

  it('NOTICE-O05: a replacement is on record as one, by this rule', async () => {
    await county.hang([1]);
    const nominationId = county.id('nomination');
    expectOk(await perform(county.deps, refillNominee, county.person('officer'), { nominationId }));
    const [row] = await county.db.select().from(audit).where(eq(audit.act, 'refillNominee'));
    expect(row?.ruleIds).toEqual(['HOST-O14', 'NOTICE-O05']);
  });
});
