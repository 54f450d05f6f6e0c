import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../../db/database.js';
import { type Gauges, gauges } from '../../db/read/gauges.js';
import type { ActSeen, Clock } from '../../desk/kit/deps.js';
import type { LogLine } from '../deps.js';

/** What this process counts, in Prometheus' words. Labels are codes of our own tables: no id, no name, no address. */
export interface Metrics {
  /** The page Prometheus reads, text format 0.0.4. */
  readonly page: () => Promise<string>;
  readonly act: (seen: ActSeen) => void;
  readonly request: (line: LogLine) => void;
  /** A transaction is run again that PostgreSQL ended for another's sake. */
  readonly retried: (sqlState: string) => void;
  /** A pass of the relay, the mail or another loop failed; it is tried again by itself. */
  readonly fault: (part: string) => void;
  /** What had no use any more and was removed, by its kind. */
  readonly swept: (kind: string, rows: number) => void;
  /** Whether a link minted here arrived through the public address. */
  readonly selfTest: (passed: boolean) => void;
}

/** Seconds; an act should be answered within a tenth of one. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * Counters of this process, and gauges read from the database when they are asked for.
 * @param clock business time, by which things are due
 * @param wallClock real milliseconds, compared with the database's clock: deadlines hang on both
 */
export function createMetrics(db: Db, clock: Pick<Clock, 'now'>, wallClock: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const acts = new Counter({
    name: 'pingxuan_acts_total',
    help: 'Acts answered, by act and outcome (done, refused).',
    labelNames: ['act', 'outcome'],
    registers,
  });
  const refusals = new Counter({
    name: 'pingxuan_refusals_total',
    help: 'Refused acts by refusal code and the rule that forbade them (empty where no rule speaks).',
    labelNames: ['code', 'rule'],
    registers,
  });
  const seconds = new Histogram({
    name: 'pingxuan_act_seconds',
    help: 'From an act reaching the desk to its commit.',
    buckets,
    registers,
  });
  const requests = new Counter({
    name: 'pingxuan_requests_total',
    help: 'Answered requests by route as written in the table and status.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const retries = new Counter({
    name: 'pingxuan_transactions_retried_total',
    help: 'Transactions run again that PostgreSQL ended for another one, by SQLSTATE (40P01: deadlock).',
    labelNames: ['sqlstate'],
    registers,
  });
  const faults = new Counter({
    name: 'pingxuan_background_faults_total',
    help: 'Failed passes of what runs beside the requests, by part.',
    labelNames: ['part'],
    registers,
  });
  const swept = new Counter({
    name: 'pingxuan_swept_total',
    help: 'Rows and files without use that were removed, by kind; strayFiles: found without a row, removed a day later as lentFiles.',
    labelNames: ['kind'],
    registers,
  });
  const selfTest = new Gauge({
    name: 'pingxuan_links_arrive',
    help: 'Whether a link minted at start could be fetched through the public URL (1) or not (0).',
    registers,
  });
  const skew = new Gauge({
    name: 'pingxuan_clock_skew_seconds',
    help: "This machine's clock minus the database's.",
    registers,
  });
  const show = waiting(registry);
  return {
    page: async () => {
      const now = await gauges(db, await clock.now());
      show(now);
      skew.set((wallClock() - Date.parse(now.databaseClock)) / 1000);
      return registry.metrics();
    },
    act: ({ act, refusal, ms }) => {
      acts.inc({ act, outcome: refusal ? 'refused' : 'done' });
      if (refusal) refusals.inc({ code: refusal.code, rule: refusal.ruleId ?? '' });
      seconds.observe(ms / 1000);
    },
    request: ({ method, route, status }) => requests.inc({ method, route, status: String(status) }),
    retried: (sqlState) => retries.inc({ sqlstate: sqlState }),
    fault: (part) => faults.inc({ part }),
    swept: (kind, rows) => swept.inc({ kind }, rows),
    selfTest: (passed) => selfTest.set(passed ? 1 : 0),
  };
}

/** The gauges of what waits; each showing replaces the one before, so that a kind with nothing left disappears. */
function waiting(registry: Registry): (now: Gauges) => void {
  const registers = [registry];
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const outbox = gauge('pingxuan_outbox_rows', 'News not yet delivered to Temporal.');
  const outboxAge = gauge('pingxuan_outbox_oldest_seconds', 'Age of the oldest undelivered news.');
  const refused = gauge('pingxuan_news_refused', 'Processes whose news Temporal refuses, by its answer.', 'code');
  const mails = gauge('pingxuan_mails', 'Letters by state.', 'state');
  const mailAge = gauge('pingxuan_mail_oldest_due_seconds', 'Age of the oldest letter that could have left by now.');
  const overdue = gauge('pingxuan_tasks_overdue', 'Open tasks past their due date.', 'kind');
  const sealing = gauge('pingxuan_unsealed_oldest_seconds', 'Age of the oldest audit row that no seal covers.');
  const cases = gauge('pingxuan_cases', 'Cases by state.', 'state');
  return (now) => {
    outbox.set(now.outbox.rows);
    outboxAge.set(now.outbox.oldestSeconds);
    mailAge.set(now.oldestDueMailSeconds);
    sealing.set(now.oldestUnsealedSeconds);
    fill(refused, 'code', now.refusedNews);
    fill(mails, 'state', now.mails);
    fill(overdue, 'kind', now.overdueTasks);
    fill(cases, 'state', now.cases);
  };
}

function fill(gauge: Gauge, label: string, counts: ReadonlyMap<string, number>): void {
  gauge.reset();
  for (const [name, count] of counts) gauge.set({ [label]: name }, count);
}
