import { describe, expect, test } from 'vitest';
import { mails, people } from '../../db/schema/all.js';
import { marksIn, wholeDatabase } from '../support/marked.js';
import { runningStudio } from './assessment-story.js';
import { marking, type Said } from './marked-story.js';
import { readable } from './readable.js';
import { fundsAreUsed, membersSpeak, pageIsWritten } from './said-story.js';
import { scenarios } from './scenarios.js';
import { stories } from './stories.js';
import type { Story } from './story.js';

const story = stories();

/** What people say in a term, from its members to its end: each story with a mark behind every text. */
const told: Readonly<Record<string, (one: Story) => Promise<unknown>>> = {
  members: async (one) => membersSpeak(one, await runningStudio(one)),
  funds: async (one) => fundsAreUsed(one, await runningStudio(one)),
  page: async (one) => pageIsWritten(one, await runningStudio(one)),
  goals: scenarios.studioGoalsChanged,
  suspension: scenarios.assessmentRested,
  loss: scenarios.hostLost,
  appeal: scenarios.assessmentAppealed,
  veto: scenarios.revocationOverturned,
  accountability: scenarios.vetoAnsweredFor,
  commendation: scenarios.commended,
  strike: scenarios.strikeOverturned,
  renewal: scenarios.studioRenewed,
};

/**
 * What stands in clear, and where: reasons of whoever decides are records of office (docs/decisions/0013), and so are the words of a notice,
 * the name of a call, what a unit gives and why a fund has more. Grounds, facts, statements, plans, reports and purposes are sealed.
 */
const clear: readonly string[] = [
  'approveFunds.reason decisions',
  'approveFunds.reason mails',
  'closeAccountability.reason decisions',
  'confirmOffice.equipment decisions',
  'confirmOffice.office decisions',
  'confirmScores.reason decisions',
  'decideFinding.reason decisions',
  'decideFindingAppeal.reason decisions',
  'decideMember.reason decisions',
  'decideMember.reason mails',
  'decideRemoval.reason decisions',
  'decideRemovalAppeal.reason decisions',
  'decideRenewal.reason decisions',
  'decideResultAppeal.reason decisions',
  'decideStrikeAppeal.reason decisions',
  'decideStrikeAppeal.reason mails',
  'disposeObjection.finding.evidenceIds decisions',
  'disposeObjection.finding.reason decisions',
  'disposeObjection.finding.reason mails',
  'disposeObjection.finding.reason objections',
  'grantFunds.otherReason fund_grants',
  'listHonours.reason decisions',
  'listHonours.receivingUnit notices',
  'listHonours.text notices',
  'listHonours.title notices',
  'moderatePage.reason decisions',
  'moderatePage.reason mails',
  'nominateHonour.reason decisions',
  'openCall.name commendation_calls',
  'openCall.name honours',
  'openCall.name mails',
  'publishCityNotice.receivingUnit notices',
  'publishCityNotice.text notices',
  'publishCityNotice.title notices',
  'returnPlaque.note decisions',
  'returnReport.reason decisions',
  'settleFunds.reason decisions',
  'settleFunds.reason mails',
  'takeDownPage.reason decisions',
  'takeDownPage.reason mails',
];
/** Which letter repeats it to whom: why to the host whose request it was, the call's name to whoever has to do with it. */
const letters: readonly string[] = [
  'approveFunds.reason fundDecided teacherD1a',
  'decideMember.reason memberDecided teacherD1a',
  'decideStrikeAppeal.reason strikeAppealDecided teacherD1a',
  'disposeObjection.finding.reason nomineeStruck teacherD1a',
  'disposeObjection.finding.reason objectionDisposed somebody outside',
  'moderatePage.reason pageModerated teacherD1a',
  ...['cityLeader', 'cityLeader2', 'cityOfficer', 'cityOfficer2', 'instituteOfficer', 'leaderD1', 'sectionOfficer'].map(
    (who) => `openCall.name taskOpened ${who}`,
  ),
  'openCall.name honourGranted teacherD1a',
  'openCall.name nomineeListed teacherD1a',
  'openCall.name nomineeStruck teacherD1a',
  ...['cityOfficer', 'cityOfficer2'].map((who) => `openCall.name reminder ${who}`),
  'openCall.name strikeAppealDecided teacherD1a',
  'openCall.name taskOpened teacherD1a',
  ...['leaderD1', 'sectionOfficer'].map((who) => `openCall.name nominationCloses ${who}`),
  'settleFunds.reason fundDecided teacherD1a',
  'takeDownPage.reason pageModerated teacherD1a',
];

/** Words of anybody in what Temporal keeps; only our own sentence on what kind of process it is may be Chinese. */
const ofOthers = (kept: string): readonly string[] =>
  (kept.match(/.*[\u4e00-\u9fff].*/g) ?? []).filter((line) => !/^\s*"[\u4e00-\u9fff]+ · [ -~]+",?$/.test(line));

/** `where` of every mark that stands in clear, by table. */
async function inClear({ desk }: Story, said: readonly Said[]): Promise<readonly string[]> {
  const found = marksIn(
    await wholeDatabase(desk.db),
    said.map(({ mark }) => mark),
  );
  const places = found.map((one) => {
    const [table = '', mark] = one.split(' ');
    return `${said.find((one) => one.mark === mark)?.where} ${table}`;
  });
  return [...new Set(places)].toSorted();
}

/** Which letter repeats what to whom. */
async function inLetters({ desk }: Story, said: readonly Said[]): Promise<readonly string[]> {
  const codes = new Map((await desk.db.select().from(people)).map(({ id, code }) => [id, code]));
  const lines = (await desk.db.select().from(mails)).flatMap(({ template, personId, data }) => {
    const text = JSON.stringify(data);
    return said
      .filter(({ mark }) => text.includes(mark))
      .map(({ where }) => `${where} ${template} ${codes.get(personId ?? '') ?? 'somebody outside'}`);
  });
  return [...new Set(lines)].toSorted();
}

describe('what is said in a term (I34, I35)', () => {
  const seen = { clear: new Set<string>(), letters: new Set<string>() };
  test.each(Object.keys(told))(
    '%s: nothing of it reaches Temporal, and it stands in clear where offices answer for it alone',
    async (name) => {
      const { told: one, said } = marking(await story());
      await told[name]?.(one);
      expect(said.length).toBeGreaterThan(0);
      for (const workflowId of one.world.started) {
        const kept = await readable(one, workflowId);
        expect(said.filter(({ mark }) => kept.includes(mark))).toEqual([]);
        expect(ofOthers(kept)).toEqual([]);
      }
      for (const place of await inClear(one, said)) seen.clear.add(place);
      for (const letter of await inLetters(one, said)) seen.letters.add(letter);
      expect([...seen.clear].filter((place) => !clear.includes(place))).toEqual([]);
      expect([...seen.letters].filter((letter) => !letters.includes(letter))).toEqual([]);
    },
  );

  test('and both lists are no longer than what was found', () => {
    expect([...seen.clear].toSorted()).toEqual(clear.toSorted());
    expect([...seen.letters].toSorted()).toEqual(letters.toSorted());
  });
});
