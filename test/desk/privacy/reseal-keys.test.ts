import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { opened } from '../../../db/read/data-keys.js';
import { dataKeys } from '../../../db/schema/all.js';
import { createVault } from '../../../db/sealed.js';
import { destroyKeys } from '../../../desk/privacy/erase-words.js';
import { resealKeys } from '../../../desk/privacy/reseal-keys.js';
import { runOnBoth } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';

// ASVS 11.2.2: DATA_KEYS change, and everything is read as before (docs/operations.md).
const [older, newer] = ['the data key of last year, long enough', 'the data key of this year, long enough'];
const before = createVault(older);
const both = createVault([newer, older]);
const after = createVault(newer);

runOnBoth('DATA_KEYS that change', (desk) => {
  test('the keys are sealed with the newest, the words stay, and the old one is needed no more', async () => {
    const { db } = desk();
    const [kept, erased] = [randomUUID(), randomUUID()];
    const words = await sealedWords({ ...desk(), vault: before }, kept, '有异议');
    await sealedWords({ ...desk(), vault: before }, erased, '不再需要');
    await destroyKeys({ tx: db, now: await desk().clock.now() }, [erased]);
    await sealedWords({ ...desk(), vault: both }, randomUUID(), '新的');

    expect(await resealKeys({ db, vault: after })).toEqual({ sealed: 0, lost: 1 });
    await expect(opened(db, after, kept, words)).rejects.toThrow('not given');
    expect(await resealKeys({ db, vault: both })).toEqual({ sealed: 1, lost: 0 });
    expect(await resealKeys({ db, vault: both })).toEqual({ sealed: 0, lost: 0 });
    expect(await opened(db, after, kept, words)).toBe('有异议');
    await expect(opened(db, before, kept, words)).rejects.toThrow('not given');
    const [gone] = await db.select().from(dataKeys).where(eq(dataKeys.subjectId, erased));
    expect(gone?.wrapped).toBeNull();
  });

  test('what is not sealed is never taken for words', async () => {
    const plain = '有异议' as unknown as Awaited<ReturnType<typeof sealedWords>>;
    await expect(opened(desk().db, both, randomUUID(), plain)).rejects.toThrow('not sealed');
  });
});
