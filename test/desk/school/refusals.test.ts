import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { attachments, audit, cases, formVersions, vetoes } from '../../../db/schema/all.js';
import { onDatabase } from './databases.js';
import { type CaseAtSchool, type SchoolCity, schoolCity } from './school-city.js';
import { meeting, must, said, stepsOf } from './steps.js';

let city: SchoolCity;

type Steps = ReturnType<typeof stepsOf>;

async function registered(one: CaseAtSchool, state: 'registered' | 'effective') {
  await city.db.insert(vetoes).values({
    id: randomUUID(),
    personId: one.applicant.personId,
    roundId: city.roundId,
    caseId: one.caseId,
    orgId: city.org.school,
    ground: 'ethicsViolation',
    facts: '…',
    evidence: [],
    state,
    registeredBy: city.leader.personId,
    registeredAt: city.clock.at,
    hearingUntil: city.clock.at,
  });
}

/** What was changed before, the decision tried, and the answer. */
const refusals: readonly [string, (s: Steps, one: CaseAtSchool) => Promise<unknown>, object, string][] = [
  ['HOST-17: nothing is decided before the ethics conclusion', async () => undefined, {}, 'ruleForbids HOST-17'],
  [
    'HOST-17: neither is a decline',
    async () => undefined,
    { decision: 'decline', reason: '名额有限' },
    'ruleForbids HOST-17',
  ],
  [
    'VETO-01: an ethics problem forbids recommending',
    async (s) => must(await s.ethics({ conclusion: 'problem', reference: '校处〔2026〕1号' })),
    {},
    'ruleForbids VETO-01',
  ],
  [
    'VETO-01: an effective veto forbids recommending',
    async (s, one) => {
      await s.prepare();
      await registered(one, 'effective');
    },
    {},
    'ruleForbids VETO-01',
  ],
  [
    'VETO-O03: a veto being looked into freezes the application',
    async (s, one) => {
      await s.prepare();
      await registered(one, 'registered');
    },
    {},
    'ruleForbids VETO-O03',
  ],
  [
    'HOST-30: a forged attachment forbids recommending',
    async (s) => {
      await s.prepare();
      must(await s.verify({ verdict: 'forged', reason: '与原件不符' }));
    },
    {},
    'ruleForbids HOST-30',
  ],
  [
    'HOST-30: also after the forged attachment was taken away',
    async (s, one) => {
      await s.prepare();
      must(await s.verify({ verdict: 'forged', reason: '与原件不符' }));
      await city.db.update(attachments).set({ removedAt: city.clock.at }).where(eq(attachments.id, one.attachmentId));
    },
    {},
    'ruleForbids HOST-30',
  ],
  [
    'HOST-30: every attachment is verified before',
    async (s) => {
      must(await s.ethics());
      await s.hear();
    },
    {},
    'ruleForbids HOST-30',
  ],
  ...['teachers', 'parents', 'students'].map((group): (typeof refusals)[number] => [
    `HOST-18: too few ${group} were heard`,
    async (s) => {
      must(await s.ethics());
      must(await s.verify());
      await s.hear([group]);
    },
    {},
    'ruleForbids HOST-18',
  ]),
  [
    'HOST-10: the school consents to three more years',
    (s) => s.prepare(),
    { stayConsent: false },
    'ruleForbids HOST-10',
  ],
  ['HOST-19: no recommendation without a meeting', (s) => s.prepare(), { meeting: undefined }, 'ruleForbids HOST-19'],
  ...(
    [
      ['a meeting before the form came in', { date: '2026-03-09' }, 'badInput'],
      ['a meeting in the future', { date: '2026-03-11' }, 'badInput'],
      ['more present than entitled', { entitled: 2 }, 'badInput'],
      ['votes that do not add up', { votesAgainst: 1 }, 'badInput'],
      ['names that are not those present', { attendees: ['李校长', '陈书记'] }, 'badInput'],
      ['one name twice', { attendees: ['李校长', '李校长', '陈书记'] }, 'badInput'],
      ['a number that is not those present', { attendees: 4 }, 'badInput'],
      ['the candidate at the table', { attendees: ['李校长', '陈书记', '王 小明'] }, 'conflictOfInterest'],
      ['one leader too few', { attendees: 2, present: 2, votesFor: 2 }, 'quorumMissing'],
      ['exactly half', { attendees: 4, present: 4, votesFor: 2, votesAgainst: 1, abstain: 1 }, 'ruleForbids'],
    ] as const
  ).map(([what, change, code]): (typeof refusals)[number] => [
    `HOST-19: ${what}`,
    (s) => s.prepare(),
    { meeting: { ...meeting, ...change } },
    `${code} HOST-19`,
  ]),
  [
    'HOST-19: a decline against the vote of the meeting',
    (s) => s.prepare(),
    { decision: 'decline', reason: '名额有限' },
    'ruleForbids HOST-19',
  ],
  ['a decline needs a reason', (s) => s.prepare(), { decision: 'decline', meeting: undefined }, 'badInput'],
  ['a return names fields', (s) => s.prepare(), { decision: 'return', reason: '请补充' }, 'badInput'],
  ['a return needs a reason', (s) => s.prepare(), { decision: 'return', fields: ['honours.0.date'] }, 'badInput'],
  ['I9: another version than the one shown', (s) => s.prepare(), { formHash: 'another' }, 'caseChanged'],
];

onDatabase((database) => {
  beforeAll(async () => {
    city = await schoolCity(database());
  });

  test.each(refusals)('%s', async (_, before, change, answer) => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    await before(steps, one);
    expect(said(await steps.decide(change))).toBe(answer);
    const [file] = await city.db.select().from(cases).where(eq(cases.id, one.caseId));
    const [version] = await city.db.select().from(formVersions).where(eq(formVersions.caseId, one.caseId));
    expect([file?.state, version?.sealedAt]).toEqual(['schoolReview', null]);
    const attempts = await city.db
      .select()
      .from(audit)
      .where(and(eq(audit.chain, one.caseId), eq(audit.outcome, 'refused')));
    expect(attempts).toHaveLength(1);
  });

  test('a field the form does not have cannot be returned', async () => {
    const steps = stepsOf(city, await city.aCase());
    await steps.prepare();
    expect(said(await steps.decide({ decision: 'return', reason: '请补充', fields: ['salary'] }))).toBe('badInput');
  });

  test('HOST-17: the conclusion comes before verifying and hearing too', async () => {
    const steps = stepsOf(city, await city.aCase());
    expect(said(await steps.verify())).toBe('ruleForbids HOST-17');
    expect(said(await steps.invite([{ group: 'teachers', address: 'a@example.cn' }]))).toBe('ruleForbids HOST-17');
  });

  test('VETO-O04: an ethics problem needs a written decision', async () => {
    const steps = stepsOf(city, await city.aCase());
    expect(said(await steps.ethics({ conclusion: 'problem' }))).toBe('badInput VETO-O04');
  });

  test('HOST-17: a second conclusion replaces the first only by naming it, with a decision (VETO-O06)', async () => {
    const steps = stepsOf(city, await city.aCase());
    const first = must(await steps.ethics({ conclusion: 'problem', reference: '校处〔2026〕1号' }));
    expect(first.next).toBe('registerVeto');
    expect(said(await steps.ethics())).toBe('caseChanged HOST-17');
    expect(said(await steps.ethics({ supersedes: first.decisionId }))).toBe('badInput VETO-O06');
    must(await steps.ethics({ supersedes: first.decisionId, reference: '校处〔2026〕2号' }));
    expect(said(await steps.decide())).toBe('ruleForbids HOST-30');
  });

  test('HOST-30: a forgery is on record as a ground of the veto, with who and when', async () => {
    const one = await city.aCase();
    const steps = stepsOf(city, one);
    must(await steps.ethics());
    expect(said(await steps.verify({ verdict: 'forged' }))).toBe('badInput HOST-30');
    expect(must(await steps.verify({ verdict: 'forged', reason: '编号不存在' }, city.clerk)).next).toBe('registerVeto');
    expect(said(await steps.verify())).toBe('badInput HOST-30');
    const [paper] = await city.db.select().from(attachments).where(eq(attachments.caseId, one.caseId));
    expect(paper).toMatchObject({ verdict: 'forged', verifiedBy: city.clerk.personId, verifiedAt: city.clock.at });
    const record = await city.db.query.decisions.findFirst({
      where: (d) => and(eq(d.caseId, one.caseId), eq(d.kind, 'attachmentVerdict')),
    });
    expect(record).toMatchObject({ ruleIds: ['HOST-30', 'VETO-O07'], content: { ground: 'fraudulentMaterial' } });
  });
});
