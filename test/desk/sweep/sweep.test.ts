import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  apiTokens,
  attachments,
  idempotency,
  lentFiles,
  linkSessions,
  rateLimitCounts,
  returnedSheets,
  sessions,
} from '../../../db/schema/all.js';
import { keepReturned, readReturned } from '../../../desk/organisations/returned-sheets.js';
import { defaultSweep } from '../../../desk/sweep/parameters.js';
import { sweepRows } from '../../../desk/sweep/rows.js';
import { sweepOnce } from '../../../desk/sweep/sweep.js';
import { memoryBlobs } from '../../api/routes/steps.js';
import { monday, runOnDesk } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';

const now = Date.parse(monday);
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString();

runOnDesk('the sweeper', (desk) => {
  const blobs = memoryBlobs();
  const deps = () => ({ db: desk().db, blobs, wallClock: () => now, sweep: defaultSweep });
  const keys = async (kind: keyof typeof sweepRows) => {
    const { table, key } = sweepRows[kind];
    return (await desk().db.select({ key }).from(table)).map((row) => row.key).toSorted();
  };
  const session = (hash: string, expiresAt: string) => ({
    hash,
    accountId: randomUUID(),
    createdAt: daysAgo(99),
    lastSeenAt: daysAgo(99),
    expiresAt,
  });
  const browser = (hash: string, expiresAt: string) => ({
    hash,
    linkId: 'a',
    nonce: 'n',
    createdAt: daysAgo(99),
    expiresAt,
  });
  const token = (name: string, expiresAt: string, revokedAt: string | null) => ({
    id: randomUUID(),
    accountId: randomUUID(),
    name,
    hash: name,
    scope: 'read' as const,
    createdAt: daysAgo(999),
    expiresAt,
    revokedAt,
  });

  test('takes what is over and past its time, and nothing else', async () => {
    const { db } = desk();
    await db
      .insert(sessions)
      .values([session('old', daysAgo(8)), session('ended', daysAgo(6)), session('live', daysAgo(-1))]);
    await db.insert(linkSessions).values([browser('old', daysAgo(8)), browser('live', daysAgo(-1))]);
    await db
      .insert(apiTokens)
      .values([
        token('over', daysAgo(91), null),
        token('revoked', daysAgo(-9), daysAgo(91)),
        token('seen', daysAgo(-9), daysAgo(89)),
        token('live', daysAgo(-9), null),
      ]);
    await db.insert(rateLimitCounts).values([
      { key: 'old', points: 1, expire: now - 2 * 86_400_000 },
      { key: 'live', points: 1, expire: now },
    ]);
    await db.insert(lentFiles).values([
      { blob: 'old', at: daysAgo(2) },
      { blob: 'on its way', at: daysAgo(0) },
    ]);
    const claim = { act: 'a', inputHash: 'h', answer: { ok: true }, at: daysAgo(3000) };
    await db.insert(idempotency).values({ actor: 'somebody', key: 'k', ...claim });

    expect(await sweepOnce(deps())).toEqual({
      sessions: 1,
      linkSessions: 1,
      apiTokens: 2,
      returnedSheets: 0,
      lentFiles: 1,
      rateLimits: 1,
    });
    expect(await keys('sessions')).toEqual(['ended', 'live']);
    expect(await keys('linkSessions')).toEqual(['live']);
    expect((await db.select().from(apiTokens)).map(({ name }) => name).toSorted()).toEqual(['live', 'seen']);
    expect(await keys('rateLimits')).toEqual(['live']);
    expect(await keys('lentFiles')).toEqual(['on its way']);
    // Same key, same answer, for ever.
    expect(await db.select().from(idempotency)).toHaveLength(1);
    expect(Object.values(await sweepOnce(deps()))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('forgets a returned sheet with its bytes, but never a file that a case holds', async () => {
    const { db } = desk();
    const old = { ...deps(), wallClock: () => now - 8 * 86_400_000 };
    const sheet = await keepReturned(old, Buffer.from('张三,13900000000'));
    const fresh = await keepReturned(deps(), Buffer.from('李四'));
    const shared = await keepReturned(old, Buffer.from('a file of a case'));
    const caseId = randomUUID();
    const words = (value: string) => sealedWords(desk(), caseId, value);
    const file = { name: await words('a.pdf'), mediaType: 'application/pdf', size: 1, addedAt: monday };
    await db
      .insert(attachments)
      .values({ id: randomUUID(), caseId, sha256: await words('f'.repeat(64)), blob: shared, ...file });
    expect((await sweepOnce(deps())).returnedSheets).toBe(2);
    expect(await blobs.read(sheet)).toBeNull();
    expect(await blobs.read(shared)).not.toBeNull();
    expect(await readReturned(deps(), sheet)).toBeNull();
    expect(await readReturned(deps(), shared)).toBeNull();
    expect(await readReturned(deps(), fresh)).not.toBeNull();
    expect(await db.select().from(returnedSheets)).toHaveLength(1);
  });
});
