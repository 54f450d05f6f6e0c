import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { myTasks } from '../../../db/read/my-tasks.js';
import { timeline } from '../../../db/read/timeline.js';
import { links, mails, people, peopleProposals, tasks } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { createLink } from '../../../desk/kit/links.js';
import { decidePeopleProposal } from '../../../desk/organisations/decide-people-proposal.js';
import { correctAddress } from '../../../desk/tasks/correct-address.js';
import { handOver } from '../../../desk/tasks/hand-over.js';
import { openAddressTask } from '../../../desk/tasks/open-address-task.js';
import { queueDigests } from '../../../desk/tasks/queue-digests.js';
import { releaseTask } from '../../../desk/tasks/release-task.js';
import { tell } from '../../../text/timeline.js';
import { runOnDesk } from '../../support/desk.js';
import { putInForce } from '../../support/put-in-force.js';
import { heardVeto } from '../veto/steps.js';
import { ok, said, type World, world } from '../veto/world.js';

const countyTask = async (w: World) =>
  w.aTask(await w.aCase('countyReview'), 'bundle', { org: 'countyA', role: 'countyOfficer' });
const listOf = (w: World, who: string, show: 'open' | 'done' = 'open', limit = 10) =>
  myTasks(w.desk.db, { personId: w.personId(who), now: '2026-03-02T01:00:00.000Z', day: '2026-03-02', show, limit });

runOnDesk('tasks', (desk) => {
  test('a task is handed over within its post: old links lead nowhere, the new person gets one', async () => {
    const w = await world(desk());
    const taskId = await countyTask(w);
    const old = await performSystem(desk(), (at) => createLink(at, { taskId, personId: w.personId('countyOfficerA') }));
    const over = { taskId, toPersonId: w.personId('countyOfficerA2'), reason: '出差' };
    for (const [who, answer] of [
      ['countyOfficerB', 'notFound'],
      ['leaderA1', 'notFound'],
      ['countyOfficerA', 'ok'],
      ['countyOfficerA', 'notFound'],
    ] as const)
      expect([who, said(await w.say(handOver, who, over))]).toEqual([who, answer]);
    const rows = await desk().db.select().from(links).where(eq(links.taskId, taskId));
    expect(rows.find(({ id }) => id === old)?.state).toBe('superseded');
    expect(rows.filter(({ state }) => state === 'live').map(({ personId }) => personId)).toEqual([over.toPersonId]);
    expect((await listOf(w, 'countyOfficerA')).counts.open).toBe(0);
    ok(await w.say(releaseTask, 'countyOfficerA2', { taskId }));
    expect((await listOf(w, 'countyOfficerA')).counts.open).toBe(1);
  });

  test('only after escalation may the superior name somebody, and only at the same body', async () => {
    const w = await world(desk());
    const taskId = await countyTask(w);
    const to = (code: string) => ({ taskId, toPersonId: w.personId(code), reason: '逾期' });
    expect(said(await w.say(handOver, 'countyOfficerA', to('countyLeaderA')))).toBe('notYourPost');
    expect(said(await w.say(handOver, 'countyLeaderA', to('countyLeaderA')))).toBe('notFound');
    await desk()
      .db.update(tasks)
      .set({ coOwnerOrgId: w.org('countyA'), coOwnerRole: 'countyLeader' });
    expect(said(await w.say(handOver, 'countyLeaderA', to('leaderA1')))).toBe('notYourPost');
    expect(said(await w.say(handOver, 'countyLeaderA', to('countyLeaderA')))).toBe('ok');
  });

  test('VETO-01: what the rule asks of one person cannot be handed over', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    await heardVeto(w, caseId);
    await desk().db.update(tasks).set({ state: 'open' }).where(eq(tasks.kind, 'vetoResponse'));
    const [task] = await desk().db.select().from(tasks).where(eq(tasks.kind, 'vetoResponse'));
    const over = { taskId: task?.id, toPersonId: w.personId('teacherA1b'), reason: '代答' };
    expect(said(await w.say(handOver, 'teacherA1a', over))).toBe('ruleForbids');
  });

  test('an address that bounced is corrected by who entered it, and what came back goes out again', async () => {
    const w = await world(desk());
    const personId = w.personId('leaderA1');
    await desk()
      .db.update(people)
      .set({ nominatedByOrgId: w.org('countyA'), addressState: 'bounced' })
      .where(eq(people.id, personId));
    const letter = {
      id: randomUUID(),
      eventId: 'e',
      recipient: personId,
      template: 'taskOpened',
      personId,
      address: 'old@x.example',
      language: 'zh',
      data: {},
      state: 'bounced',
      messageId: 'm',
      lastError: '550',
      notBefore: '2026-03-02T01:00:00.000Z',
      createdAt: '2026-03-02T01:00:00.000Z',
    } as const;
    await desk().db.insert(mails).values(letter);
    for (const _ of [1, 2]) await performSystem(desk(), (at) => openAddressTask(at, personId));
    const open = await desk().db.select().from(tasks).where(eq(tasks.kind, 'addressCorrection'));
    expect(open.map(({ role, orgId }) => [role, orgId])).toEqual([['countyOfficer', w.org('countyA')]]);
    const input = { taskId: open[0]?.id, email: 'new@school.example' };
    expect(said(await w.say(correctAddress, 'countyOfficerB', input))).toBe('notFound');
    ok(await w.say(correctAddress, 'countyOfficerA', input));
    // T49: another person puts it in force, and until then nothing goes there
    const stateOf = async () => (await desk().db.select().from(mails).where(eq(mails.id, letter.id)))[0]?.state;
    expect(await stateOf()).toBe('bounced');
    // what comes back meanwhile asks nobody a second time
    await performSystem(desk(), (at) => openAddressTask(at, personId));
    expect(await desk().db.$count(tasks, and(eq(tasks.kind, 'addressCorrection'), eq(tasks.state, 'open')))).toBe(0);
    await putInForce(desk(), w.person('cityOfficer'));
    const [again] = await desk().db.select().from(mails).where(eq(mails.id, letter.id));
    expect(again).toMatchObject({ state: 'queued', address: 'new@school.example', messageId: 'm' });
    expect(said(await w.say(correctAddress, 'countyOfficerA', input))).toBe('taskClosed');
  });

  test('T49: rejected, the right address is asked for once more; whoever named it cannot put it in force', async () => {
    const w = await world(desk());
    const personId = w.personId('leaderA1');
    await desk().db.update(people).set({ addressState: 'bounced' }).where(eq(people.id, personId));
    await performSystem(desk(), (at) => openAddressTask(at, personId));
    const openTasks = () =>
      desk()
        .db.select()
        .from(tasks)
        .where(and(eq(tasks.kind, 'addressCorrection'), eq(tasks.state, 'open')));
    const [task] = await openTasks();
    ok(await w.say(correctAddress, 'cityOfficer', { taskId: task?.id, email: 'mine@elsewhere.example' }));
    expect(await openTasks()).toEqual([]);
    const [proposal] = await desk().db.select().from(peopleProposals);
    const word = { proposalId: proposal?.id, seen: '0'.repeat(64) };
    const own = await w.say(decidePeopleProposal, 'cityOfficer', { ...word, decision: 'inForce' });
    expect(said(own)).toBe('secondPersonRequired');
    ok(await w.say(decidePeopleProposal, 'cityOfficer2', { ...word, decision: 'rejected' }));
    expect(await openTasks()).toHaveLength(1);
    const [person] = await desk().db.select().from(people).where(eq(people.id, personId));
    expect(person).toMatchObject({ email: 'leadera1@test.example', addressState: 'bounced' });
  });

  test('what the former address did take leads nowhere once the right one is entered, and is written anew', async () => {
    const w = await world(desk());
    const personId = w.personId('countyOfficerA');
    const taskId = await countyTask(w);
    await desk().db.delete(mails);
    const old = await performSystem(desk(), (at) => createLink(at, { taskId, personId }));
    const at = '2026-03-02T01:00:00.000Z';
    const letter = { recipient: personId, personId, address: 'old@x.example', language: 'zh', data: {} } as const;
    await desk()
      .db.insert(mails)
      .values([
        {
          ...letter,
          id: randomUUID(),
          eventId: 'task',
          template: 'taskOpened',
          linkId: old,
          state: 'sent',
          sentAt: at,
          messageId: 'm1',
          notBefore: at,
          createdAt: at,
        },
        {
          ...letter,
          id: randomUUID(),
          eventId: 'reminder',
          template: 'reminder',
          linkId: old,
          state: 'bounced',
          lastError: '550',
          messageId: 'm2',
          notBefore: at,
          createdAt: at,
        },
      ]);
    await performSystem(desk(), (now) => openAddressTask(now, personId));
    const [task] = await desk().db.select().from(tasks).where(eq(tasks.kind, 'addressCorrection'));
    ok(await w.say(correctAddress, 'cityOfficer', { taskId: task?.id, email: 'new@x.example' }));
    await putInForce(desk(), w.person('cityOfficer2'));
    const rows = await desk().db.select().from(links).where(eq(links.taskId, taskId));
    expect(rows.find(({ id }) => id === old)?.state).toBe('superseded');
    const fresh = rows.find((one) => one.personId === personId && one.state === 'live');
    const going = (await desk().db.select().from(mails).where(eq(mails.personId, personId)))
      .filter(({ state }) => state === 'queued')
      .map(({ template, address, linkId }) => ({ template, address, linkId }));
    expect(going).toEqual([{ template: 'taskOpened', address: 'new@x.example', linkId: fresh?.id }]);
  });

  test('one digest a person and working morning, none on a day off or before the hour', async () => {
    const w = await world(desk());
    await countyTask(w);
    const digests = async () => (await desk().db.select().from(mails).where(eq(mails.template, 'digest'))).length;
    const queue = () => performSystem(desk(), queueDigests);
    for (const [at, sent] of [
      ['2026-03-02T00:29:00.000Z', 0],
      ['2026-03-02T00:30:00.000Z', 2],
      ['2026-03-02T03:00:00.000Z', 2],
      ['2026-03-07T01:00:00.000Z', 2],
      ['2026-03-09T01:00:00.000Z', 4],
    ] as const) {
      desk().clock.set(at);
      await queue();
      expect([at, await digests()]).toEqual([at, sent]);
    }
  });

  test('my tasks: pages follow each other, overdue is flagged, a shared task is marked', async () => {
    const w = await world(desk());
    const ids: string[] = [];
    for (const applicant of ['teacherA1a', 'teacherA1b', 'teacherA2a']) {
      const caseId = await w.aCase('countyReview', { applicant });
      ids.push(await w.aTask(caseId, 'bundle', { org: 'countyA', role: 'countyOfficer' }));
    }
    await desk()
      .db.update(tasks)
      .set({ due: '2026-03-01T15:59:59.999Z' })
      .where(eq(tasks.id, ids[2] ?? ''));
    await desk()
      .db.update(tasks)
      .set({ coOwnerOrgId: w.org('countyA'), coOwnerRole: 'countyLeader' })
      .where(eq(tasks.id, ids[0] ?? ''));
    const query = {
      personId: w.personId('countyOfficerA'),
      now: '2026-03-02T01:00:00.000Z',
      day: '2026-03-02',
      show: 'open',
      limit: 2,
    } as const;
    const first = await myTasks(desk().db, query);
    expect(first.counts).toEqual({ open: 3, overdue: 1, done: 0 });
    expect(first.tasks[0]).toMatchObject({ id: ids[2], overdue: true });
    const second = await myTasks(desk().db, { ...query, ...(first.next && { after: first.next }) });
    expect([...first.tasks, ...second.tasks].map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(second.next).toBeNull();
    expect((await listOf(w, 'countyLeaderA')).tasks).toMatchObject([{ id: ids[0], shared: true }]);
    expect((await listOf(w, 'countyOfficerB')).tasks).toEqual([]);
  });

  test('a story: the applicant reads posts, staff read names; attempts of others stay hidden from the applicant', async () => {
    const w = await world(desk());
    const caseId = await w.aCase('schoolReview');
    await heardVeto(w, caseId);
    await w.say(handOver, 'countyOfficerA', { taskId: randomUUID(), toPersonId: randomUUID(), reason: 'x' });
    const read = async (who: string, sees: 'city' | 'staff' | 'applicant') =>
      (await timeline(desk().db, caseId, { personId: w.personId(who), sees }, { limit: 50 })).rows;
    const staff = await read('countyLeaderA', 'staff');
    expect(staff.find(({ act }) => act === 'registerVeto')?.who).toBeTruthy();
    const own = await read('teacherA1a', 'applicant');
    expect(own.find(({ act }) => act === 'registerVeto')).toMatchObject({ who: null, role: 'countyOfficer' });
    expect(own.find(({ act }) => act === 'respondToVeto')?.who).toBeTruthy();
    const [row] = own;
    if (!row) throw new Error('an empty story');
    const words = { ...row, refusal: null, clauses: row.ruleIds };
    expect(tell(words, 'zh')).toMatch(/VETO-01.*。$/);
    expect(tell(words, 'en')).toMatch(/under VETO-01/);
  });
});
