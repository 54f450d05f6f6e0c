import type { County } from '../city/city.js';
import type { World } from '../parts/world.js';
import { acts, type Filed, taskOf } from './people-act.js';

export const noticeWords = { title: '推荐人选公示', text: '现予公示。', receivingUnit: '教育局办公室' };

/** The county examines, draws up its list and hangs its notice (HOST-20, HOST-21). @returns when the notice closes */
export async function hangsNotice(
  world: World,
  { officer, leader, nominationId }: County,
  files: readonly Filed[],
): Promise<string> {
  for (const { caseId, formHash } of files) {
    const said = { formHash, decision: 'agree', opinion: '材料属实。' };
    await acts(world, officer, 'POST', `/api/cases/${caseId}/county-verification`, said);
  }
  const nominees = files.map((file) => ({ ...file, reason: '实绩突出。' }));
  await acts(world, officer, 'POST', `/api/tasks/${await taskOf(world, 'nomination', nominationId)}/nominees`, {
    nominees,
  });
  const caseIds = files.map(({ caseId }) => caseId);
  const publishing = await taskOf(world, 'publishNotice', nominationId);
  const path = `/api/tasks/${publishing}/county-notice`;
  return (await acts<{ closesAt: string }>(world, leader, 'POST', path, { caseIds, ...noticeWords })).closesAt;
}

/** All who were cleared go to the city in one bundle (HOST-22). */
export async function sendsBundle(
  world: World,
  { officer, nominationId }: County,
  files: readonly Filed[],
): Promise<void> {
  await taskOf(world, 'bundle', nominationId);
  const caseIds = files.map(({ caseId }) => caseId);
  await acts(world, officer, 'POST', `/api/nominations/${nominationId}/bundle`, { caseIds });
}
