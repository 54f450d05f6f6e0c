import { dayOf } from '../../../domain/time/beijing.js';
import { call, side } from '../http.js';
import { type Application, followMail, found, hashOf, showing, stateOf, taskOf, type World } from '../world.js';
import { vetoed } from './vetoes.js';

const first = 'bureau-officer-1';
const second = 'bureau-officer-2';
const leader = 'bureau-leader-1';

export interface Winner {
  readonly application: Application;
  readonly certificateNumber: string;
  readonly plaqueNumber: string;
}

/** Justification, the city's notice, a veto during it, the final decision with certificate and plaque. */
export async function city(world: World): Promise<readonly Winner[]> {
  const { story, people, round, refusals } = world;
  story.chapter('第六章 论证、公示、审定、颁证', 'Chapter 6: justification, notice, decision, certificates');
  const path = `/api/rounds/${round.roundId}`;
  const selected = await inState(world, 'projectJustification');
  await side(selected, 2, async (file) => {
    const page = await followMail(
      world,
      'section-officer-1',
      ({ text }) => text.includes('项目论证') && text.includes(file.number),
    );
    const said = { formHash: hashOf(file), decision: 'justified' };
    await call(page, 'POST', `${path}/cases/${file.caseId}/justification`, said);
  });
  story.tell(
    `德育科论证通过 ${selected.length} 个工作室方案`,
    `The Moral Education Section finds ${selected.length} studio proposals sound`,
  );
  await taskOf(world, second, 'publishCityNotice');
  const words = {
    title: `${round.name}拟入选人员公示`,
    text: '经专家评审和项目论证，现将拟入选人员予以公示。',
    receivingUnit: '云岭市教育局德育科，市民中心5楼',
  };
  const [one, two] = [await people.as(first), await people.as(second)];
  // HOST-31: not by whoever confirmed the ranking.
  await refusals.expect('secondPersonRequired', 'HOST-31', () => call(one.browser, 'POST', `${path}/notice`, words));
  const notice = await call<{ noticeId: string; number: string; closesAt: string }>(
    two.browser,
    'POST',
    `${path}/notice`,
    words,
  );
  world.notices.push({ noticeId: notice.noticeId, number: notice.number, by: 'city' });
  story.tell(
    `市级公示 ${selected.length} 人（${notice.number}），至 ${dayOf(notice.closesAt)}`,
    `The city's notice hangs until ${dayOf(notice.closesAt)}`,
  );
  const file = showing(world, 'vetoDuringCityNotice');
  await vetoed(world, file, { by: first, decidedBy: leader, ground: 'ethicsViolation', evidence: ['信访核查报告'] });
  const left = selected.filter((candidate) => candidate !== file);
  await taskOf(world, leader, 'finalDecision');
  // HOST-26: nobody is named who was not cleared on the notice.
  await refusals.expect('stageNotOpen', 'HOST-26', () => decide(world, file));
  const winners: Winner[] = [];
  for (const candidate of left.toSorted((a, b) => b.applicant.merit - a.applicant.merit)) {
    await found(
      `${candidate.number} cleared`,
      async () => (await stateOf(world, leader, candidate)) === 'finalDecision',
    );
    const { documents } = await decide(world, candidate);
    if (!documents) throw new Error(`${candidate.number} was approved without documents`);
    winners.push({ application: candidate, ...documents });
  }
  story.tell(
    `市局审定 ${winners.length} 人，授予证书和牌匾`,
    `The bureau names ${winners.length} hosts and grants certificates and plaques`,
  );
  return winners;
}

async function decide(world: World, file: Application) {
  const { browser } = await world.people.as(leader);
  return call<{ documents: { certificateNumber: string; plaqueNumber: string } | null }>(
    browser,
    'POST',
    `/api/rounds/${world.round.roundId}/cases/${file.caseId}/decision`,
    { formHash: hashOf(file), decision: 'approve', decisionNumber: '云教发〔2026〕18号' },
  );
}

async function inState(world: World, state: string): Promise<readonly Application[]> {
  const files: Application[] = [];
  for (const file of world.applications.values())
    if (file.formHash && (await stateOf(world, first, file)) === state) files.push(file);
  return files;
}
