import { organisationName } from '../../db/read/page-round.js';
import { openDeparture } from '../../desk/school/departures.js';
import { isUnderInvestigation } from '../../desk/veto/find-veto.js';
import { moment } from '../../text/dates.js';
import { caseActWords } from '../../text/web-case-acts.js';
import type { PageCall } from './kit.js';

/** Why nobody goes on with an application for the time being. */
export interface Resting {
  /** HOST-O18: its applicant moves or leaves. */
  readonly departure: { readonly toSchool: string | null; readonly until: string } | null;
  /** VETO-O03: an ethics finding waits for its decision. */
  readonly investigation: boolean;
}

export async function restingOf({ deps }: PageCall, caseId: string): Promise<Resting> {
  const { open } = await openDeparture({ tx: deps.db }, caseId);
  const toSchool = open?.toSchoolId ? await organisationName(deps.db, open.toSchoolId) : null;
  return {
    departure: open && { toSchool, until: open.until },
    investigation: await isUnderInvestigation({ tx: deps.db }, caseId),
  };
}

/** The departure in a sentence, with its date; null while there is none. */
export function departureSentence({ departure }: Resting, { now, language }: PageCall): string | null {
  if (!departure) return null;
  const words = caseActWords[language];
  const until = moment(departure.until, language);
  const said = departure.toSchool ? words.restingTo(departure.toSchool, until) : words.restingLeft(until);
  return departure.until < now ? `${said}${language === 'zh' ? '' : ' '}${words.restingOver}` : said;
}
