import { dayOf } from '../../../domain/time/beijing.js';
import { call, side } from '../http.js';
import { type Application, allShowing, found, hashOf, showing, type World } from '../world.js';
import { bench, type County, counties, examineAll, nominate, officer, publish, sendBundle } from './county-desk.js';
import { anonymousLead, dispose, namedObjection } from './objections.js';
import { vetoed } from './vetoes.js';

/** What happens while a county's notice hangs; gives who left the list for good. */
type During = (world: World, county: County, noticeId: string) => Promise<readonly Application[]>;

const during: Readonly<Record<County['code'], During>> = {
  QH: async (world) => {
    const file = showing(world, 'vetoDuringCountyNotice');
    const how = { by: 'QH-officer-1', decidedBy: 'QH-leader-1', ground: 'ethicsViolation', evidence: ['调查笔录'] };
    await vetoed(world, file, how);
    return [file];
  },
  YX: async (world, county, noticeId) => {
    const file = showing(world, 'upheldObjectionReplaced');
    await namedObjection(world, noticeId, file);
    await dispose(world, officer(county), file, 'upheld');
    world.story.tell(
      `${file.applicant.name}：异议属实，移出公示名单`,
      'An objection is upheld: its subject leaves the list',
    );
    return [file];
  },
  SQ: async (world, county, noticeId) => {
    await anonymousLead(world, noticeId, showing(world, 'anonymousLead'));
    const file = showing(world, 'dismissedObjection');
    await namedObjection(world, noticeId, file);
    await dispose(world, officer(county), file, 'dismissed');
    world.story.tell(
      `匿名线索不影响公示；对${file.applicant.name}的异议经查不实`,
      'An anonymous lead holds nobody back; a named objection is dismissed',
    );
    return [];
  },
};

/** Each county examines, compares, publishes, answers objections, fills freed places again and sends its one bundle. */
export async function inCounties(world: World): Promise<void> {
  const { story, round } = world;
  story.chapter('第四章 县区审核、比选与公示', 'Chapter 4: the counties examine, compare and publish');
  await world.clock.passed(round.dates.applicationWindow ?? '');
  await side(counties, 3, (county) => inCounty(world, county));
}

async function inCounty(world: World, county: County): Promise<void> {
  const { story } = world;
  const ranked = await examineAll(world, county);
  const { places } = await bench(world, county);
  const list = ranked.slice(0, places.cap);
  await nominate(world, county, list, ranked.slice(0, places.cap + 1));
  const tie = tieAtLine(world, list, ranked.slice(places.cap));
  if (county.code === 'QH' && !tie) throw new Error('there is no tie at the line of QH');
  if (tie)
    story.tell(
      `${county.zh}：末位同分（${tie}），县里书面说明取舍理由`,
      `${county.en}: a tie at the last place, decided with a written reason`,
    );
  const notice = await publish(world, county, list);
  story.tell(
    `${county.zh}公示 ${list.length} 人（${notice.number}），至 ${dayOf(notice.closesAt)}`,
    `${county.en} publishes ${list.length} candidates until ${dayOf(notice.closesAt)}`,
  );
  const gone = await during[county.code](world, county, notice.noticeId);
  const [nomination] = (await bench(world, county)).nominations;
  if (!nomination) throw new Error(`${county.code} has no nomination`);
  const refill = gone.length > 0 ? await refilled(world, county, nomination.nominationId, ranked, list) : null;
  const left = list.filter((file) => !gone.includes(file));
  await sendBundle(world, county, nomination.nominationId, left);
  story.tell(`${county.zh}统一报送 ${left.length} 份申报表`, `${county.en} sends ${left.length} forms together`);
  if (refill) {
    await sendBundle(world, county, refill.nominationId, [refill.file]);
    story.tell(
      `${county.zh}补报递补人选 ${refill.file.applicant.name}`,
      `${county.en} sends its replacement after a notice of its own`,
    );
  }
  const sent = refill ? [...list, refill.file] : list;
  const others = ranked.filter((file) => !sent.includes(file));
  const { browser } = await world.people.as(officer(county));
  await call(browser, 'POST', `/api/nominations/${nomination.nominationId}/closing`, {
    notChosen: others.map((file) => ({
      caseId: file.caseId,
      formHash: hashOf(file),
      reason: '名额所限，比选中排名靠后。',
    })),
  });
}

/** HOST-O14: the next of the county takes the freed place, with a full-length notice for the replacement alone (NOTICE-O05). */
async function refilled(
  world: World,
  county: County,
  nominationId: string,
  ranked: readonly Application[],
  list: readonly Application[],
): Promise<{ readonly nominationId: string; readonly file: Application }> {
  const named = allShowing(world, 'replacement').find((file) => ranked.includes(file));
  const next = named ?? ranked.find((file) => !list.includes(file));
  if (!next) throw new Error(`${county.code} has nobody left to fill a place`);
  const { browser } = await world.people.as(officer(county));
  const again = await call<{ nominationId: string }>(browser, 'POST', `/api/nominations/${nominationId}/refill`, {});
  await found(`the task of the replacement in ${county.code}`, async () => {
    const { nominations } = await bench(world, county);
    return nominations.find((one) => one.nominationId === again.nominationId);
  });
  await nominate(world, county, [next]);
  const notice = await publish(world, county, [next]);
  world.story.tell(
    `${county.zh}递补 ${next.applicant.name}，单独公示至 ${dayOf(notice.closesAt)}`,
    `${county.en} fills the place again, with a full notice for the replacement alone`,
  );
  return { nominationId: again.nominationId, file: next };
}

function tieAtLine(world: World, list: readonly Application[], rest: readonly Application[]): string | null {
  const [last, first] = [list.at(-1), rest[0]];
  const tied = allShowing(world, 'tieAtCountyLine');
  return last && first && tied.includes(last) && tied.includes(first)
    ? `${last.applicant.name}、${first.applicant.name}`
    : null;
}
