import { type Browser, call, side } from '../http.js';
import { type Application, followAddress, followMail, hashOf, type World } from '../world.js';

const groups = ['teachers', 'parents', 'students'] as const;
const heardOfEach = 5;

/** The leader's page for one application, opened from the letter. */
export const leaderPage = (world: World, { number }: Application, leader: string): Promise<Browser> =>
  followMail(world, leader, ({ text }) => text.includes(number) && text.includes('学校推荐'));

/** Ethics first (HOST-17); nothing else may come before it. */
export const ethicsClear = (page: Browser, file: Application): Promise<unknown> =>
  call(page, 'POST', `/api/cases/${file.caseId}/ethics-conclusion`, {
    formHash: hashOf(file),
    conclusion: 'clear',
    statement: '近五年师德考核均为合格以上，未发现问题。',
  });

/** HOST-18: teachers, parents and students are asked, each answers by the link in their own letter. */
export async function hearing(world: World, page: Browser, file: Application): Promise<void> {
  const invitations = groups.flatMap((group) =>
    Array.from({ length: heardOfEach }, (_, at) => ({ group, address: `${file.number}.${group}${at}@home.example` })),
  );
  const path = `/api/cases/${file.caseId}/hearing-invitations`;
  await call(page, 'POST', path, { formHash: hashOf(file), invitations });
  await side(invitations, 3, async ({ address }) => {
    const answering = await followAddress(world, address, () => true);
    await call(answering, 'POST', '/hearing-answer', { view: 'support', text: '带班用心，处事公正。' });
  });
}

export const compared = (page: Browser, file: Application, verdict: 'genuine' | 'forged'): Promise<unknown> =>
  call(page, 'PUT', `/api/cases/${file.caseId}/attachments/${file.attachmentId}/verdict`, {
    formHash: hashOf(file),
    verdict,
    ...(verdict === 'forged' && { reason: '证书编号与颁发单位的登记不符，颁发单位书面证明从未颁发。' }),
  });

/** HOST-19: a meeting of the leadership, on the day the service's clock shows. */
export const recommend = (world: World, page: Browser, file: Application): Promise<unknown> =>
  call(page, 'POST', `/api/cases/${file.caseId}/recommendation`, {
    formHash: hashOf(file),
    decision: 'recommend',
    stayConsent: true,
    meeting: {
      date: world.clock.today(),
      attendees: ['校长', '书记', '德育副校长', '教务主任', '工会主席'],
      entitled: 7,
      present: 5,
      votesFor: 5,
      votesAgainst: 0,
      abstain: 0,
      minutes: '经集体研究，一致同意推荐。',
    },
  });

/** The whole of the school's work on an application in order. */
export async function examine(world: World, page: Browser, file: Application): Promise<void> {
  await ethicsClear(page, file);
  await hearing(world, page, file);
  await compared(page, file, 'genuine');
  await recommend(world, page, file);
}
