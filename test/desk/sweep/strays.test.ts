import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachments, lentFiles, returnedSheets } from '../../../db/schema/all.js';
import { diskBlobs } from '../../../desk/blobs/blobs.js';
import { isHeld } from '../../../desk/blobs/held.js';
import { lend, type SealedFile, sealedFile } from '../../../desk/blobs/lend.js';
import { diskShelves, shelves } from '../../../desk/blobs/shelves.js';
import { keepReturned } from '../../../desk/organisations/returned-sheets.js';
import { defaultRetention } from '../../../desk/privacy/parameters.js';
import { retainOnce } from '../../../desk/privacy/retain.js';
import { defaultSweep } from '../../../desk/sweep/parameters.js';
import { shelfAt, sweepShelf } from '../../../desk/sweep/strays.js';
import { sweepOnce } from '../../../desk/sweep/sweep.js';
import { seeded } from '../../../scripts/chaos/random.js';
import { strayRun } from '../../../worker/sweep-run.js';
import { togetherBy } from '../../chaos/together.js';
import { monday, runOnDesk } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';

const hour = 3_600_000;
/** Years before any file of a test is really written: what is written meanwhile is young, what lay there is given its age. */
const beginning = Date.parse('2020-03-02T01:00:00.000Z');
const years = 20_000 * hour;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strays-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

runOnDesk('files that nobody points at', (desk) => {
  /** A store on the disk, its clock, and what happens to the files in it. */
  function store() {
    let wall = beginning;
    const world = {
      ...desk(),
      blobs: diskBlobs(folder),
      shelves: diskShelves(folder),
      wallClock: () => wall,
      retention: defaultRetention,
      sweep: defaultSweep,
    };
    const onDisk = async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const names = async () => (await onDisk()).map(({ name }) => name).toSorted();
    /** Every shelf that has something on it. */
    const look = async () => {
      const found = { partialFiles: 0, strayFiles: 0 };
      for (const shelf of await readdir(folder)) {
        const { partialFiles, strayFiles } = await sweepShelf(world, Number.parseInt(shelf, 16));
        found.partialFiles += partialFiles;
        found.strayFiles += strayFiles;
      }
      return found;
    };
    return {
      world,
      names,
      look,
      hoursOn: (hours: number) => {
        wall += hours * hour;
      },
      /** Whatever was written since lies there from now on. */
      written: async () => {
        const at = new Date(wall);
        for (const { parentPath, name } of await onDisk())
          if (!(await world.shelves.isOlder(name, beginning + years))) await utimes(join(parentPath, name), at, at);
      },
      /** A process is killed while it writes. */
      half: async ({ blob }: SealedFile) => {
        await mkdir(join(folder, blob.slice(0, 2)), { recursive: true });
        await writeFile(join(folder, blob.slice(0, 2), `${blob}.${randomUUID()}`), 'half');
      },
      /** An act that takes what was lent. */
      takes: async ({ blob }: SealedFile) => {
        const caseId = randomUUID();
        const words = (value: string) => sealedWords(desk(), caseId, value);
        const file = { blob, mediaType: 'application/pdf', size: 1, addedAt: monday };
        const named = { name: await words('a.pdf'), sha256: await words('f'.repeat(64)) };
        await desk()
          .db.insert(attachments)
          .values({ id: randomUUID(), caseId, ...named, ...file });
      },
      /** Whoever brought it is erased. */
      erases: async ({ blob }: SealedFile) => {
        await desk().db.update(attachments).set({ name: '', sha256: '' }).where(eq(attachments.blob, blob));
        await retainOnce(world);
      },
      /** Until nothing is left to be found. */
      twoDays: async () => {
        for (let day = 0; day < 3; day += 1) {
          wall += 25 * hour;
          await look();
          await sweepOnce(world);
        }
      },
    };
  }
  const file = (words: string): SealedFile => sealedFile(desk().vault, Buffer.from(`%PDF ${words}`));

  it('a partial one goes after hours, and not while it may be written', async () => {
    const { names, half, written, hoursOn, look } = store();
    await half(file('一'));
    await written();
    hoursOn(5);
    expect(await look()).toEqual({ partialFiles: 0, strayFiles: 0 });
    expect(await names()).toHaveLength(1);
    hoursOn(2);
    expect(await look()).toEqual({ partialFiles: 1, strayFiles: 0 });
    expect(await names()).toEqual([]);
  });

  it('a whole one without a row is lent when it is hours old, and goes a day later', async () => {
    const { world, names, written, hoursOn, look } = store();
    const one = file('没有行');
    await world.blobs.put(one.bytes);
    await written();
    hoursOn(5);
    expect(await look()).toEqual({ partialFiles: 0, strayFiles: 0 });
    hoursOn(2);
    expect(await look()).toEqual({ partialFiles: 0, strayFiles: 1 });
    expect(await look()).toEqual({ partialFiles: 0, strayFiles: 0 });
    hoursOn(23);
    await sweepOnce(world);
    expect(await names()).toEqual([one.blob]);
    hoursOn(2);
    expect((await sweepOnce(world)).lentFiles).toBe(1);
    expect(await names()).toEqual([]);
    expect(await world.db.select().from(lentFiles)).toEqual([]);
  });

  it('one that somebody points at never goes, however old: a file of a case, a sheet that waits for its officer', async () => {
    const { world, names, takes, written, hoursOn, look } = store();
    const one = file('案卷');
    await world.blobs.put(one.bytes);
    await takes(one);
    const sheet = await keepReturned(world, Buffer.from('退回的表'));
    await written();
    hoursOn(48);
    await sweepOnce(world);
    expect(await look()).toEqual({ partialFiles: 0, strayFiles: 0 });
    await sweepOnce(world);
    expect(await names()).toEqual([one.blob, sheet].toSorted());
  });

  it('a sheet that is returned again in the moment in which the first one is swept keeps its bytes', async () => {
    const { world, names, hoursOn } = store();
    const bytes = Buffer.from('又退回的表');
    const sheet = await keepReturned(world, bytes);
    hoursOn(24 * 8);
    await Promise.all([sweepOnce(world), keepReturned(world, bytes)]);
    expect(await names()).toEqual([sheet]);
    expect(await world.db.select().from(returnedSheets)).toHaveLength(1);
  });

  it('a file that is no blob is nobody’s to take', async () => {
    const { world, names, written, hoursOn } = store();
    await mkdir(join(folder, 'ab'));
    await writeFile(join(folder, 'ab', 'README'), '');
    await writeFile(join(folder, 'ab', `${'c'.repeat(64)}.bak`), '');
    await writeFile(join(folder, 'lost'), '');
    await written();
    hoursOn(100);
    expect(await sweepShelf(world, 0xab)).toEqual({ partialFiles: 0, strayFiles: 0 });
    expect(await names()).toHaveLength(3);
  });

  it('the whole store is seen in two days, a shelf each pass, and what went is counted', async () => {
    const { world, half, written, hoursOn } = store();
    for (let n = 0; n < 20; n += 1) await half(file(String(n)));
    await written();
    hoursOn(7);
    const turns = new Set<number>();
    const counted: string[] = [];
    for (let pass = 0; pass < shelves; pass += 1) {
      turns.add(shelfAt(world.wallClock()));
      await strayRun(world, (kind, rows) => counted.push(...Array<string>(rows).fill(kind)))();
      hoursOn(1 / 6);
    }
    expect(turns.size).toBe(shelves);
    expect(counted).toEqual(Array(20).fill('partialFiles'));
  });

  it.each([12, 34, 56])(
    'whatever happens at once: what is held has its bytes, and nothing else stays (seed %i)',
    async (seed) => {
      const random = seeded(seed);
      const at = store();
      const { world } = at;
      const files = ['甲', '乙', '丙', '丁', '戊'].map(file) as [SealedFile, ...SealedFile[]];
      const happens: [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
        async () => {
          const one = random.pick(files);
          await lend(world, one);
          await at.takes(one);
        },
        () => lend(world, random.pick(files)),
        () => world.blobs.put(random.pick(files).bytes),
        () => at.half(random.pick(files)),
        () => keepReturned(world, random.pick(files).bytes),
        () => at.erases(random.pick(files)),
        () => at.look(),
        () => at.look(),
        () => sweepOnce(world),
      ];
      for (let round = 0; round < 25; round += 1) {
        await togetherBy(random)(Array.from({ length: 6 }, () => random.pick(happens)));
        await at.written();
        at.hoursOn(random.between(0, 30));
        const held = new Set((await at.names()).filter((name) => name.length === 64));
        for (const { blob } of files) if (await isHeld(world.db, blob)) expect(held, `round ${round}`).toContain(blob);
      }
      await retainOnce(world);
      await at.twoDays();
      const stay = [];
      for (const { blob } of files) if (await isHeld(world.db, blob)) stay.push(blob);
      expect(await at.names()).toEqual(stay.toSorted());
    },
  );
});
