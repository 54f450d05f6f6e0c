import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mails, people } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { queueMail } from '../../desk/kit/post.js';
import { type Sender, smtpSender } from '../../mail/sender.js';
import { mailOnce } from '../../worker/mail-run.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { faultyRelay, type Manner } from './smtp-faults.js';

let desk: TestDesk;
let relay: Awaited<ReturnType<typeof faultyRelay>>;
let sender: Sender;
beforeEach(async () => {
  desk = await openDesk();
  relay = await faultyRelay();
  sender = smtpSender(relay.url, '评选 <px@city.example>');
});
afterEach(async () => {
  sender.close();
  await relay.close().catch(() => undefined);
  await desk.close();
});

const count = 5;
const queue = () =>
  performSystem(desk, async (at) => {
    for (let i = 0; i < count; i++)
      await queueMail(
        at,
        { personId: null, address: `p${i}@people.example`, language: 'zh' },
        {
          event: randomUUID(),
          letter: 'certificateReady',
          data: { caseNumber: '2026-001', certificateNumber: '1', plaqueNumber: '1' },
        },
      );
  });
/** The mail loop for so many business hours, a look every `step` of them. */
async function run(hours: number, step = 0.5): Promise<void> {
  for (let past = 0; past < hours; past += step) {
    while (await mailOnce(desk, sender, 'http://127.0.0.1'));
    desk.clock.forwardHours(step);
  }
}
const states = async () => (await desk.db.select().from(mails)).map(({ state }) => state);
const copies = () => {
  const ids = relay.kept.map((mail) => /^Message-ID: (\S+)/im.exec(mail)?.[1] ?? '');
  return { mails: ids.length, different: new Set(ids).size };
};
const sentOnce = { mails: count, different: count };

test('away for five days: nothing is dropped, and each mail arrives once within hours of its return', {
  timeout: 60_000,
}, async () => {
  await queue();
  await relay.goAway();
  await run(120, 4);
  expect(new Set(await states())).toEqual(new Set(['queued']));
  await relay.comeBack();
  await run(5);
  expect(new Set(await states())).toEqual(new Set(['sent']));
  expect(copies()).toEqual(sentOnce);
});

const putOff: readonly Manner[] = [
  { at: 'MAIL', code: 451 },
  { at: 'RCPT', code: 450 },
  { at: 'DATA', code: 421 },
  { at: '.', code: 452 },
];
test.each(putOff)('put off at $at with $code: sent later, once, and nobody’s address is blamed', async (manner) => {
  await queue();
  relay.behave(manner);
  await run(1);
  expect(new Set(await states())).toEqual(new Set(['queued']));
  relay.behave('takes');
  await run(6);
  expect(new Set(await states())).toEqual(new Set(['sent']));
  expect(copies()).toEqual(sentOnce);
  expect((await desk.db.select().from(people)).filter(({ addressState }) => addressState === 'bounced')).toEqual([]);
});

test('slow at every word: each mail is sent once all the same', { timeout: 120_000 }, async () => {
  await queue();
  relay.behave('slow');
  await run(1);
  expect(new Set(await states())).toEqual(new Set(['sent']));
  expect(copies()).toEqual(sentOnce);
});

test('cut after the dot, before 250: at most one more copy, under the same Message-ID', async () => {
  await queue();
  relay.behave('cutAfterDot');
  while (await mailOnce(desk, sender, 'http://127.0.0.1'));
  relay.behave('takes');
  await run(6);
  expect(new Set(await states())).toEqual(new Set(['sent']));
  const { mails: all, different } = copies();
  expect(different).toBe(count);
  expect(all).toBeLessThanOrEqual(2 * count);
});
