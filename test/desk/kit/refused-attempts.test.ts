import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '../../../db/schema/all.js';
import { importPeople } from '../../../desk/organisations/import-people.js';
import { createRound } from '../../../desk/round/create-round.js';
import { handOver } from '../../../desk/tasks/hand-over.js';
import { decideVeto } from '../../../desk/veto/decide-veto.js';
import { liftVeto } from '../../../desk/veto/lift-veto.js';
import { runOnBoth } from '../../support/desk.js';
import { effectiveVeto, heardVeto, verdict } from '../veto/steps.js';
import { said, world } from '../veto/world.js';

runOnBoth('HOST-31: a refused attempt stands in the story it belongs to', (desk) => {
  const refusedIn = async (chain: string) =>
    (
      await desk()
        .db.select()
        .from(audit)
        .where(and(eq(audit.chain, chain), eq(audit.outcome, 'refused')))
    ).map((row) => [row.act, row.refusal?.code]);

  test('HOST-31: an act that knows its task alone is told with the case', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const { task } = await heardVeto(w, caseId);
    const input = await verdict(w, caseId, task.id, 'effective');
    const weak = w.person('countyLeaderA', { secondFactor: false });
    expect(said(await w.say(decideVeto, weak, input))).toBe('secondFactorRequired');
    const hand = { taskId: task.id, toPersonId: w.personId('leaderB1'), reason: '出差' };
    expect(said(await w.say(handOver, 'countyLeaderA', hand))).toBe('notYourPost');
    expect(await refusedIn(caseId)).toEqual([
      ['decideVeto', 'secondFactorRequired'],
      ['handOver', 'notYourPost'],
    ]);
  });

  test('HOST-31: strangers, and tasks that do not exist, grow nobody’s story', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const { task } = await heardVeto(w, caseId);
    const input = await verdict(w, caseId, task.id, 'effective');
    expect(said(await w.say(decideVeto, 'countyLeaderB', input))).toBe('notFound');
    expect(said(await w.say(decideVeto, 'countyLeaderA', { ...input, taskId: crypto.randomUUID() }))).toBe('notFound');
    expect(await refusedIn(caseId)).toEqual([]);
  });

  test('HOST-31: lifting a record too early is told with the case of that time', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    const { vetoId } = await effectiveVeto(w, caseId);
    const lift = { vetoId, decisionNumber: '3号', reason: '处分期满' };
    expect(said(await w.say(liftVeto, 'countyLeaderA', lift))).toBe('stageNotOpen VETO-O06');
    expect(await refusedIn(caseId)).toEqual([['liftVeto', 'stageNotOpen']]);
  });

  test('HOST-31: imports and new rounds that were refused are the bureau’s story', async () => {
    const w = await world(desk());
    const sheet = { header: ['code'], rows: [] };
    expect(said(await w.say(importPeople, 'countyOfficerA', sheet))).toBe('notYourPost');
    const round = { code: 'T2027', name: '2027年批次' };
    expect(said(await w.say(createRound, 'leaderA1', round))).toMatch(/^notYourPost/);
    const acts = (await refusedIn(w.org('bureau'))).map(([name]) => name);
    expect(acts).toEqual(['importPeople', 'createRound']);
  });
});
