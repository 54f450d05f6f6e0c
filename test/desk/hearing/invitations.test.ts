import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { audit, hearingInvitations, links, mails, people } from '../../../db/schema/all.js';
import { answerHearing } from '../../../desk/hearing/answer-hearing.js';
import { perform } from '../../../desk/kit/act.js';
import { onDatabase } from '../school/databases.js';
import { type CaseAtSchool, type SchoolCity, schoolCity } from '../school/school-city.js';
import { must, respondent, said, stepsOf } from '../school/steps.js';

let city: SchoolCity;

const asked = [
  { group: 'teachers', address: 'One@Example.cn ' },
  { group: 'teachers', address: 'one@example.cn' },
  { group: 'parents', address: 'one@example.cn' },
];

const invitationsOf = ({ caseId }: CaseAtSchool) =>
  city.db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, caseId));

async function oneInvitation() {
  const one = await city.aCase();
  const steps = stepsOf(city, one);
  must(await steps.ethics());
  must(await steps.invite(asked.slice(0, 1)));
  const [row] = await invitationsOf(one);
  const answer = () => perform(city.deps, answerHearing, respondent(row?.id ?? ''), { view: 'oppose', text: '不同意' });
  return { one, steps, answer, id: row?.id ?? '' };
}

onDatabase((database) => {
  beforeAll(async () => {
    city = await schoolCity(database());
  });

  test('HOST-18: each address of a group gets one link by mail; who was asked before is not asked again', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    const first = must(await steps.invite(asked));
    expect(first).toMatchObject({ invited: { teachers: 1, parents: 1, students: 0 }, ignored: 1 });
    // seven working days after Tuesday 10 March
    expect(first.until).toBe('2026-03-19T15:59:59.999Z');
    expect(must(await steps.invite(asked)).ignored).toBe(3);
    const sent = await city.db.select().from(mails).where(eq(mails.address, 'one@example.cn'));
    expect(sent.map((mail) => mail.template)).toEqual(['hearing', 'hearing']);
    expect(new Set(sent.map((mail) => mail.linkId)).size).toBe(2);
  });

  test('HOST-18: an address is kept in its invitation and its mail, nowhere else', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    must(await steps.invite([{ group: 'students', address: 'secret@example.cn' }]));
    const rows = await city.db.select().from(audit).where(eq(audit.chain, one.caseId));
    expect(JSON.stringify(rows)).not.toContain('secret@');
  });

  test('HOST-18: the applicant cannot be asked about themselves', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    const own = await city.db.query.people.findFirst({ where: eq(people.id, one.applicant.personId) });
    const result = await steps.invite([{ group: 'teachers', address: own?.email }]);
    expect(said(result)).toBe('conflictOfInterest HOST-18');
  });

  test('HOST-18: an answer is given once', async () => {
    const { answer, id } = await oneInvitation();
    expect(must(await answer())).toEqual({ group: 'teachers' });
    const [link] = await city.db.select().from(links).where(eq(links.invitationId, id));
    expect(link?.state).toBe('used');
    expect(said(await answer())).toBe('linkUsed HOST-18');
  });

  test('HOST-18: a link opens until its date, and not after the school has decided', async () => {
    const late = await oneInvitation();
    const before = city.clock.at;
    city.clock.at = '2026-03-19T16:00:00.000Z';
    expect(said(await late.answer())).toBe('linkExpired HOST-18');
    city.clock.at = before;
    must(await late.steps.decide({ decision: 'decline', reason: '名额有限', meeting: undefined }));
    expect(said(await late.answer())).toBe('hearingOver HOST-18');
    expect(said(await perform(city.deps, answerHearing, respondent(city.roundId), { view: 'support' }))).toBe(
      'notFound',
    );
  });
});
