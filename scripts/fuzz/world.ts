import { factsOf, prepare } from '../../test/access/requests.js';
import { type Moment, moments } from '../../test/access/walk/moments.js';
import { type AccessWorld, accessWorld } from '../../test/access/world.js';
import { type FuzzRole, roles } from './arguments.js';

/** The real app on an embedded database, a round walked to `moment`, and a way in for each role. */
export async function fuzzWorld(moment: Moment) {
  const world = await accessWorld();
  await prepare(world);
  for (const step of moments.slice(0, moments.indexOf('withdrawn'))) {
    await world.walk.to(step);
    if (step === moment) break;
  }
  const { params, form } = await factsOf(world);
  const ids = Object.fromEntries(
    Object.entries({ ...params, formHash: form.formHash }).map(([name, value]) => [name, [value]]),
  );
  const headersOf = (role: FuzzRole) => doorOf(world, role);
  return {
    url: world.url,
    log: world.log,
    ids: { ...ids, number: [params.number ?? '', '1'] },
    headersOf,
    close: world.close,
  };
}

/** How a role is let in. */
function doorOf(world: AccessWorld, role: FuzzRole): Readonly<Record<string, string>> {
  const standing = roles[role];
  if (standing === null) return {};
  const code = world.codeOf(standing);
  return role === 'readToken' ? { Authorization: `Bearer ${world.bearer(code)}` } : { Cookie: world.cookie(code) };
}
