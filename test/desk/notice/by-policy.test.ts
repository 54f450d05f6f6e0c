import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { links, objections } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { confirmObjection } from '../../../desk/notice/confirm-objection.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import type { HostSelectionParameters } from '../../../policy/host-selection/parameters.js';
import { expectOk, reader, type SmallCounty, saying, smallCounty } from '../county/small-county.js';

describe.each([
  ['embedded', true],
  ['postgresql', false],
])('objections by the policy of the round (%s)', (_, embedded) => {
  let county: SmallCounty;
  afterEach(() => county.close());

  /** A notice hangs since Monday 20 April; it is Tuesday. */
  async function hung(change: Partial<HostSelectionParameters> = {}) {
    county = await smallCounty({ embedded, change });
    const { noticeId } = await county.hang([1]);
    county.set('2026-04-21T02:00:00.000Z');
    const object = (more: object = { kind: 'named', fromName: '王某', contact: 'wang@objector.example' }) =>
      perform(county.deps, fileObjection, reader, {
        noticeId,
        objection: { subjectId: county.id('case1'), text: '论文署名有误', ...more },
      });
    const link = async () => (await county.db.select().from(links)).find((one) => one.objectionId !== null);
    const confirm = async () => {
      const linkId = (await link())?.id ?? '';
      return perform(county.deps, confirmObjection, reader, { linkId, secret: linkSecret('test', linkId) });
    };
    const filed = async () => (await county.db.select().from(objections))[0];
    return { object, confirm, link, filed };
  }

  it('NOTICE-O02: a link that was called back confirms nothing', async () => {
    const { object, confirm, link, filed } = await hung();
    expectOk(await object());
    await county.db
      .update(links)
      .set({ state: 'revoked' })
      .where(eq(links.id, (await link())?.id ?? ''));
    expect(saying(await confirm())).toBe('linkUsed NOTICE-O02');
    expect((await filed())?.state).toBe('unconfirmed');
  });

  it('NOTICE-O02: after its last moment a link confirms nothing', async () => {
    const { object, confirm, link, filed } = await hung();
    expectOk(await object());
    const until = (await link())?.expiresAt ?? '';
    county.set(new Date(Date.parse(until) + 1).toISOString());
    expect(saying(await confirm())).toBe('linkExpired NOTICE-O02');
    expect((await filed())?.state).toBe('unconfirmed');
    county.set(until);
    expect(saying(await confirm())).toBe('ok');
  });

  it('NOTICE-O02: where the policy takes no anonymous objections, one is refused', async () => {
    const { object, filed } = await hung({ anonymousObjections: 'refused' });
    expect(saying(await object({ kind: 'anonymous' }))).toBe('ruleForbids NOTICE-O02');
    expect(await filed()).toBeUndefined();
    expect(saying(await object())).toBe('ok');
  });

  it('NOTICE-O03: an objection is answered once', async () => {
    const { object, confirm, filed } = await hung();
    expectOk(await object());
    expectOk(await confirm());
    const id = (await filed())?.id ?? '';
    await county.open({ kind: 'objection', id }, 'objectionHandling');
    const taskId = await county.task('objectionHandling', id);
    await county.db.update(objections).set({ state: 'dismissed' }).where(eq(objections.id, id));
    const finding = { outcome: 'upheld', reason: '经核实成立', evidenceIds: ['核查报告1'] };
    const answer = await perform(county.deps, disposeObjection, county.person('officer'), { taskId, finding });
    expect(saying(answer)).toBe('taskClosed NOTICE-O03');
  });

  it.each([
    [2, '2026-04-23T15:59:59.999Z'],
    [4, '2026-04-27T15:59:59.999Z'],
  ])('NOTICE-O03: with %i working days to answer the date is %s', async (days, due) => {
    const { object, confirm, filed } = await hung({ objectionHandlingWorkingDays: days });
    expectOk(await object());
    expectOk(await confirm());
    expect((await filed())?.due).toBe(due);
  });

  it('NOTICE-O04: where the policy refuses what comes after the window, it is refused', async () => {
    const { object } = await hung({ lateObjection: 'refused' });
    county.set('2026-04-27T16:00:00.000Z');
    expect(saying(await object())).toBe('windowClosed NOTICE-O04');
    county.set('2026-04-27T15:59:59.999Z');
    expect(saying(await object())).toBe('ok');
  });
});
