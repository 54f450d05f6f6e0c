import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cases, links, noticeSubjects, notices, objections } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { confirmObjection } from '../../../desk/notice/confirm-objection.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import { expectOk, reader, type SmallCounty, smallCounty } from '../county/small-county.js';

const last = '2026-04-27T15:59:59.999Z';
const after = '2026-04-27T16:00:00.000Z';
const lingered = '2026-04-27T16:00:30.000Z';

describe.each([true, false])('a notice in its last moment (real PostgreSQL, address confirmed: %s)', (confirmed) => {
  let county: SmallCounty;
  let noticeId: string;
  beforeEach(async () => {
    county = await smallCounty({ lingerMs: 30_000, change: { objectionEmailConfirmed: confirmed } });
    ({ noticeId } = await county.hang([1, 2]));
  });
  afterEach(() => county.close());

  const object = (arrivedAt?: string) =>
    perform({ ...county.deps, ...(arrivedAt && { arrivedAt }) }, fileObjection, reader, {
      noticeId,
      objection: {
        kind: 'named',
        subjectId: county.id('case1'),
        text: '论文署名有误',
        fromName: '王某',
        contact: 'wang@objector.example',
      },
    });
  const end = () => county.look({ kind: 'notice', id: noticeId }, 'noticeWindow');
  const confirm = async () => {
    const [link] = (await county.db.select().from(links)).filter((one) => one.objectionId !== null);
    const linkId = link?.id ?? '';
    return perform(county.deps, confirmObjection, reader, { linkId, secret: linkSecret('test', linkId) });
  };
  const stateOf = async (n: number) => {
    const rows = county.db.select().from(noticeSubjects);
    return (await rows.where(eq(noticeSubjects.subjectId, county.id(`case${n}`))))[0]?.state;
  };
  /** Somebody else works on the candidate's case until `release`. */
  const busy = async () => {
    let release = () => {};
    const hold = new Promise<void>((done) => {
      release = done;
    });
    let work: Promise<void> = Promise.resolve();
    await new Promise<void>((isHeld) => {
      work = county.db.transaction(async (tx) => {
        const own = eq(cases.id, county.id('case1'));
        await tx.select().from(cases).where(own).for('update');
        isHeld();
        await hold;
      });
    });
    return { release, work };
  };
  const soon = () => new Promise((done) => setTimeout(done, 100));

  it('NOTICE-O02, CONV-06: what arrived in it counts by its arrival, though its lock is free only after the end', async () => {
    const { release, work } = await busy();
    county.set(last);
    const filing = object();
    await soon();
    // the end's time has come, and it waits for whoever arrived before it
    county.set(after);
    expect(await end()).toEqual({ wakeAt: '2026-04-27T16:00:30.000Z', settled: null });
    county.set(lingered);
    const ending = end();
    await soon();
    release();
    await work;
    expect(expectOk(await filing).reception).toBe(confirmed ? 'unconfirmed' : 'objection');
    expect((await ending).settled).toBe('ended');
    const [row] = await county.db.select().from(objections);
    expect(row?.receivedAt).toBe(last);
    if (confirmed) expect(expectOk(await confirm()).state).toBe('registered');
    expect([await stateOf(1), await stateOf(2)]).toEqual(['underInvestigation', 'cleared']);
    expect((await county.db.select().from(objections))[0]?.state).toBe('registered');
  });

  it('NOTICE-O04: what the service was about for longer than that is a report, and says so at once', async () => {
    county.set(lingered);
    expect((await end()).settled).toBe('ended');
    const { reception } = expectOk(await object(last));
    expect(reception).toBe(confirmed ? 'unconfirmed' : 'report');
    if (confirmed) expect(expectOk(await confirm()).state).toBe('report');
    const [row] = await county.db.select().from(objections);
    expect([row?.state, row?.receivedAt]).toEqual(['report', lingered]);
    expect(await stateOf(1)).toBe('cleared');
    expect((await county.db.select().from(notices))[0]?.takenDownAt).toBe(lingered);
  });
});
