/**
 * npm run found -- --bureau-code B01 --bureau 市教育局 --officer-code G001 --officer 姓名 --email a@b --second-code G002
 * --second 姓名 --second-email c@d: the bureau and its first two officers in an empty database, once. Each is mailed where to choose
 * a password; the first one's address is printed as well. In a bureau that is there, with --officer-code, --officer and
 * --email alone: one officer more.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { problemLines, readConfig } from '../config.js';
import { defaultIdentity } from '../desk/identity/parameters.js';
import { foundCity } from '../desk/organisations/found-city.js';
import { seatOfficer } from '../desk/organisations/seat-officer.js';
import { chinaCalendar } from '../domain/calendar/china.js';
import { realClock } from '../worker/clock.js';
import { ownLink } from '../worker/mail-run.js';
import { configuredSecrets } from '../worker/secret.js';
import { bilingual } from './ensure/say.js';
import { openStanding, vaultOf } from './standing.js';

const code = z.string().regex(/^[\w-]{1,60}$/);
const name = z.string().min(2).max(60);
const email = z.email().max(120);
const officer = { 'officer-code': code, officer: name, email };
const first = z.strictObject({
  'bureau-code': code,
  bureau: z.string().min(2).max(200),
  ...officer,
  'second-code': code,
  second: name,
  'second-email': email,
});
const more = z.strictObject(officer);

function argumentsOf() {
  const text = { type: 'string' } as const;
  const options = Object.fromEntries(Object.keys(first.shape).map((name) => [name, text]));
  const { values } = parseArgs({ options });
  const bureau = first.safeParse({ ...values });
  if (bureau.success) return { kind: 'bureau', ...bureau.data } as const;
  const one = more.safeParse({ ...values });
  if (one.success) return { kind: 'officer', ...one.data } as const;
  const parsed = 'bureau' in values || 'bureau-code' in values ? bureau : one;
  console.error(parsed.error.issues.map(({ path }) => `--${path.join('.')}`).join(' '));
  return null;
}

const reading = readConfig();
if (reading.kind === 'errors') {
  console.error(problemLines(reading.errors).join('\n'));
  process.exit(2);
}
const given = argumentsOf();
if (!given) process.exit(2);
const { config } = reading;
const { db, close } = await openStanding(config, 2);
try {
  const { linkKey, sealKey } = await configuredSecrets(config);
  const deps = {
    db,
    clock: realClock,
    calendar: () => chinaCalendar,
    linkKey,
    sealKey,
    vault: await vaultOf(config),
    wallClock: Date.now,
    identity: defaultIdentity,
  };
  const one = { code: given['officer-code'], name: given.officer, email: given.email };
  const other = given.kind === 'bureau' && {
    code: given['second-code'],
    name: given.second,
    email: given['second-email'],
  };
  const found = other
    ? await foundCity(deps, { code: given['bureau-code'], name: given.bureau }, [one, other])
    : await seatOfficer(deps, one);
  if (found.ok) {
    const linkId = 'linkIds' in found.value ? found.value.linkIds[0] : found.value.linkId;
    if (linkId) console.log(ownLink(linkKey, config.http.publicUrl, linkId, 'password').url);
  } else {
    const why = found.refusals[0]?.code;
    const standing = other ? 'foundedAlready' : 'officerAlready';
    console.error(
      bilingual((w) => w[why === 'badInput' ? 'officersAlike' : why === 'notFound' ? 'noBureau' : standing]),
    );
  }
  process.exitCode = found.ok ? 0 : 1;
} finally {
  await close();
}
