import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { audit, certificates, outbox, processes, studios, terms } from '../../../db/schema/all.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { termOf } from '../../../desk/kit/term.js';
import { foundStudio } from '../../../desk/studio/found-studio.js';
import { verify } from '../../../desk/verify/verify.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { caseOf } from '../application/steps.js';
import { approval, cleared } from '../city/cleared.js';
import { refusalOf } from '../city/panel-desk.js';
import { founded } from './steps.js';

runOnDesk('a studio is founded by the approval', (desk) => {
  it('STUDIO-05, STUDIO-O01: with a first term of three years from the day of the approval, which its certificate prints', async () => {
    const { city, caseId, studio, termId } = await founded(desk());
    expect(studio).toMatchObject({
      number: 'GZS2026-001',
      level: 'city',
      caseId,
      hostId: city.personId('teacherA1a'),
      unitId: city.org('schoolA1'),
      countyId: city.org('countyA'),
      bureauId: city.org('bureau'),
    });
    const [term] = await desk().db.select().from(terms);
    expect(term).toMatchObject({ number: 1, state: 'approved', editionId: defaultEdition.id, endedAt: null });
    const [paper] = await desk().db.select().from(certificates);
    expect([paper?.printed.termFrom, paper?.printed.termTo]).toEqual([term?.fromDay, term?.toDay]);
    const from = term?.fromDay ?? '';
    expect(studio.foundedAt >= `${from.slice(0, 4)}-01-01`).toBe(true);
    expect(term?.toDay.slice(0, 4)).toBe(String(Number(from.slice(0, 4)) + 3));
    const [process] = await desk()
      .db.select()
      .from(processes)
      .where(eq(processes.workflowId, `term-${termId}`));
    expect(process).toMatchObject({ process: 'studioTerm', input: { termId, termCode: 'GZS2026-001/1', years: 3 } });
    const told = await desk()
      .db.select()
      .from(outbox)
      .where(eq(outbox.workflowId, `term-${termId}`));
    expect(told.map(({ message }) => message)).toMatchObject([{ type: 'start', process: 'studioTerm' }]);
    const rows = await desk().db.select().from(audit).where(eq(audit.chain, termId)).orderBy(asc(audit.seq));
    expect(rows.map(({ act, actorKind }) => `${act} ${actorKind}`)).toEqual(['foundStudio system']);
  });

  it('STUDIO-03, STUDIO-16: named after its host, under the edition in force that day, kept as it was', async () => {
    const { termId } = await founded(desk());
    const term = await termOf({ tx: desk().db }, termId);
    expect(term.name).toBe('人员teacherA1a班主任工作室');
    expect(term.parameters).toEqual(defaultEdition.parameters);
  });

  it('a second call for the same case founds nothing more and takes no number', async () => {
    const { city, caseId, studio } = await founded(desk());
    const file = await caseOf(desk(), caseId);
    const again = await performSystem(desk(), async (at) => foundStudio(at, await roundOf(at, city.roundId), file));
    expect(again).toEqual({ studioId: studio.id });
    expect(await desk().db.select().from(studios)).toHaveLength(1);
  });

  it('an approval that is refused founds nothing, and neither does a refusal of the candidate', async () => {
    const city = await tinyCity(desk());
    const [first = '', second = ''] = await cleared(desk(), city, ['teacherA1a', 'teacherA2a']);
    const stale = approval(city, first, { formHash: 'e'.repeat(64) });
    expect(refusalOf(await perform(desk(), decideFinally, city.person('cityLeader'), stale))).toBe('caseChanged');
    const no = approval(city, second, { decision: 'notApprove', reason: '名额所限' });
    const answer = await perform(desk(), decideFinally, city.person('cityLeader'), no);
    expect(answer).toMatchObject({ ok: true, value: { studioId: null, documents: null } });
    expect(await desk().db.select().from(studios)).toEqual([]);
    expect(await desk().db.select().from(terms)).toEqual([]);
  });

  it('I29, I32, I34, I37: the invariants hold', async () => {
    const { termId } = await founded(desk());
    const results = await verify({ tx: desk().db, now: await desk().clock.now(), calendar: desk().calendar });
    const about = ['gaplessRegisters', 'newsWithoutPersons', 'decisionsAudited', 'auditChain', 'approvedHavePapers'];
    expect(results.filter(({ name }) => about.includes(name)).map(({ breaches }) => breaches)).toEqual(
      about.map(() => []),
    );
    const processless = results.find(({ name }) => name === 'openProcesses')?.breaches ?? [];
    expect(processless.filter(({ at }) => at.startsWith('term-'))).toEqual([]);
    await desk().db.delete(processes).where(eq(processes.process, 'studioTerm'));
    const found = await verify({ tx: desk().db, now: await desk().clock.now(), calendar: desk().calendar });
    const at = (check: string) => found.find(({ name }) => name === check)?.breaches.map((one) => one.at) ?? [];
    expect(at('openProcesses')).toContain(`term-${termId}`);
    await desk().db.update(studios).set({ number: '另编' });
    const gap = await verify({ tx: desk().db, now: await desk().clock.now(), calendar: desk().calendar });
    expect(gap.find(({ name }) => name === 'gaplessRegisters')?.breaches.map((one) => one.at)).toEqual([
      'studio/city/2026',
    ]);
  });
});
