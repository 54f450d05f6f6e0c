import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appeals, noticeSubjects, notices, objections, tasks } from '../../../db/schema/all.js';
import { reopen } from '../../../desk/appeal/reopen.js';
import { submitBundle } from '../../../desk/county/submit-bundle.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import { expectOk, reader, type SmallCounty, smallCounty } from '../county/small-county.js';

const windowOver = '2026-04-27T16:00:00.000Z';
let county: SmallCounty;
let first: string;
beforeEach(async () => {
  county = await smallCounty({ change: { objectionEmailConfirmed: false } });
  first = (await county.hang([1, 2])).noticeId;
});
afterEach(() => county.close());

/** Objects to the first candidate; the objection's id. */
const object = async (): Promise<string> => {
  const words = { kind: 'named', fromName: '王某', contact: 'wang@objector.example', text: '论文署名有误' };
  const objection = { ...words, subjectId: county.id('case1') };
  const { receipt } = expectOk(await perform(county.deps, fileObjection, reader, { noticeId: first, objection }));
  const [row] = await county.db.select().from(objections).where(eq(objections.receipt, receipt));
  await county.open({ kind: 'objection', id: row?.id ?? '' }, 'objectionHandling');
  return row?.id ?? '';
};
const dispose = async (id: string, outcome: 'upheld' | 'dismissed') =>
  expectOk(
    await perform(county.deps, disposeObjection, county.person('officer'), {
      taskId: await county.task('objectionHandling', id),
      finding: { outcome, reason: '经核实', evidenceIds: ['核查报告1'] },
    }),
  );
/** The notice ends, the appeal against the upheld objection succeeds; the notice that hangs anew, and its process's window. */
const hungAnew = async (upheld: string) => {
  county.set(windowOver);
  await county.look({ kind: 'notice', id: first }, 'noticeWindow');
  const by = { actor: county.person('city'), seat: { role: 'cityLeader' as const, orgId: county.id('bureau') } };
  await county.db.insert(appeals).values({
    id: randomUUID(),
    caseId: county.id('case1'),
    against: 'objectionUpheld',
    subjectId: upheld,
    toOrgId: county.id('bureau'),
    text: '请求复核',
    state: 'upheld',
    filedAt: windowOver,
    due: windowOver,
  });
  const file = await county.file(1);
  await performSystem(county.deps, async (desk) => {
    const no = await reopen.objectionUpheld(desk, file, await roundOf(desk, file.roundId), upheld, by);
    if (no) throw new Error(no.code);
  });
  const rows = await county.db.select().from(notices).orderBy(asc(notices.publishedAt));
  const [, anew] = rows;
  if (!anew) throw new Error('nothing hangs anew');
  await county.open({ kind: 'notice', id: anew.id }, 'noticeWindow');
  return anew;
};
const stateOn = async (noticeId: string) => {
  const rows = await county.db.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, noticeId));
  return rows.find((row) => row.subjectId === county.id('case1'))?.state;
};
const ends = async ({ id, closesAt }: { id: string; closesAt: string }) => {
  county.set(new Date(Date.parse(closesAt) + 1).toISOString());
  await county.look({ kind: 'notice', id }, 'noticeWindow');
};

it('NOTICE-O05: it speaks of one candidate, in the name of the county, and leads to a part of the bundle', async () => {
  const id = await object();
  await dispose(id, 'upheld');
  const anew = await hungAnew(id);
  expect(anew).toMatchObject({
    level: 'county',
    orgId: county.id('county'),
    receivingUnit: '甲县教育局 电话 0123-4567890',
  });
  expect([anew.title, anew.text.includes('以下1人'), anew.text.includes('单位county')]).toEqual([
    '单位county关于班主任工作室主持人拟推荐人选的公示',
    true,
    true,
  ]);
  const subject = { kind: 'nomination', id: anew.nominationId ?? '' } as const;
  // its process: nobody is to be chosen, the notice is followed, the bundle asked for
  expect((await county.open(subject, 'nomination')).id).toBeTruthy();
  const told = async () => (await county.toldTo(`nomination-${subject.id}`)).map(({ news }) => news?.outcome);
  expect(await told()).toEqual([undefined, 'listed']);
  await ends(anew);
  expect(await told()).toEqual([undefined, 'listed', 'confirmed']);
  await county.open(subject, 'bundle');
  const [asked] = await county.db.select().from(tasks).where(eq(tasks.subjectId, subject.id));
  expect(asked).toMatchObject({ kind: 'bundle', role: 'countyOfficer', state: 'open' });
  const part = { nominationId: subject.id, caseIds: [county.id('case1')] };
  expectOk(await perform(county.deps, submitBundle, county.person('officer'), part));
  expect((await county.file(1)).state).toBe('submittedToCity');
  expect((await told()).at(-1)).toBe('submitted');
});

it.each([
  ['dismissed', 'dismissed', 'countyNotice'],
  ['upheld', 'upheld', 'notForwarded'],
] as const)(
  'NOTICE-O03: an objection still open when it hangs anew holds there, too; %s',
  async (outcome, on, state) => {
    const [one, other] = [await object(), await object()];
    await dispose(one, 'upheld');
    const anew = await hungAnew(one);
    expect([await stateOn(first), await stateOn(anew.id)]).toEqual(['upheld', 'underInvestigation']);
    await dispose(other, outcome);
    expect([await stateOn(anew.id), (await county.file(1)).state]).toEqual([on, state]);
    await ends(anew);
    expect(await stateOn(anew.id)).toBe(outcome === 'dismissed' ? 'cleared' : 'upheld');
  },
);

it('NOTICE-O03: one that is open beyond the end of the new notice still holds', async () => {
  const [one, other] = [await object(), await object()];
  await dispose(one, 'upheld');
  const anew = await hungAnew(one);
  await ends(anew);
  expect(await stateOn(anew.id)).toBe('underInvestigation');
  await dispose(other, 'dismissed');
  expect(await stateOn(anew.id)).toBe('cleared');
});
