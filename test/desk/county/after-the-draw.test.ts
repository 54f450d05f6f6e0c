import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mails, stageRuns } from '../../../db/schema/all.js';
import { closeNomination } from '../../../desk/county/close-nomination.js';
import { perform } from '../../../desk/kit/act.js';
import { expectOk, hashOfForm, type SmallCounty, saying, smallCounty } from './small-county.js';

let county: SmallCounty;
beforeEach(async () => {
  county = await smallCounty();
});
afterEach(() => county.close());

const drawPanel = () =>
  county.db.insert(stageRuns).values({
    id: randomUUID(),
    subjectKind: 'round',
    subjectId: county.id('round'),
    roundId: county.id('round'),
    stage: 'panelFormation',
    number: 1,
    state: 'settled',
    outcome: 'drawn',
    openedAt: '2026-04-20T02:00:00.000Z',
    calendarVersion: 'x',
  });
const no = 'stageNotOpen HOST-25';

describe('a county after the panel is drawn', () => {
  it('HOST-25: agrees to nobody and sends nobody back for a panel they cannot reach; a reasoned refusal is still possible', async () => {
    await drawPanel();
    expect(saying(await county.verify(1))).toBe(no);
    expect(saying(await county.verify(1, 'return'))).toBe(no);
    expect((await county.file(1)).state).toBe('countyReview');
    expect(saying(await county.verify(1, 'refuse'))).toBe('ok');
  });

  it('HOST-25: draws up no list, and takes no place', async () => {
    expectOk(await county.verify(1));
    await drawPanel();
    expect(saying(await county.select([1]))).toBe(no);
    expect((await county.quota())?.used).toBe(0);
  });

  it('HOST-25: publishes nobody; whoever waits may still be told why they were not chosen', async () => {
    for (const n of [1, 2]) expectOk(await county.verify(n));
    expectOk(await county.select([1]));
    await drawPanel();
    expect(saying(await county.publish([1]))).toBe(no);
    expect((await county.file(1)).state).toBe('countyReview');
    const notChosen = [{ caseId: county.id('case2'), formHash: hashOfForm(2), reason: '名额有限' }];
    const close = { nominationId: county.id('nomination'), notChosen };
    expect(saying(await perform(county.deps, closeNomination, county.person('officer'), close))).toBe('ok');
  });

  it('HOST-25, HOST-26: is told once instead of being reminded, and so is everybody whom it had still to send', async () => {
    const nomination = { kind: 'nomination', id: county.id('nomination') } as const;
    expectOk(await county.verify(3, 'refuse'));
    const waiting = await county.look(nomination, 'nomination');
    await county.db.delete(mails);
    await drawPanel();
    county.set(waiting.wakeAt ?? '');
    expect(await county.look(nomination, 'nomination')).toEqual({ wakeAt: null, settled: null });
    county.set('2026-07-20T02:00:00.000Z');
    expect(await county.look(nomination, 'nomination')).toEqual({ wakeAt: null, settled: null });
    const letters = (await county.db.select().from(mails)).map(({ template, personId }) => [template, personId]);
    const officers = ['officer', 'leader'].map((who) => ['tooLate', county.id(who)]);
    const applicants = [1, 2].map((n) => ['caseMoved', county.id(`teacher${n}`)]);
    expect(letters.toSorted()).toEqual([...officers, ...applicants].toSorted());
    const [moved] = await county.db
      .select()
      .from(mails)
      .where(eq(mails.personId, county.id('teacher1')));
    expect(moved?.data).toMatchObject({ state: 'countyReview', reason: 'panelDrawn', clause: 'HOST-25' });
  });
});
