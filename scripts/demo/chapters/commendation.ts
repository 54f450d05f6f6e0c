import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../../../domain/time/beijing.js';
import { call, download } from '../http.js';
import { institute } from '../term/assessment.js';
import { windPast, windTo } from '../wind.js';
import { taskOf, type World } from '../world.js';
import { bureauLeader, type Studio, section } from './studio-desk.js';

const officer = 'bureau-officer-1';
/** ASSESS-08: the four kinds of recipient, one of each. */
const awards = { studio: 1, unit: 1, host: 1, member: 1 } as const;

/** The words under which the list hangs. */
const noticeWords = {
  title: '云岭市教育局关于年度班主任工作室表彰拟表彰对象的公示',
  text: '经推荐和评审，拟表彰以下对象，现予公示。',
  receivingUnit: '云岭市教育局基础教育科 电话 0570-1234567',
} as const;

interface Hanging {
  readonly noticeId: string;
  readonly number: string;
  readonly closesAt: string;
}

interface Work {
  readonly proposals: readonly {
    readonly candidate: string;
    readonly recipient: string;
    readonly studioNumber: string;
    readonly refusal: unknown;
  }[];
  readonly nominees: readonly { readonly nomineeId: string; readonly concerned: boolean }[];
}

/** An excellent studio is commended with its unit, its host and a member: called, nominated, reviewed by three bodies, listed, shown to the public, decided. */
export async function commendation(world: World, studios: readonly Studio[], out: string): Promise<void> {
  const { story, people } = world;
  story.chapter('第十二章 表彰', 'Chapter 12: a commendation');
  const best = studios.find(({ life }) => life.cycle?.grade === 'excellent');
  if (!best) throw new Error('no studio to commend');
  const bureau = await people.as(officer);
  const given = { name: '年度班主任工作室表彰', year: Number(world.clock.today().slice(0, 4)), awards };
  await call(bureau.browser, 'POST', '/api/commendation-calls', given);
  await nominate(world, best);
  await windTo(world, addDays(world.clock.today(), 18));
  for (const code of [section, institute, officer]) await review(world, code);
  const listing = await worked(world, officer, 'honourListing');
  const nomineeIds = listing.work.nominees.map(({ nomineeId }) => nomineeId);
  const list = { nomineeIds, reason: '按评审排名拟定。', ...noticeWords };
  const listed = `/api/tasks/${listing.taskId}/honour-list`;
  const { notice: hangs } = await call<{ notice: Hanging }>(bureau.browser, 'POST', listed, list);
  await windPast(world, hangs.closesAt);
  const decision = await taskOf(world, bureauLeader, 'honourDecision');
  const leader = await people.as(bureauLeader);
  const path = `/api/tasks/${decision.taskId}/honour-decision`;
  await call(leader.browser, 'POST', path, { nomineeIds, decisionNumber: '云教发〔2029〕12号' });
  await keep(world, out, hangs);
  story.tell(
    `${best.name}及其所在单位、主持人、成员各一项：德育科推荐，三方评审，市教育局拟定名单并公示五个工作日，局领导决定表彰`,
    'Studio, unit, host and member: nominated by the section, reviewed by three bodies, listed, on public notice for five working days, decided by another person (ASSESS-08, COMMEND-O01)',
  );
}

/** COMMEND-13: what the records propose of this studio, one of each kind. */
async function nominate(world: World, { number }: Studio): Promise<void> {
  const { taskId, work } = await worked(world, section, 'honourNomination');
  const { browser } = await world.people.as(section);
  for (const kind of Object.keys(awards)) {
    const one = work.proposals.find(
      ({ recipient, studioNumber, refusal }) => recipient === kind && studioNumber === number && refusal === null,
    );
    if (!one) throw new Error(`the records propose no ${kind} of ${number}`);
    const said = { candidate: one.candidate, reason: '三年年度考核均为优秀。' };
    await call(browser, 'POST', `/api/tasks/${taskId}/honour-nominations`, said);
  }
}

/** COMMEND-O01: a sheet for everybody the reviewer has nothing to do with. */
async function review(world: World, code: string): Promise<void> {
  const { taskId, work } = await worked(world, code, 'honourReview');
  const { browser } = await world.people.as(code);
  const open = work.nominees.filter(({ concerned }) => !concerned);
  const points = Object.fromEntries(open.map(({ nomineeId }) => [nomineeId, '92']));
  await call(browser, 'POST', `/api/tasks/${taskId}/honour-sheet`, { points });
}

async function worked(world: World, code: string, kind: string) {
  const { taskId } = await taskOf(world, code, kind);
  const { browser } = await world.people.as(code);
  return { taskId, work: await call<Work>(browser, 'GET', `/api/tasks/${taskId}/honour-work`) };
}

/** The register, a certificate for each, and the proof of the notice. */
async function keep(world: World, out: string, { noticeId, number: notice }: Hanging): Promise<void> {
  const { browser } = await world.people.as(officer);
  const { items } = await call<{
    items: readonly { honourId: string; number: string; recipient: string; holderName: string; status: string }[];
  }>(browser, 'GET', '/api/honours');
  const kinds = items.filter(({ status }) => status === 'valid').map(({ recipient }) => recipient);
  const wanted = Object.keys(awards).toSorted().join();
  if (kinds.toSorted().join() !== wanted) throw new Error(`commended were ${kinds.join()} instead of ${wanted}`);
  for (const { honourId, number, holderName } of items) {
    const paper = await download(browser, `/api/honours/${honourId}/certificate`);
    await writeFile(join(out, `pdf/荣誉证书-${number}-${holderName}.pdf`), paper);
  }
  await writeFile(join(out, `pdf/公示凭证-${notice}.pdf`), await download(browser, `/api/notices/${noticeId}/proof`));
  await writeFile(join(out, 'xlsx/荣誉名册.xlsx'), await download(browser, '/api/honours.xlsx'));
}
