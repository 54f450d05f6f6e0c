import type { World } from '../parts/world.js';
import type { Candidate, City, County } from './city.js';
import { addressOf, copy } from './copies.js';
import { cookieOf } from './people.js';
import type { Template } from './template.js';

/** A case at its school, ready for the decision, with a school, a leader and an applicant of its own. */
export interface Clone {
  readonly caseId: string;
  readonly taskId: string;
  readonly formHash: string;
  readonly cookie: string;
  readonly address: string;
}

/** A school with its people: $1 its code, $2 leader and applicant. */
export const schoolRows: Readonly<Record<string, string>> = {
  organisations: 'code = $1',
  people: 'id = ANY($2)',
  posts: 'org_id = (SELECT id FROM organisations WHERE code = $1)',
  post_holdings: 'person_id = ANY($2)',
  accounts: 'person_id = ANY($2)',
  sessions: 'account_id IN (SELECT id FROM accounts WHERE person_id = ANY($2))',
};

/** A case with what hangs on it: $3 its id. */
const caseRows: Readonly<Record<string, string>> = {
  cases: 'id = $3',
  data_keys: 'subject_id = $3',
  form_versions: 'case_id = $3',
  stage_runs: 'subject_id = $3',
  tasks: 'case_id = $3',
  links:
    'task_id IN (SELECT id FROM tasks WHERE case_id = $3) OR invitation_id IN (SELECT id FROM hearing_invitations WHERE case_id = $3)',
  decisions: 'case_id = $3',
  hearing_invitations: 'case_id = $3',
  hearing_answers: 'case_id = $3',
  audit: 'chain = $3',
  audit_heads: 'chain = $3',
};

/**
 * So many more cases like the template, numbered from `from`.
 * @param started whether each case's process is to be started through the outbox
 */
export async function clone(
  world: World,
  city: City,
  made: { readonly template: Template; readonly candidate: Candidate; readonly county: County },
  count: { readonly from: number; readonly count: number; readonly started: boolean },
): Promise<readonly Clone[]> {
  const { template, candidate, county } = made;
  const schoolCode = schoolCodeOf(candidate);
  const input = {
    subject: { kind: 'case', id: template.caseId },
    roundId: city.roundId,
    roundCode: 'B2026',
    countyCode: county.code,
    route: 'county',
  };
  const start = {
    event_id: template.taskId,
    workflow_id: `case-${template.caseId}`,
    message: { type: 'start', process: 'hostApplication', input },
    created_at: await world.now(),
  };
  const originals = {
    own: { ...schoolRows, ...caseRows },
    values: [schoolCode, [candidate.leader.personId, candidate.applicant.personId], template.caseId],
    codes: [schoolCode, template.number],
    leaderCode: candidate.leader.code,
    outbox: count.started ? start : null,
  };
  const numbers = Array.from({ length: count.count }, (_, at) => count.from + at);
  const rename = await copy(world, originals, numbers);
  return numbers.map((number) => ({
    caseId: rename(template.caseId, number),
    taskId: rename(template.taskId, number),
    formHash: template.formHash,
    cookie: cookieOf(rename(candidate.leader.code, number)),
    address: addressOf(number),
  }));
}

export const schoolCodeOf = ({ leader }: Candidate): string => leader.code.replace(/-leader$/, '');

/** Whoever is about to act has just opened the page: sessions were seen this minute. */
export const touchSessions = (world: World) => world.query('UPDATE sessions SET last_seen_at = now()');
