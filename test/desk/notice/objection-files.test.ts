import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { objectionsFor } from '../../../db/read/notice-board.js';
import { filesOf } from '../../../db/read/objection-files.js';
import { audit, dataKeys, links, mails, objectionFiles, objections } from '../../../db/schema/all.js';
import { lend } from '../../../desk/blobs/lend.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { confirmObjection } from '../../../desk/notice/confirm-objection.js';
import { endConfirmation } from '../../../desk/notice/end-confirmation.js';
import { type FiledReceipt, fileObjection } from '../../../desk/notice/file-objection.js';
import type { PublishedNotice } from '../../../desk/notice/publish-notice.js';
import { objectionStanding } from '../../../desk/notice/receipt-code.js';
import { eraseObjections } from '../../../desk/privacy/erase-words.js';
import { defaultRetention } from '../../../desk/privacy/parameters.js';
import { retainOnce } from '../../../desk/privacy/retain.js';
import { defaultSweep } from '../../../desk/sweep/parameters.js';
import { sweepOnce } from '../../../desk/sweep/sweep.js';
import { verify } from '../../../desk/verify/verify.js';
import { memoryBlobs } from '../../api/routes/steps.js';
import { marksIn, wholeDatabase } from '../../support/marked.js';
import { expectOk, reader, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

const within = '2026-04-21T02:00:00.000Z';
const after = '2026-04-27T16:00:00.000Z';
const nextMonth = '2026-05-29T02:00:00.000Z';
const mebibyte = 1024 * 1024;

describe.each([
  ['embedded', true],
  ['postgresql', false],
] as const)('files that come with an objection (%s)', (_, embedded) => {
  let county: SmallCounty;
  let notice: PublishedNotice;
  let blobs: ReturnType<typeof memoryBlobs>;
  let wall: number;
  beforeEach(async () => {
    county = await smallCounty({ embedded });
    notice = await county.hang([1, 2]);
    county.set(within);
    blobs = memoryBlobs();
    wall = Date.parse(within);
  });
  afterEach(() => county.close());

  const world = () => ({ ...county.deps, blobs, wallClock: () => wall });
  /** As the API hands it over: sniffed, sealed and lent to the store. */
  const paper = async (text: string, name = '印截图.pdf', size = text.length) => {
    const sealed = county.deps.vault.sealFile(Buffer.from(text));
    const blob = sha256(sealed);
    await lend(world(), { blob, bytes: sealed });
    return { name, mediaType: 'application/pdf', size, sha256: sha256(text), blob };
  };
  type Paper = Awaited<ReturnType<typeof paper>>;
  const object = (files: readonly Paper[], kind: 'named' | 'anonymous' = 'named', n = 1, key?: string) =>
    perform(
      county.deps,
      fileObjection,
      reader,
      {
        noticeId: notice.noticeId,
        objection: {
          kind,
          subjectId: county.id(`case${n}`),
          text: '论文署名有误',
          ...(kind === 'named' ? { fromName: '王某', contact: 'wang@objector.example' } : {}),
        },
        files,
      },
      key,
    );
  const confirm = async () => {
    const [link] = (await county.db.select().from(links)).filter((one) => one.objectionId !== null);
    const linkId = link?.id ?? '';
    return perform(county.deps, confirmObjection, reader, { linkId, secret: linkSecret('test', linkId) });
  };
  const rows = () => county.db.select().from(objectionFiles).orderBy(objectionFiles.number);
  const read = () => objectionsFor(county.db, county.deps.vault, county.id('county'), notice.noticeId);
  const standing = ({ receipt, code }: FiledReceipt) => objectionStanding(county.deps, { receipt, code });
  const factsOf = async (act: string) =>
    (await county.db.select().from(audit)).find((row) => row.act === act && row.outcome === 'done')?.facts;
  const breaches = async () =>
    (await verify({ tx: county.db, now: within, calendar: county.deps.calendar }))
      .filter(({ name, breaches: found }) => found.length > 0 && /objectionsWhole|wordsSealed/.test(name))
      .map(({ name }) => name);
  const bytesOf = async (blob: string) => {
    const sealed = await blobs.read(blob);
    return sealed && buffer(sealed);
  };
  const end = () => {
    county.set(after);
    return county.look({ kind: 'notice', id: notice.noticeId }, 'noticeWindow');
  };
  const retain = () => retainOnce({ ...world(), retention: defaultRetention });
  const sweep = () => sweepOnce({ ...world(), sweep: defaultSweep });
  /** Nobody can be bringing today what came yesterday: the sweeper has seen that it was taken. */
  const aDayLater = async () => {
    wall += 86_400_000 + 1;
    await sweep();
  };

  it('NOTICE-O02: are read with its words by the publishing level, once the address is confirmed, and by nobody else', async () => {
    const files = [await paper('first'), await paper('second', '第二份.png')];
    expectOk(await object(files));
    expect(await read()).toEqual([]);
    expectOk(await confirm());
    expect(await read()).toMatchObject([
      {
        text: '论文署名有误',
        files: [
          { name: '印截图.pdf', size: 5, sha256: sha256('first') },
          { name: '第二份.png', sha256: sha256('second') },
        ],
      },
    ]);
    const [school, other] = [county.id('school'), county.id('other')];
    for (const org of [school, other])
      expect(await objectionsFor(county.db, county.deps.vault, org, notice.noticeId)).toEqual([]);
  });

  it('NOTICE-O02: an anonymous lead may bring them as well', async () => {
    expect(expectOk(await object([await paper('lead')], 'anonymous')).reception).toBe('lead');
    expect(await read()).toMatchObject([{ lane: 'anonymous', files: [{ sha256: sha256('lead') }] }]);
  });

  it('the record and the story of the case say how many came; where none came they say nothing', async () => {
    expectOk(await object([await paper('first'), await paper('second')]));
    expectOk(await confirm());
    expect(await factsOf('fileObjection')).toMatchObject({ files: 2 });
    expect(await factsOf('registerObjection')).toMatchObject({ files: 2 });
    expect(await breaches()).toEqual([]);
    await county.db.delete(objectionFiles);
    expect(await breaches()).toEqual(['objectionsWhole']);
  });

  it('the receipt and its code name the files and their hashes, which the objector can make again', async () => {
    const filed = expectOk(await object([await paper('what was handed in')]));
    expect((await standing(filed))?.files).toEqual([
      { name: '印截图.pdf', size: 18, sha256: sha256('what was handed in') },
    ]);
    expect(await standing({ ...filed, code: 'AAAA-AAAA-AAAA' })).toBeNull();
    expect((await standing(expectOk(await object([], 'anonymous'))))?.files).toEqual([]);
  });

  it('I35: names and hashes stand nowhere in clear, not in the answer that is kept for the key either', async () => {
    const key = randomUUID();
    const first = expectOk(await object([await paper('sealed')], 'named', 1, key));
    expectOk(await confirm());
    const hash = sha256('sealed');
    expect(marksIn(await wholeDatabase(county.db), ['印截图', hash])).toEqual([]);
    expect(await breaches()).toEqual([]);
    // the same key, the same files: the receipt of before, and nothing twice
    expect(expectOk(await object([await paper('sealed')], 'named', 1, key))).toEqual(first);
    expect(await rows()).toHaveLength(1);
  });

  it('the same bytes twice are one file, under the name they had first', async () => {
    const [one, again] = [await paper('same', '甲.pdf'), await paper('same', '乙.pdf')];
    const filed = expectOk(await object([one, again, await paper('other', '丙.pdf')]));
    expect((await standing(filed))?.files.map(({ name }) => name)).toEqual(['甲.pdf', '丙.pdf']);
  });

  it.each([
    ['six files', async () => Promise.all([1, 2, 3, 4, 5, 6].map((n) => paper(`${n}`))), 'tooLarge NOTICE-O02'],
    ['a byte too many', async () => [await paper('x', 'a.pdf', 10 * mebibyte + 1)], 'tooLarge NOTICE-O02'],
    ['an empty file', async () => [await paper('', 'a.pdf', 0)], 'badInput'],
    ['a web page', async () => [{ ...(await paper('x')), mediaType: 'text/html' }], 'wrongFileType'],
    ['a nameless file', async () => [await paper('x', ' ')], 'badInput'],
  ])('refuses %s, and keeps neither it nor the words', async (__, files, said) => {
    expect(saying(await object(await files()))).toBe(said);
    expect([await rows(), await county.db.select().from(objections)]).toEqual([[], []]);
  });

  it('takes the largest and the most a round allows', async () => {
    const files = await Promise.all([1, 2, 3, 4, 5].map((n) => paper(`${n}`, `${n}.pdf`, 10 * mebibyte)));
    expectOk(await object(files));
    expect((await rows()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('what was refused leaves no bytes: after a day the sweeper has them, and what was taken stays', async () => {
    const [kept, lost] = [await paper('kept'), await paper('lost')];
    expectOk(await object([kept]));
    expect(saying(await object([lost], 'named', 3))).toBe('notFound');
    expect((await sweep()).lentFiles).toBe(0);
    wall += 86_400_000 + 1;
    expect((await sweep()).lentFiles).toBe(2);
    expect([await bytesOf(lost.blob), (await bytesOf(kept.blob)) !== null]).toEqual([null, true]);
    // the same bytes brought again are there again
    expectOk(await object([await paper('lost')], 'anonymous', 2));
    expect(await bytesOf(lost.blob)).not.toBeNull();
  });

  it('NOTICE-O04: after the window they come with a report, which reopens nothing', async () => {
    await end();
    expect(expectOk(await object([await paper('late')], 'anonymous')).reception).toBe('report');
    expect(await read()).toMatchObject([{ state: 'report', files: [{ sha256: sha256('late') }] }]);
  });

  it('NOTICE-O02: not confirmed in time, they stay with what was said, which is a lead now', async () => {
    expectOk(await object([await paper('lead')]));
    await end();
    county.set(nextMonth);
    await performSystem(county.deps, (desk) => endConfirmation(desk, notice.noticeId));
    expect(await read()).toMatchObject([{ state: 'lead', fromName: null, files: [{ sha256: sha256('lead') }] }]);
    await retain();
    expect(await read()).toMatchObject([{ text: '论文署名有误', files: [{}] }]);
  });

  it('NOTICE-O04: late and never confirmed, words and files go as soon as nobody can confirm them any more', async () => {
    await end();
    const late = await paper('never confirmed');
    const filed = expectOk(await object([late]));
    await retain();
    expect(await bytesOf(late.blob)).not.toBeNull();
    expect((await standing(filed))?.files).toHaveLength(1);
    await county.db.update(mails).set({ state: 'sent' });
    county.set(nextMonth);
    await aDayLater();
    expect(await retain()).toMatchObject({ objections: 1, files: 1 });
    expect(await bytesOf(late.blob)).toBeNull();
    expect(await county.db.select().from(objections)).toMatchObject([{ text: '', fromName: null, contact: null }]);
    expect(await rows()).toMatchObject([{ name: '', sha256: '', blob: '' }]);
    expect(saying(await confirm())).toBe('confirmationOver NOTICE-O02');
    expect((await standing(filed))?.files).toEqual([]);
    expect((await county.db.select().from(mails)).filter(({ address }) => address.includes('objector'))).toEqual([]);
    expect(await breaches()).toEqual([]);
    expect(await retain()).toMatchObject({ objections: 0, files: 0 });
  });

  it('follow the words: their key destroyed, nobody opens them, and bytes that another holds stay', async () => {
    const [mine, shared] = [await paper('mine'), await paper('shared')];
    expectOk(await object([mine, shared], 'anonymous', 1));
    expectOk(await object([await paper('shared')], 'anonymous', 2));
    const [first] = await county.db
      .select()
      .from(objections)
      .where(eq(objections.subjectId, county.id('case1')));
    const before = await county.db
      .select()
      .from(objectionFiles)
      .where(eq(objectionFiles.objectionId, first?.id ?? ''));
    await performSystem(county.deps, (desk) => eraseObjections(desk, [first?.id ?? '']));
    // also in a copy of before
    await county.db
      .update(objectionFiles)
      .set({ name: before[0]?.name, sha256: before[0]?.sha256 })
      .where(eq(objectionFiles.id, before[0]?.id ?? ''));
    expect((await filesOf(county.db, county.deps.vault, [first?.id ?? ''])).size).toBe(0);
    expect((await county.db.select().from(dataKeys)).filter(({ wrapped }) => wrapped === null)).toHaveLength(1);
    await performSystem(county.deps, (desk) => eraseObjections(desk, [first?.id ?? '']));
    await aDayLater();
    expect((await retain()).files).toBe(2);
    expect([await bytesOf(mine.blob), (await bytesOf(shared.blob)) !== null]).toEqual([null, true]);
    expect(await rows()).toHaveLength(3);
    expect(await breaches()).toEqual([]);
  });
});

it('NOTICE-O02: a round that takes no files, as those opened before there were any, takes the words alone', async () => {
  const county = await smallCounty({ change: { objectionFileMaxCount: 0 } });
  try {
    const { noticeId } = await county.hang([1]);
    const objection = { kind: 'anonymous', subjectId: county.id('case1'), text: '有误' };
    const file = { name: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: '0'.repeat(64), blob: '0'.repeat(64) };
    const filing = (files: readonly object[]) =>
      perform(county.deps, fileObjection, reader, { noticeId, objection, files });
    expect(saying(await filing([file]))).toBe('tooLarge NOTICE-O02');
    expect(saying(await filing([]))).toBe('ok');
  } finally {
    await county.close();
  }
});
