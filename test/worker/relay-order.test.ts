import type { Client } from '@temporalio/client';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit, outbox } from '../../db/schema/all.js';
import { undoWithdrawal } from '../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { perform } from '../../desk/kit/act.js';
import type { News } from '../../domain/news.js';
import { relayOnce } from '../../worker/relay.js';
import { submitted } from '../desk/application/steps.js';
import { openDesk, type TestDesk, type TinyCity, tinyCity } from '../support/desk.js';

let desk: TestDesk;
let city: TinyCity;
beforeAll(async () => {
  desk = await openDesk('postgresql');
  city = await tinyCity(desk);
});
afterAll(() => desk.close());

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Temporal as the relays see it; what comes is kept in the order of its arrival, after a delay of chance. */
function listener() {
  const heard: News[] = [];
  const signal = async (_name: unknown, batch: readonly News[]) => {
    await pause(Math.random() * 8);
    for (const item of batch) if (!heard.some(({ eventId }) => eventId === item.eventId)) heard.push(item);
  };
  const workflow = { start: async () => undefined, getHandle: () => ({ signal }) };
  return { heard, client: { workflow } as unknown as Client };
}

test('two relays beside concurrent acts: one case hears its news in the order in which they were committed', {
  timeout: 120_000,
}, async () => {
  const applicant = city.person('teacherA1a');
  const caseId = await submitted(desk, city, applicant);
  const { heard, client } = listener();
  let isOver = false;
  const relay = async () => {
    while (!isOver || (await desk.db.select().from(outbox)).length > 0) {
      await relayOnce(desk.db, client);
      await pause(Math.random() * 3);
    }
  };
  const relays = [relay(), relay()];
  // Whoever comes first is done, the others are refused; then the other way round.
  for (let turn = 0; turn < 25; turn += 1)
    await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        at % 2 === 0
          ? perform(desk, withdrawApplication, applicant, { caseId })
          : perform(desk, undoWithdrawal, applicant, { caseId }),
      ),
    );
  isOver = true;
  await Promise.all(relays);

  const rows = await desk.db.select().from(audit).where(eq(audit.chain, caseId)).orderBy(asc(audit.seq));
  const done = rows.filter(({ outcome }) => outcome === 'done').map(({ act }) => act);
  const committed = done.flatMap((act) =>
    act === 'withdrawApplication' ? ['interrupted'] : act === 'undoWithdrawal' ? ['restored'] : [],
  );
  expect(committed.length).toBeGreaterThan(25);
  expect(heard.map(({ kind }) => kind)).toEqual(committed);
  // Taken in turns by the acts themselves, so that two that changed places would be seen.
  expect(committed.every((kind, at) => kind === (at % 2 === 0 ? 'interrupted' : 'restored'))).toBe(true);
});
