import { type City, does, person } from '../../city.js';
import { answers, type Studio, section, tasksOf } from './studio.js';
import { firstPlans } from './work.js';

/** Papers received, office confirmed, the letter signed by its three sides at once, each behind a link, both plans filed; then the studio starts. */
export async function establishes(city: City, studio: Studio): Promise<boolean> {
  const { termId: subject } = studio;
  const office = { office: '综合楼二楼东侧，60 平方米', equipment: '办公桌椅 8 套、计算机 3 台' };
  const [received, confirmed, sealed, planned] = await Promise.all([
    answers(city, { kind: 'receipt', subject }, 'receivePapers', ['receipt']),
    answers(city, { kind: 'unitConfirmation', subject }, 'confirmOffice', ['office', office]),
    letter(city, studio),
    firstPlans(city, studio),
  ]);
  if (!received || !confirmed || !sealed || !planned) return false;
  const start = ['POST', `/api/terms/${subject}/start`] as const;
  return (await does(city, person(city, section), 'startStudio', start, subject)) !== null;
}

const sides = [
  { kind: 'signLetterAsHost' },
  { kind: 'signLetter', which: { role: 'schoolLeader' } },
  { kind: 'signLetter', which: { role: 'cityLeader' } },
] as const;

async function letter(city: City, studio: Studio): Promise<boolean> {
  const { termId: subject } = studio;
  const draft = { version: 0, tasks: tasksOf(studio) };
  const path = `/api/terms/${subject}/letters`;
  const issued = await does(city, person(city, section), 'issueLetter', ['POST', path, draft], subject);
  if (!issued) return false;
  const shown = { version: issued.version, contentHash: issued.contentHash };
  const signed = await Promise.all(
    sides.map((side) => answers(city, { ...side, subject }, 'signLetter', ['signature', shown])),
  );
  return signed.every((one) => one !== null);
}
