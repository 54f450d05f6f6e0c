import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachments, audit, links, nominations, objections } from '../../db/schema/all.js';
import { finishWithdrawal } from '../../desk/application/finish-withdrawal.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { performSystem } from '../../desk/kit/act.js';
import { climb } from '../../desk/kit/climb.js';
import { printedCode } from '../../desk/kit/links.js';
import { stagePlans } from '../../desk/stages/all.js';
import { type AccessWorld, accessWorld } from '../access/world.js';
import { formOn, type Shown, Visitor } from './site.js';

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
  for (const moment of ['draft', 'schoolReview', 'countyReview'] as const) await world.walk.to(moment);
}, 120_000);
afterAll(() => world.close());

/** A phone that opened the link of a task in the letter to one person, without scripts: by the printed code. */
async function opened(taskId: string, who: string): Promise<{ visitor: Visitor; page: Shown; linkId: string }> {
  const rows = await world.deps.db.select().from(links).where(eq(links.taskId, taskId));
  const linkId = rows.find(({ personId }) => personId === world.city.personId(who))?.id ?? '';
  const visitor = new Visitor(world);
  const locked = await visitor.open(`/t/${linkId}`);
  if (!locked.html.includes('data-form="openLink"')) return { visitor, page: locked, linkId };
  const page = await visitor.send(locked, 'openLink', { code: printedCode(world.deps.linkKey, linkId) });
  return { visitor, page, linkId };
}
const confirmed = (page: Shown, form: string) => ({ _confirm: formOn(page.html, form).fields._expected ?? '' });
const candidates = () => [world.walk.own(), ...world.walk.others().slice(0, 1)];
const file = (caseId: string) => world.walk.file(caseId);
const nominationTask = () => world.walk.taskOf('nomination', world.city.nominationId('countyA'));
/** By which way an act was done, each time. */
const ways = async (act: string) =>
  (await world.deps.db.select().from(audit))
    .filter((row) => row.act === act && row.outcome === 'done')
    .map(({ channel }) => channel);

describe('a county officer does the county’s whole work by the links of the letters (HOST-20…22, design section 5)', () => {
  test('a link of the nomination opens nothing but its own county’s candidates', { timeout: 60_000 }, async () => {
    const { linkId } = await opened(await nominationTask(), 'countyOfficerA');
    const session = await world.opened(linkId);
    const headers = { cookie: session.cookie, 'x-link-nonce': session.nonce };
    const status = async (path: string, body?: object) => {
      const init = body && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { ...headers, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      };
      return (await fetch(`${world.url}/t/${linkId}${path}`, init ?? { headers })).status;
    };
    const [own, foreign] = [candidates()[0] ?? '', world.walk.bystander()];
    const [paper] = await world.deps.db.select().from(attachments).where(eq(attachments.caseId, foreign));
    const verdict = { decision: 'agree', opinion: '同意', formHash: (await file(foreign)).formHash };
    expect(paper).toBeDefined();
    expect([await status(`/api/cases/${own}`), await status(`/api/cases/${own}/forms/1`)]).toEqual([200, 200]);
    const closed = [
      await status(`/api/cases/${foreign}`),
      await status(`/api/cases/${foreign}/forms/1`),
      await status(`/api/cases/${foreign}/eligibility`),
      await status(`/api/cases/${foreign}/attachments/${paper?.id}`),
      await status(`/api/cases/${foreign}/county-verification`, verdict),
      // the county's own case, but none of this task's business
      await status(`/api/cases/${own}/hearing`),
      await status(`/api/cases/${own}/timeline`),
      await status(`/api/cases/${own}/ethics-conclusion`, { conclusion: 'problem', formHash: 'x' }),
      await status(`/api/nominations/${world.city.nominationId('countyA')}/bundle`, { caseIds: [own] }),
      await status(`/api/nominations/${world.city.nominationId('countyA')}/refill`, {}),
      await status(`/api/nominations/${world.city.nominationId('countyB')}/closing`, { notChosen: [] }),
    ];
    expect(closed).toEqual(closed.map(() => 404));
    const page = await fetch(`${world.url}/t/${linkId}?case=${foreign}`, {
      headers: { ...headers, accept: 'text/html' },
    });
    expect([page.status, (await page.text()).includes('人员teacherB1a')]).toEqual([404, false]);
  });

  test('reads each file with its attachments, examines, compares and chooses', { timeout: 60_000 }, async () => {
    const taskId = await nominationTask();
    const { visitor, page, linkId } = await opened(taskId, 'countyOfficerA');
    // a county officer needs no manual: what comes after what, and how many may go
    expect(page.html).toMatch(/办理顺序：一、逐份审核[\s\S]*?名额 \d+ 个，已用 0 个/);
    for (const caseId of candidates()) {
      const { number } = await file(caseId);
      expect(page.html).toContain(`<a href="/t/${linkId}?case=${caseId}">${number}</a>`);
      const alone = await visitor.open(`/t/${linkId}?case=${caseId}`);
      expect(alone.html).toContain('证书.pdf');
      const [, paper = ''] = /href="(\/t\/[^"]+\/attachments\/[^"]+)"/.exec(alone.html) ?? [];
      const taken = await visitor.open(paper);
      expect([taken.status, taken.html]).toEqual([200, '%PDF']);
      const form = `verify-${caseId}`;
      const unconfirmed = await visitor.send(alone, form, { decision: 'agree', opinion: '材料属实，同意' });
      expect(unconfirmed.status).toBe(400);
      expect(formOn(unconfirmed.html, form).fields.opinion).toBe('材料属实，同意');
      expect(unconfirmed.html).toContain('证书.pdf');
      const back = await visitor.send(unconfirmed, form, { decision: 'agree', ...confirmed(alone, form) });
      expect([back.status, back.path]).toEqual([200, `/t/${linkId}?done=verifyApplication`]);
    }
    const chosen = await visitor.open(`/t/${linkId}`);
    const { fields } = formOn(chosen.html, 'selectNominees');
    const ranks = candidates().flatMap((caseId, at) => [
      [`ranked:nominees:${caseId}:rank`, String(at + 1)],
      [`ranked:nominees:${caseId}:reason`, '实绩突出'],
    ]);
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(ranks.map(([name]) => name)));
    // CONV-10: whoever shares a place is put in order by a person, never by the list they stand in
    const tied = ranks.map(([name = '', typed = '']) => [name, name.endsWith(':rank') ? '1' : typed]);
    const shared = await visitor.send(chosen, 'selectNominees', {
      ...Object.fromEntries(tied),
      ...confirmed(chosen, 'selectNominees'),
    });
    expect(shared.status).toBe(400);
    expect(shared.html.match(/顺序与另一人相同/g)).toHaveLength(4);
    expect((await Promise.all(candidates().map(file))).map(({ rank }) => rank)).toEqual([null, null]);
    const done = await visitor.send(shared, 'selectNominees', {
      ...Object.fromEntries(ranks),
      ...confirmed(chosen, 'selectNominees'),
    });
    expect(done.html).toContain('无需再办');
    expect((await Promise.all(candidates().map(file))).map(({ holdsPlace, rank }) => [holdsPlace, rank])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(await ways('verifyApplication')).toEqual(['link', 'link']);
    expect((await visitor.open(`/t/${linkId}/api/cases/${candidates()[0]}`)).status).not.toBe(200);
  });

  test('the leader’s link leads to sign-in: publishing is done there', async () => {
    const taskId = await world.walk.taskOf('publishNotice', world.city.nominationId('countyA'));
    const { page } = await opened(taskId, 'countyLeaderA');
    expect(page.html).toContain(`/sign-in?then=/tasks/${taskId}`);
  });

  test('decides on an objection, fills a freed place again, ends the reserve list, sends the bundle', {
    timeout: 60_000,
  }, async () => {
    const { walk, desk, deps, city } = world;
    const nominationId = city.nominationId('countyA');
    await walk.to('countyNotice');
    const [filed] = await deps.db.select().from(objections);
    const objection = await opened(await walk.taskOf('objectionHandling', filed?.id ?? ''), 'countyOfficerA');
    const disposed = await objection.visitor.send(objection.page, 'disposeObjection', {
      outcome: 'dismissed',
      reason: '查无实据',
      ...confirmed(objection.page, 'disposeObjection'),
    });
    expect(disposed.html).toContain('无需再办');
    await walk.act('teacherA2a', withdrawApplication, { caseId: candidates()[1] });
    const { withdrawUndoUntil } = await file(candidates()[1] ?? '');
    desk.clock.set(withdrawUndoUntil ?? '');
    await performSystem(desk, (at) => finishWithdrawal(at, candidates()[1] ?? ''));
    const { id, closesAt } = await walk.noticeOf('county');
    desk.clock.set(new Date(Date.parse(closesAt) + 60_000).toISOString());
    const notice = { kind: 'notice', id } as const;
    await performSystem(desk, (at) =>
      climb(at, stagePlans.noticeWindow, { subject: notice, stage: 'noticeWindow', number: 1 }),
    );
    await walk.open({ kind: 'nomination', id: nominationId }, 'bundle');

    const bundle = await opened(await walk.taskOf('bundle', nominationId), 'countyOfficerA');
    const refilled = await bundle.visitor.send(bundle.page, 'refillNominee', confirmed(bundle.page, 'refillNominee'));
    expect(refilled.path).toBe(`/t/${bundle.linkId}?done=refillNominee`);
    const [further] = (
      await deps.db
        .select()
        .from(nominations)
        .where(eq(nominations.orgId, city.org('countyA')))
    ).filter((one) => one.id !== nominationId);
    await walk.open({ kind: 'nomination', id: further?.id ?? '' }, 'nomination');
    const second = await opened(await walk.taskOf('nomination', further?.id ?? ''), 'countyOfficerA');
    const ended = await second.visitor.send(second.page, 'closeNomination', confirmed(second.page, 'closeNomination'));
    expect([ended.status, ended.path]).toEqual([200, `/t/${second.linkId}?done=closeNomination`]);

    const page = await bundle.visitor.open(`/t/${bundle.linkId}`);
    expect(page.html).not.toContain('data-form="refillNominee"');
    const sent = await bundle.visitor.send(page, 'submitBundle', confirmed(page, 'submitBundle'));
    expect(sent.html).toContain('无需再办');
    expect((await file(walk.own())).state).toBe('submittedToCity');
    expect([await ways('refillNominee'), await ways('closeNomination')]).toEqual([['link'], ['link']]);
  });
});
