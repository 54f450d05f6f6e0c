import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { attachments, lentFiles } from '../../../db/schema/all.js';
import { lend, sealedFile } from '../../../desk/blobs/lend.js';
import { defaultRetention } from '../../../desk/privacy/parameters.js';
import { retainOnce } from '../../../desk/privacy/retain.js';
import { defaultSweep } from '../../../desk/sweep/parameters.js';
import { sweepOnce } from '../../../desk/sweep/sweep.js';
import { memoryBlobs } from '../../api/routes/steps.js';
import { monday, runOnDesk } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';

const days = 86_400_000;

runOnDesk('the bytes of a file that was erased', (desk) => {
  /** A file that was erased with whom it belonged to, its bytes still there; and the same bytes as somebody else brings them. */
  async function erased() {
    const { db, vault } = desk();
    const blobs = memoryBlobs();
    const sealed = sealedFile(vault, Buffer.from('%PDF 人人都有的表格'));
    let wall = Date.parse(monday);
    const world = { ...desk(), blobs, wallClock: () => wall, retention: defaultRetention, sweep: defaultSweep };
    const row = { blob: sealed.blob, mediaType: 'application/pdf', size: 1, addedAt: monday };
    await blobs.put(sealed.bytes);
    await db.insert(attachments).values({ id: randomUUID(), caseId: randomUUID(), name: '', sha256: '', ...row });
    return {
      world,
      brings: () => lend(world, sealed),
      takes: async () => {
        const caseId = randomUUID();
        const words = (value: string) => sealedWords(desk(), caseId, value);
        const named = { name: await words('a.pdf'), sha256: await words('f'.repeat(64)) };
        await db.insert(attachments).values({ id: randomUUID(), caseId, ...named, ...row });
      },
      twoDaysOn: () => {
        wall += 2 * days;
      },
      isThere: async () => (await blobs.read(sealed.blob)) !== null,
    };
  }

  it('go with the next pass, and leave no row of their going', async () => {
    const { world, isThere } = await erased();
    expect((await retainOnce(world)).files).toBe(1);
    expect(await isThere()).toBe(false);
    expect(await desk().db.select().from(lentFiles)).toEqual([]);
    expect((await retainOnce(world)).files).toBe(0);
  });

  it('stay for whoever is bringing the same at that moment, and as long as it is held', async () => {
    const { world, brings, takes, twoDaysOn, isThere } = await erased();
    await brings();
    expect((await retainOnce(world)).files).toBe(1);
    expect(await isThere()).toBe(true);
    await takes();
    twoDaysOn();
    expect((await sweepOnce(world)).lentFiles).toBe(1);
    expect(await isThere()).toBe(true);
  });

  it('go a day later where what brought the same was refused', async () => {
    const { world, brings, twoDaysOn, isThere } = await erased();
    await brings();
    await retainOnce(world);
    twoDaysOn();
    expect((await sweepOnce(world)).lentFiles).toBe(1);
    expect(await isThere()).toBe(false);
  });
});
