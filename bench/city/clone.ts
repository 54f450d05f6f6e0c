import { sha256 } from '../../desk/kit/canonical.js';
import type { World } from '../parts/world.js';
import type { Candidate, City, County } from './city.js';
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

/** Where a case's own rows stand, as SQL over the template's ids: $1 case, $2 school's code, $3 leader and applicant. */
const own: Readonly<Record<string, string>> = {
  organisations: 'code = $2',
  people: 'id = ANY($3)',
  posts: 'org_id = (SELECT id FROM organisations WHERE code = $2)',
  post_holdings: 'person_id = ANY($3)',
  accounts: 'person_id = ANY($3)',
  sessions: 'account_id IN (SELECT id FROM accounts WHERE person_id = ANY($3))',
  cases: 'id = $1',
  data_keys: 'subject_id = $1',
  form_versions: 'case_id = $1',
  stage_runs: 'subject_id = $1',
  tasks: 'case_id = $1',
  links:
    'task_id IN (SELECT id FROM tasks WHERE case_id = $1) OR invitation_id IN (SELECT id FROM hearing_invitations WHERE case_id = $1)',
  decisions: 'case_id = $1',
  hearing_invitations: 'case_id = $1',
  hearing_answers: 'case_id = $1',
  audit: 'chain = $1',
  audit_heads: 'chain = $1',
};

type Row = Readonly<Record<string, unknown>>;

/** So many clones go into one statement a table. */
const perStatement = 50;

/**
 * Copies the template's rows, all but its letters, under other ids, `count` times, numbered from `from`. Their audit rows carry the template's
 * hashes: such a world is for measuring, not for verifying.
 * @param started whether each case's process is to be started through the outbox
 */
export async function clone(
  world: World,
  city: City,
  made: { readonly template: Template; readonly candidate: Candidate; readonly county: County },
  count: { readonly from: number; readonly count: number; readonly started: boolean },
): Promise<readonly Clone[]> {
  const { template, candidate } = made;
  const schoolCode = candidate.leader.code.replace(/-leader$/, '');
  const people = [candidate.leader.personId, candidate.applicant.personId];
  const rows = new Map<string, Row[]>();
  for (const [table, where] of Object.entries(own)) {
    const uses = [template.caseId, schoolCode, people].filter((_, at) => where.includes(`$${at + 1}`));
    const numbered = where.replaceAll(
      /\$\d/g,
      (name) => `$${[...new Set(where.match(/\$\d/g))].sort().indexOf(name) + 1}`,
    );
    rows.set(
      table,
      (await world.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${numbered}`, uses)).map(
        ({ row }) => row,
      ),
    );
  }
  const rename = renamer(rows, schoolCode, template.number);
  const input = {
    subject: { kind: 'case', id: template.caseId },
    roundId: city.roundId,
    roundCode: 'B2026',
    countyCode: made.county.code,
    route: 'county',
  };
  const start = {
    event_id: template.taskId,
    workflow_id: `case-${template.caseId}`,
    message: { type: 'start', process: 'hostApplication', input },
    created_at: await world.now(),
  };
  if (count.started) rows.set('outbox', [start]);
  const numbers = Array.from({ length: count.count }, (_, at) => count.from + at);
  for (let at = 0; at < numbers.length; at += perStatement) {
    const part = numbers.slice(at, at + perStatement);
    for (const [table, originals] of rows)
      await insertCopies(world, table, originals, part, rename, candidate.leader.code);
  }
  return numbers.map((number) => ({
    caseId: rename(template.caseId, number),
    taskId: rename(template.taskId, number),
    formHash: template.formHash,
    cookie: cookieOf(rename(candidate.leader.code, number)),
    address: `10.${1 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`,
  }));
}

async function insertCopies(
  world: World,
  table: string,
  originals: readonly Row[],
  numbers: readonly number[],
  rename: (text: string, number: number) => string,
  leaderCode: string,
): Promise<void> {
  const [first] = originals;
  if (!first) return;
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ');
  const withHash = (row: Row, number: number): Row =>
    table === 'sessions'
      ? {
          ...row,
          hash: sha256(
            row.hash === sha256(cookieOf(leaderCode))
              ? cookieOf(rename(leaderCode, number))
              : `${String(row.hash)}${number}`,
          ),
        }
      : row;
  const copies = numbers.flatMap((number) =>
    originals.map((row) => rename(JSON.stringify(withHash(row, number)), number)),
  );
  await world.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [`[${copies.join(',')}]`],
  );
}

/** Every own id and code in a text becomes the clone's; ids keep all but their first eight digits. */
function renamer(rows: ReadonlyMap<string, readonly Row[]>, schoolCode: string, caseNumber: string) {
  const ids = [...rows.values()].flat().flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const pattern = new RegExp([...ids, schoolCode, caseNumber].join('|'), 'g');
  return (text: string, number: number): string => {
    const digits = (number + 1).toString(16).padStart(8, '0');
    return text.replaceAll(pattern, (found) =>
      found === schoolCode || found === caseNumber ? `${found}-${number}` : `${digits}${found.slice(8)}`,
    );
  };
}

/** Whoever is about to act has just opened the page: sessions were seen this minute. */
export const touchSessions = (world: World) => world.query('UPDATE sessions SET last_seen_at = now()');
