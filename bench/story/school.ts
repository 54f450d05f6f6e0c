import { linkSecret } from '../../desk/kit/links.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Candidate } from '../city/city.js';
import { formOf } from '../city/form.js';
import { ethicsClear, invitations, recommend } from '../city/school-stage.js';
import { ask, call } from '../load/request.js';
import type { World } from '../parts/world.js';
import { acts, addressOf, type Filed, taskOf } from './people-act.js';

/** An application from its first line to the school's recommendation (HOST-01…19). */
export async function recommended(world: World, roundId: string, { applicant, leader }: Candidate): Promise<Filed> {
  const begun = await acts<{ caseId: string; version: number }>(
    world,
    applicant,
    'POST',
    `/api/rounds/${roundId}/applications`,
  );
  const { caseId } = begun;
  const path = `/api/cases/${caseId}`;
  const draft = { version: begun.version, form: formOf(applicant) };
  const { version } = await acts<{ version: number }>(world, applicant, 'PUT', `${path}/draft`, draft);
  const { formHash } = await acts<{ formHash: string }>(world, applicant, 'POST', `${path}/submission`, { version });
  const taskId = await taskOf(world, 'schoolRecommendation', caseId);
  await acts(world, leader, 'POST', `${path}/ethics-conclusion`, ethicsClear(formHash));
  await acts(world, leader, 'POST', `${path}/hearing-invitations`, invitations(formHash, applicant));
  const links = await world.query<{ id: string }>(
    `SELECT l.id FROM links l JOIN hearing_invitations i ON i.id = l.invitation_id WHERE i.case_id = $1`,
    [caseId],
  );
  for (const { id } of links) await answer(world, id);
  await acts(world, leader, 'POST', `${path}/recommendation`, recommend(formHash, taskId, dayOf(await world.now())));
  return { caseId, formHash };
}

/** Somebody who was invited opens the link of the mail and answers (HOST-18). */
async function answer(world: World, linkId: string): Promise<void> {
  const address = addressOf(linkId);
  const body = { secret: linkSecret(world.deps.linkKey, linkId) };
  const opened = await ask(world.base, { method: 'POST', path: `/t/${linkId}/open`, address, body });
  if (opened.status !== 200) throw new Error(`a link answered ${opened.status} ${opened.text.slice(0, 200)}`);
  const { nonce } = JSON.parse(opened.text) as { nonce: string };
  const headers = { Cookie: opened.cookies[0] ?? '', 'X-Link-Nonce': nonce };
  await call(world.base, {
    method: 'POST',
    path: `/t/${linkId}/hearing-answer`,
    address,
    headers,
    body: { view: 'support' },
  });
}
