import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { links, objections, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { openStage } from '../../../desk/kit/stage.js';
import { confirmObjection } from '../../../desk/notice/confirm-objection.js';
import { fileObjection } from '../../../desk/notice/file-objection.js';
import { stagePlans } from '../../../desk/stages/all.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { type Called, hostOf, inACall, unitOf } from './honour-steps.js';

const reader = { kind: 'public', channel: 'public', language: 'zh' } as const;

/** Host and unit are nominated. */
export async function nominated(desk: TestDesk, city?: TinyCity): Promise<Called> {
  const call = await inACall(desk, undefined, city);
  await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
  await call.nominates('sectionOfficer', 'sectionOfficer', unitOf(call));
  return call;
}

/** A named objection to one on the notice, its address confirmed, and the bureau asked about it. */
export async function objected(desk: TestDesk, { callId }: Called, noticeId: string, subjectId: string) {
  const objection = { kind: 'named', subjectId, fromName: '李', contact: 'l@x.example', text: '成果有误' } as const;
  const filing = await perform(desk, fileObjection, reader, { noticeId, objection, files: [] });
  if (!filing.ok) return expect.fail(JSON.stringify(filing.refusals));
  const { receipt, reception } = filing.value;
  expect(reception).toBe('unconfirmed');
  const [filed] = await desk.db.select().from(objections).where(eq(objections.receipt, receipt));
  const id = filed?.id ?? expect.fail('nothing was filed');
  const [link] = await desk.db.select().from(links).where(eq(links.objectionId, id));
  const linkId = link?.id ?? expect.fail('nobody was asked to confirm');
  const said = { linkId, secret: linkSecret(desk.linkKey, linkId) };
  expect(await perform(desk, confirmObjection, reader, said)).toMatchObject({
    value: { receipt, state: 'registered' },
  });
  const key = { subject: { kind: 'objection', id }, stage: 'objectionHandling', number: 1, callId } as const;
  await performSystem(desk, (at) => openStage(at, stagePlans.objectionHandling, key));
  const [task] = await desk.db.select().from(tasks).where(eq(tasks.subjectId, id));
  return task ?? expect.fail('nobody is asked about it');
}
export const upheld = { outcome: 'upheld', reason: '经核查属实', evidenceIds: ['档-3'] } as const;
export const dismissed = { outcome: 'dismissed', reason: '经核查不实', evidenceIds: [] } as const;
