import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { organisations, people, rounds } from '../db/schema/all.js';
import type { IdentityDeps } from '../desk/identity/deps.js';
import { perform, performSystem } from '../desk/kit/act.js';
import { type PersonActor, system } from '../desk/kit/actor.js';
import { record } from '../desk/kit/audit.js';
import type { Desk } from '../desk/kit/deps.js';
import { judge as judgeOrganisations } from '../desk/organisations/import-organisations.js';
import { judge as judgePeople } from '../desk/organisations/import-people.js';
import { judge as judgePosts } from '../desk/organisations/import-posts.js';
import { createRound } from '../desk/round/create-round.js';
import { openRound } from '../desk/round/open-round.js';
import type { Result } from '../domain/refusal.js';
import { roles } from '../domain/vocabulary.js';
import { importWords } from '../text/import.js';
import { makeAccounts, sampleAccounts } from './accounts.js';
import { sampleSheet } from './sheets.js';

/**
 * Puts the sample city into an empty database, with an account for everybody, and opens its round through the acts. Called at
 * every start of the embedded mode: what is there already is left as people have made it.
 * @returns one line for each role: who, login, password, second factor
 */
export async function loadSampleCity(deps: IdentityDeps): Promise<readonly string[]> {
  await performSystem(deps, (desk) => loadBodies(desk, deps));
  await openSampleRound(deps);
  const accounts = await sampleAccounts(deps);
  return roles.flatMap((role) => {
    const one = accounts.find((account) => account.role === role);
    if (!one) return [];
    const words = `${importWords.zh.roles[role]} · ${importWords.en.roles[role]}`;
    return [`${words}: ${one.login} / ${one.password} / TOTP ${one.totpSecret}`];
  });
}

async function loadBodies(desk: Desk, deps: IdentityDeps): Promise<void> {
  if (await bureauId(desk)) return;
  await take(judgeOrganisations(desk, await sampleSheet('organisations')));
  const bureau = (await bureauId(desk)) ?? '';
  await take(judgePeople(desk, await sampleSheet('people'), bureau));
  await take(judgePosts(desk, await sampleSheet('posts')));
  await makeAccounts(desk, deps);
  await record(desk, system, { chain: bureau, act: 'loadSampleCity' });
}

async function bureauId(desk: Pick<Desk, 'tx'>): Promise<string | undefined> {
  const [row] = await desk.tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.code, 'bureau'));
  return row?.id;
}

async function take(judging: ReturnType<typeof judgeOrganisations>): Promise<void> {
  const sheet = await judging;
  const [error] = sheet.errors;
  if (error) throw new Error(`sample city, row ${error.row}, ${error.column}: ${error.code}`);
  await sheet.write();
}

/** By the bureau's first officer, as a person would: draft, then open. */
async function openSampleRound(deps: IdentityDeps): Promise<void> {
  const given = JSON.parse(await readFile(new URL('./round.json', import.meta.url), 'utf8')) as { code: string };
  const [officer] = await deps.db.select({ id: people.id }).from(people).where(eq(people.code, 'bureau-officer-1'));
  if (!officer) throw new Error('the sample city has no officer');
  const actor: PersonActor = {
    kind: 'person',
    personId: officer.id,
    channel: 'api',
    language: 'zh',
    secondFactor: true,
  };
  const [existing] = await deps.db.select().from(rounds).where(eq(rounds.code, given.code));
  if (existing && existing.state !== 'draft') return;
  const draft = existing
    ? { roundId: existing.id, version: existing.version }
    : done(await perform(deps, createRound, actor, given));
  done(await perform(deps, openRound, actor, draft));
}

function done<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(
    `the sample round was refused: ${result.refusals.map(({ code, field }) => `${code} ${field ?? ''}`).join(', ')}`,
  );
}
