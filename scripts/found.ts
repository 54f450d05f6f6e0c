/**
 * npm run found -- --bureau-code B01 --bureau 市教育局 --officer-code G001 --officer 姓名 --email a@b: the bureau and its first
 * officer in an empty database; prints the address where the officer chooses a password, which is also mailed. Once.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { problemLines, readConfig } from '../config.js';
import { defaultIdentity } from '../desk/identity/parameters.js';
import { foundCity } from '../desk/organisations/found-city.js';
import { chinaCalendar } from '../domain/calendar/china.js';
import { realClock } from '../worker/clock.js';
import { ownLink } from '../worker/mail-run.js';
import { configuredSecrets } from '../worker/secret.js';
import { bilingual } from './ensure/say.js';
import { openStanding, vaultOf } from './standing.js';

const code = z.string().regex(/^[\w-]{1,60}$/);
const said = z.strictObject({
  'bureau-code': code,
  bureau: z.string().min(2).max(200),
  'officer-code': code,
  officer: z.string().min(2).max(60),
  email: z.email().max(120),
});

function argumentsOf() {
  const text = { type: 'string' } as const;
  const options = { 'bureau-code': text, bureau: text, 'officer-code': text, officer: text, email: text };
  const parsed = said.safeParse({ ...parseArgs({ options }).values });
  if (parsed.success) return parsed.data;
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
  const found = await foundCity(
    {
      db,
      clock: realClock,
      calendar: () => chinaCalendar,
      linkKey,
      sealKey,
      vault: await vaultOf(config),
      wallClock: Date.now,
      identity: defaultIdentity,
    },
    { code: given['bureau-code'], name: given.bureau },
    { code: given['officer-code'], name: given.officer, email: given.email },
  );
  if (found.ok) console.log(ownLink(linkKey, config.http.publicUrl, found.value.linkId, 'password').url);
  else console.error(bilingual((w) => w.foundedAlready));
  process.exitCode = found.ok ? 0 : 1;
} finally {
  await close();
}
