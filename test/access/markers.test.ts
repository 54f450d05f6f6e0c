import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../db/schema/all.js';
import { soundForm } from '../domain/host-selection/sample.js';
import { markedForm, markedPerson, markedTerm, markedWords, objectorMarks } from '../support/marked.js';
import { withMarks } from '../support/with-marks.js';
import { everyAnswer, everyLetter } from './blind.js';
import { send } from './probe.js';
import { factsOf, prepare, sampleOf } from './requests.js';
import { routes } from './routes.js';
import { moments } from './walk/moments.js';
import { plainWords } from './walk/spoken.js';
import { type AccessWorld, accessWorld } from './world.js';

/** What only the form says of who somebody is; the name itself is public from the first notice on. */
const identity = ['0571-5559871', 'yin.form@mark.example', '913X', 'YINZHENG7731'];
/** What a blind expert judges. */
const judged = ['印师德', '印业绩', '印成效', '印案题0', '印案情0', '印活动', '印论文', '印荣誉'];
const contact = [markedPerson.email, markedPerson.phone];

const readers = [
  'teacherA1a',
  'teacherA1b',
  'teacherA2b',
  'teacherB1a',
  'leaderA1',
  'leaderA2',
  'leaderB1',
  'countyOfficerA',
  'countyLeaderA',
  'countyOfficerB',
  'cityOfficer',
  'cityLeader',
  'sectionOfficer',
  'instituteOfficer',
  'expert.own',
  'expert.recused',
  'cityOfficerX',
  'nobody',
] as const;

/** Each decides on the case at its stage, and by then has the whole form before it (I4): the section when it justifies. */
const offices = ['leaderA1', 'countyOfficerA', 'countyLeaderA', 'cityOfficer', 'cityLeader', 'sectionOfficer'];

/** Host, unit, county and city: whoever reads the studio. */
const ofStudio: readonly string[] = [
  ...['teacherA1a', 'leaderA1', 'countyOfficerA', 'countyLeaderA'],
  ...['cityOfficer', 'cityLeader', 'sectionOfficer', 'instituteOfficer'],
];
const said = (...fields: readonly (keyof typeof markedTerm)[]): readonly string[] =>
  fields.map((field) => markedTerm[field]);

/** Who may read what, over all moments of a round: whoever is not named may not, in no answer and no letter. */
interface MayRead {
  readonly marks: readonly string[];
  readonly who: readonly string[];
}
const mayRead: Readonly<Record<string, MayRead>> = {
  identity: {
    marks: identity,
    who: ['teacherA1a', ...offices],
  },
  judged: {
    marks: judged,
    who: ['teacherA1a', ...offices, 'expert.own'],
  },
  // The address stands over one's own letters alone; nobody is shown the account's telephone.
  contact: { marks: contact, who: ['teacherA1a'] },
  objector: { marks: objectorMarks, who: ['countyOfficerA', 'countyLeaderA'] },
  // Every expert wrote the same: each reads it on the own sheets, the one who stepped back from this case on those of others.
  remark: { marks: ['印评语'], who: ['expert.own', 'expert.recused'] },
  ofStudio: { marks: said('leavingWords', 'plan', 'workTitle', 'workSummary'), who: ofStudio },
  ofFund: { marks: said('grantReason', 'purpose', 'fundApproval', 'voucher'), who: ofStudio },
  // beside those who confirm, the Institute and the section alone (STUDIO-10, STUDIO-11)
  evidence: { marks: said('evidence'), who: ['teacherA1a', 'leaderA1', 'sectionOfficer', 'instituteOfficer'] },
  published: { marks: said('page', 'pageChange'), who: readers },
  goals: { marks: said('goalRequest'), who: ['teacherA1a', 'sectionOfficer', 'instituteOfficer'] },
  // Nobody else is told why a studio ends with its host.
  loss: { marks: said('lossReport'), who: ['sectionOfficer', 'cityLeader'] },
};
/** What is said in a matter of its own is read on that matter's task, by whoever holds it: on no page of the studio, in no list and no letter. */
const onTheTaskAlone = said(
  ...([
    'grounds',
    'removalFacts',
    'removalStatement',
    'removalAppeal',
    'moveWords',
    'selfReport',
    'minutes',
    'resultAppeal',
  ] as const),
  ...(['appealDecision', 'findingFacts', 'findingStatement', 'findingReason', 'findingAppeal'] as const),
  ...(['honourReason', 'honourList', 'strikeAppeal'] as const),
);

const all: Readonly<Record<string, MayRead>> = { ...mayRead, onTheTaskAlone: { marks: onTheTaskAlone, who: [] } };

/** Where everybody has said what they say, of the round and of the term; every moment by hand: `MARKED_MOMENTS=.`. */
const wanted = new RegExp(process.env.MARKED_MOMENTS ?? '^(ranked|found)$');
const looked = moments.slice(0, moments.indexOf('found') + 1).filter((moment) => wanted.test(moment));

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld({
    ...markedWords,
    form: soundForm,
    heard: plainWords.heard,
    opinion: plainWords.opinion,
    minutes: plainWords.minutes,
    fileName: plainWords.fileName,
    term: markedTerm,
    formOf: (teacher) => (teacher === 'teacherA1a' ? markedForm : soundForm),
  });
  const { db } = world.deps;
  await db
    .update(people)
    .set(markedPerson)
    .where(eq(people.id, world.city.personId('teacherA1a')));
  await prepare(world);
}, 60_000);
afterAll(() => world?.close());

const codeOf = (reader: (typeof readers)[number]): string | null => {
  if (reader === 'nobody') return null;
  return reader === 'expert.own' || reader === 'expert.recused' ? world.codeOf(reader) : reader;
};

describe('a mark in every field of one person is read by those who may, and by nobody else (I34, T22)', () => {
  let reached = 0;
  const read = new Map<string, Set<string>>();
  test.each(looked)('up to %s', { timeout: 240_000 }, async (moment) => {
    for (const next of moments.slice(reached, moments.indexOf(moment) + 1)) await world.walk.to(next);
    reached = moments.indexOf(moment) + 1;
    const wrong: string[] = [];
    for (const reader of readers) {
      const code = codeOf(reader);
      const answers = [...(await everyAnswer(world, code))].map(([at, answer]) => {
        const [, headers, , body] = JSON.parse(answer) as [number, unknown, number, string];
        const text = at.startsWith('/api/') ? Buffer.from(body, 'base64').toString('utf8') : body;
        return [at, `${JSON.stringify(headers)} ${text}`] as const;
      });
      const letters = code ? (await everyLetter(world, [code])).map((one) => ['letter', one] as const) : [];
      // Letters without an account are the objector's and those of people asked in the hearing: everybody's list has them.
      const mine = letters.filter(([, one]) => !/@out\.example|@home\.example/.test(one.slice(0, 80)));
      for (const [at, said] of [...answers, ...mine])
        for (const [what, { marks, who }] of Object.entries(all)) {
          const found = marks.filter((mark) => said.includes(mark));
          if (found.length === 0) continue;
          if (!who.includes(reader)) wrong.push(`${reader} ${at}: ${found.join(' ')}`);
          read.set(what, (read.get(what) ?? new Set()).add(reader));
        }
    }
    expect(wrong).toEqual([]);
    const logged = world.log.map((line) => JSON.stringify(line));
    expect(logged.filter((line) => /印|mark\.example|out\.example|0571-5559|YINZHENG/.test(line))).toEqual([]);
  });

  const ofTerm = /^\/api\/(terms|tasks|commendation-calls)\//;
  /** Each act as those who may and those who may not would send it, whatever becomes of it. */
  test('what somebody says in an act is repeated by no refusal to anybody else, by no address and by no log', {
    timeout: 240_000,
  }, async () => {
    const mark = '印所投递';
    const facts = await factsOf(world);
    const repeated: string[] = [];
    for (const { row } of routes) {
      if (!row || row.method === 'get' || !ofTerm.test(row.path)) continue;
      const { body, ...sample } = await sampleOf(row, facts, world);
      const said = { ...sample, ...(body && { body: { ...(withMarks(body, mark) as object) } }) };
      for (const who of ['teacherB1a', 'teacherA1a', 'sectionOfficer']) {
        const sent = await send(world.url, row.method.toUpperCase(), said, { cookie: world.cookie(who) });
        const answer = `${JSON.stringify([...sent.headers])} ${sent.bytes.toString('utf8')}`;
        if (sent.outcome !== 'ok' && answer.includes(mark)) repeated.push(`${who} ${row.path}`);
      }
    }
    expect(repeated).toEqual([]);
    expect(world.log.filter((line) => JSON.stringify(line).includes(mark))).toEqual([]);
  });

  test('and the table is no wider than what was read', () => {
    for (const [what, { who }] of Object.entries(mayRead))
      expect([what, [...(read.get(what) ?? [])].toSorted()]).toEqual([what, [...who].toSorted()]);
  });
});
