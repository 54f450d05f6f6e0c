import type { Copy } from '../catcher.js';
import type { Ask, Fault } from '../fault.js';
import { grouped } from '../grouped.js';
import type { Kill } from '../kills.js';

interface MailRow {
  readonly message_id: string;
  readonly state: string;
  readonly template: string;
}

/** A mark that came a moment before the kill may not have reached the disk; clocks of two processes. In ms. */
const slack = 1_500;

/**
 * Every mail marked as sent was taken, none is due and waits, none came that nobody sent. A second copy is allowed only where a
 * part died between the two — the SMTP window — and then says the same, with the same link.
 * @param now the service's business instant
 */
export async function checkMails(
  copies: readonly Copy[],
  kills: readonly Kill[],
  ask: Ask,
  now: string,
): Promise<readonly Fault[]> {
  const mails = await ask<MailRow>(
    `SELECT coalesce(k.message_id, m.message_id) AS message_id, m.state, m.template
     FROM mails m LEFT JOIN chaos_mails k USING (id)`,
  );
  const due = await ask<MailRow>(
    "SELECT message_id, state, template FROM mails WHERE state = 'queued' AND not_before <= $1",
    [now],
  );
  const byId = grouped(copies, ({ messageId }) => messageId);
  const known = new Set(mails.map((mail) => mail.message_id));
  const sentNowhere = mails.filter(({ state, message_id }) => state === 'sent' && !byId.has(message_id));
  return [
    ...due.map(
      ({ template, message_id }): Fault => ({ kind: 'stuck', what: `mail ${template} ${message_id} is due and waits` }),
    ),
    ...sentNowhere.map(
      ({ template, message_id }): Fault => ({
        kind: 'lost',
        what: `mail ${template} ${message_id} is marked as sent and never came`,
      }),
    ),
    ...[...byId].flatMap(([id, came]) => judge(id, came, kills, known)),
    ...(await unwritten(ask)),
  ];
}

function judge(id: string, came: readonly Copy[], kills: readonly Kill[], known: ReadonlySet<string>): Fault[] {
  if (!known.has(id)) return [{ kind: 'doubled', what: `mail ${id} came and stands nowhere` }];
  const [first, ...more] = came.toSorted((a, b) => a.at - b.at);
  const faults: Fault[] = [];
  let last = first;
  for (const copy of more) {
    if (copy.words !== first?.words || copy.link?.id !== first.link?.id || copy.to !== first.to)
      faults.push({ kind: 'doubled', what: `mail ${id}: its copies differ` });
    // The database's death leaves a mail unmarked just as the worker's does.
    const from = (last?.at ?? 0) - slack;
    const died = kills.some(
      ({ target, at }) => (target === 'worker' || target === 'pg') && at >= from && at <= copy.at,
    );
    if (!died) faults.push({ kind: 'doubled', what: `mail ${id} came twice and nothing had died` });
    last = copy;
  }
  return faults;
}

/** A task that opened wrote to whoever holds it. */
async function unwritten(ask: Ask): Promise<Fault[]> {
  const silent = await ask<{ id: string; kind: string }>(
    `SELECT t.id, t.kind FROM tasks t WHERE NOT EXISTS (SELECT 1 FROM links l JOIN mails m ON m.link_id = l.id WHERE l.task_id = t.id)
       AND EXISTS (SELECT 1 FROM people p WHERE p.email IS NOT NULL AND (p.id = t.person_id OR p.id IN (
         SELECT h.person_id FROM post_holdings h JOIN posts o ON o.id = h.post_id
         WHERE o.org_id = t.org_id AND o.role = t.role AND h.to_day IS NULL)))`,
  );
  return silent.map(({ id, kind }) => ({ kind: 'lost', what: `nobody was written to about task ${kind} ${id}` }));
}
