/**
 * Where a process may be made to kill itself, so that rehearsals of crashes (`npm run chaos`) reach the moments that matter and not
 * only random ones. Nothing happens unless `armCrash` was called, which the composition root does outside production alone.
 */
export const crashPoints = {
  /** An act has written all it writes; the transaction is not committed. */
  'act.written': 'api',
  /** An act is committed; nobody was answered. */
  'act.committed': 'api',
  /** A certificate stands in the database and is asked for; its PDF is not made yet. */
  'paper.asked': 'api',
  /** News was read from the outbox; Temporal knows nothing of it. */
  'outbox.claimed': 'worker',
  /** A process was started; the news of the same delivery was not sent. */
  'outbox.started': 'worker',
  /** Temporal has taken the news; the rows still stand in the outbox. */
  'outbox.delivered': 'worker',
  /** An activity's transaction is committed; its process does not know. */
  'activity.done': 'worker',
  /** A process whose history grew long hands itself on to a new run; Temporal has not heard of it. */
  'process.startsOver': 'worker',
  /** A mail is leased; SMTP knows nothing of it. */
  'mail.leased': 'worker',
  /** SMTP has answered 250; the mail is not marked. */
  'mail.sent': 'worker',
} as const satisfies Record<string, 'api' | 'worker'>;
export type CrashPoint = keyof typeof crashPoints;

const isPoint = (name: string | undefined): name is CrashPoint => name !== undefined && name in crashPoints;

let armed: { readonly point: CrashPoint; left: number } | null = null;

/** @param at `name` or `name:n`, the n-th time the process comes there. @throws Error for an unknown name */
export function armCrash(at: string): void {
  const [point, times = '1'] = at.split(':');
  if (!isPoint(point)) throw new Error(`no crash point: ${at}`);
  armed = { point, left: Number(times) };
}

/** The process ends here, as by `kill -9`, when it is armed for this point. */
export function crashPoint(point: CrashPoint): void {
  if (armed?.point !== point) return;
  armed.left -= 1;
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL');
}
