import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/database.js';
import { kept } from '../db/kept.js';
import { links, mails, people, tasks } from '../db/schema/all.js';
import { performSystem } from '../desk/kit/act.js';
import { crashPoint } from '../desk/kit/crash-points.js';
import type { Desk, DeskDeps } from '../desk/kit/deps.js';
import { keyOfLink, linkSecret, printedCode } from '../desk/kit/links.js';
import { openAddressTask } from '../desk/tasks/open-address-task.js';
import { calendarInvite } from '../documents/calendar-invite.js';
import type { LetterName, TaskFacts } from '../domain/letters.js';
import { type OwnLink, type RenderedLetter, renderLetter } from '../mail/render.js';
import type { Sender, Sent } from '../mail/sender.js';

type Mail = typeof mails.$inferSelect;

const perPass = 20;
/** Longer than SMTP's own patience: a mail under way is not taken again by another pass (reliability W26). */
const leaseMinutes = 15;
/** Minutes until the next try after each failure; the last one repeats. Nobody's mail is dropped for a slow server. */
const pauses = [1, 5, 15, 60, 240];
/** Without an answer the server itself is away: it is asked more often, and mail leaves soon after it is back. */
const pausesWhileAway = [1, 1, 2, 5];

/**
 * Sends what is due. A row is leased before it is sent and marked after: a crash in between sends at most one more copy,
 * with the same Message-ID and link.
 * @returns whether there was anything to send
 */
export async function mailOnce(deps: DeskDeps, sender: Sender, publicUrl: string): Promise<boolean> {
  if (!(await anyDue(deps))) return false;
  const due = await performSystem(deps, lease);
  const ways = await waysOf(deps.db, due);
  await Promise.all(due.map((mail) => sendOne(deps, sender, publicUrl, mail, ways.get(mail.linkId ?? ''))));
  return due.length > 0;
}

/** The look of an idle moment, four a second: no transaction, nothing locked. */
async function anyDue({ db, clock }: DeskDeps): Promise<boolean> {
  const [mail] = await firstDue(db, { now: await clock.now() });
  return mail !== undefined;
}

const firstDue = kept((db, { now }: { now: string }) =>
  db.select({ id: mails.id }).from(mails).where(isDue(now)).limit(1),
);

const isDue = (now: string) => and(eq(mails.state, 'queued'), lte(mails.notBefore, now));

async function lease(desk: Desk): Promise<readonly Mail[]> {
  const waiting = desk.tx
    .select({ id: mails.id })
    .from(mails)
    .where(isDue(desk.now))
    .orderBy(asc(mails.notBefore))
    .limit(perPass)
    .for('update', { skipLocked: true });
  return desk.tx
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1`, notBefore: minutesAfter(desk.now, leaseMinutes) })
    .where(inArray(mails.id, waiting))
    .returning();
}

async function sendOne(deps: DeskDeps, sender: Sender, publicUrl: string, mail: Mail, way?: Way): Promise<void> {
  if (isPointless(mail, way)) return settle(deps, mail, { kind: 'cancelled' });
  const link = way ? ownLink(await keyOfLink(deps.db, deps, way), publicUrl, way.id, pageOf(mail.template)) : null;
  const letter = renderLetter(mail.template as LetterName, mail.data as never, mail.language, link, publicUrl);
  const ics = inviteFor(mail, letter, link);
  const unsubscribe = mail.template === 'digest' ? { unsubscribeUrl: `${publicUrl}/account` } : {};
  crashPoint('mail.leased');
  const sent = await sender.send({
    to: mail.address,
    ...letter,
    messageId: mail.messageId,
    ...(ics && { ics }),
    ...unsubscribe,
  });
  if (sent.kind === 'sent') crashPoint('mail.sent');
  await settle(deps, mail, sent);
}

/** Where a letter leads: its link, and how the task behind it stands (null: behind it is no task). */
type Way = Awaited<ReturnType<typeof waysTo>>[number];

/** Asked for all letters of a pass at once: a letter would need a statement of its own otherwise. */
async function waysOf(db: Db, due: readonly Mail[]): Promise<ReadonlyMap<string, Way>> {
  const ids = due.flatMap(({ linkId }) => linkId ?? []);
  return new Map(ids.length > 0 ? (await waysTo(db, ids)).map((way) => [way.id, way]) : []);
}

const waysTo = (db: Db, ids: readonly string[]) =>
  db
    .select({ id: links.id, secretHash: links.secretHash, link: links.state, task: tasks.state })
    .from(links)
    .leftJoin(tasks, eq(tasks.id, links.taskId))
    .where(inArray(links.id, [...ids]));

/** A reminder of something done meanwhile is not sent: the ladder stops the moment its task closes. */
const isPointless = ({ template }: Mail, way?: Way): boolean =>
  (template === 'taskOpened' || template === 'reminder') &&
  way?.task != null &&
  (way.task === 'done' || way.task === 'cancelled' || way.link !== 'live');

async function settle(deps: DeskDeps, mail: Mail, outcome: Sent | { readonly kind: 'cancelled' }): Promise<void> {
  if (outcome.kind === 'refused') return performSystem(deps, (desk) => bounce(desk, mail, outcome.code));
  const now = await deps.clock.now();
  if (outcome.kind === 'sent') return void (await markSent(deps.db, { id: mail.id, sentAt: now }));
  const set = {
    cancelled: () => ({ state: 'cancelled' as const, lastError: 'taskClosed' }),
    later: (code: string) => ({ notBefore: minutesAfter(now, pauseAfter(mail, code)), lastError: code }),
  };
  const values = outcome.kind === 'later' ? set.later(outcome.code) : set.cancelled();
  await deps.db.update(mails).set(values).where(eq(mails.id, mail.id));
}

const markSent = kept((db, { id, sentAt }: { id: string; sentAt: string }) =>
  db.update(mails).set({ state: 'sent', sentAt, lastError: null }).where(eq(mails.id, id)),
);

function pauseAfter({ attempts }: Mail, code: string): number {
  const ladder = /^\d+$/.test(code) ? pauses : pausesWhileAway;
  return ladder[Math.min(attempts, ladder.length) - 1] ?? 1;
}

/** The server will never take it: whoever nominated the address is asked for another. */
async function bounce(desk: Desk, mail: Mail, code: string): Promise<void> {
  await desk.tx.update(mails).set({ state: 'bounced', lastError: code }).where(eq(mails.id, mail.id));
  if (!mail.personId) return;
  await desk.tx.update(people).set({ addressState: 'bounced' }).where(eq(people.id, mail.personId));
  await openAddressTask(desk, mail.personId);
}

const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** A task stands behind `/t/`, an account's password behind `/password/`. */
const pageOf = (template: string): 't' | 'password' =>
  template === 'accountInvitation' || template === 'passwordForgotten' ? 'password' : 't';

/** The address of a link: the secret stays behind `#`, where no server sees it (design section 5). */
export const ownLink = (linkKey: string, publicUrl: string, id: string, page: 't' | 'password' = 't'): OwnLink => ({
  url: `${publicUrl}/${page}/${id}#${linkSecret(linkKey, id)}`,
  code: printedCode(linkKey, id),
});

/** A date for the recipient's calendar wherever the letter speaks of a task with one. */
function inviteFor(mail: Mail, letter: RenderedLetter, link: OwnLink | null): string | null {
  const due = (mail.data as Partial<TaskFacts>).due;
  if (mail.template !== 'taskOpened' || !due || !link) return null;
  return calendarInvite({
    uid: `${mail.messageId}@pingxuan`,
    sequence: 0,
    title: letter.subject,
    description: letter.subject,
    start: minutesAfter(due, -60),
    end: due,
    at: mail.createdAt,
    alarmSeconds: [86_400],
  });
}
