import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { hearingInvitations, organisations, people } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { createLink } from '../kit/links.js';
import { queueMail } from '../kit/post.js';
import { type AtSchool, meetAtSchool, refuseStale } from '../school/at-school.js';
import { ethicsOf, refuseBeforeEthics } from '../school/ethics.js';
import { countByGroup, groups, type HearingCounts } from './groups.js';

const address = z.string().trim().toLowerCase().max(200).pipe(z.email());

const input = z.strictObject({
  caseId: z.uuid(),
  formHash: z.string().min(1).max(128),
  invitations: z
    .array(z.strictObject({ group: z.enum(groups), address }))
    .min(1)
    .max(300),
});
type Invitation = z.output<typeof input>['invitations'][number];

export interface Invited {
  /** How many of each group were written to; who had been invited before is not written to again. */
  readonly invited: HearingCounts;
  readonly ignored: number;
  /** Until when the links open. */
  readonly until: Instant;
}

/**
 * HOST-18: the school asks teachers, parents and students, each by a link of their own. Addresses stay in the invitation and
 * the mail; the audit row has numbers only. 'conflictOfInterest' (HOST-18): the applicant's own address.
 */
export const inviteHearing = act<PersonActor, z.output<typeof input>, Invited>({
  name: 'inviteHearing',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAtSchool(desk, actor, i.caseId, 'HOST-18');
    if (!met.ok) return met;
    const { file, round, seat } = met.value;
    const applicant = await personOf(desk, file.applicantId);
    const no =
      refuseStale(file, i) ??
      refuseBeforeEthics(await ethicsOf(desk, file)) ??
      refuseOwnAddress(i.invitations, applicant?.email ?? null);
    if (no) return refused(no);
    const until = dueAfter(desk.calendar(), desk.now, round.parameters.hearingDays).due;
    const invite = await inviter(desk, met.value, applicant?.name ?? '', until);
    const sent: Invitation[] = [];
    for (const one of i.invitations) if (await invite(one)) sent.push(one);
    const invited = countByGroup(sent);
    const ignored = i.invitations.length - sent.length;
    const facts = { ...invited, ignored, until };
    const { formHash } = file;
    await record(desk, actor, { chain: file.id, act: 'inviteHearing', ruleIds: ['HOST-18'], seat, formHash, facts });
    return accepted({ invited, ignored, until });
  },
});

function refuseOwnAddress(invitations: readonly Invitation[], own: string | null): Refusal | null {
  const at = invitations.findIndex((one) => one.address === own?.trim().toLowerCase());
  return at < 0 ? null : refuse('conflictOfInterest', { ruleId: 'HOST-18', field: `invitations.${at}.address` });
}

const personOf = async (desk: Desk, personId: string) =>
  (await desk.tx.select({ name: people.name, email: people.email }).from(people).where(eq(people.id, personId)))[0];

/** Writes one invitation with its link and letter; false when that address was invited before. */
async function inviter(desk: Desk, { file, round }: AtSchool, applicantName: string, until: Instant) {
  const [school] = await desk.tx.select().from(organisations).where(eq(organisations.id, file.schoolId));
  const notBefore = deliverAt(desk.now, round.parameters.quietHours);
  return async (one: Invitation): Promise<boolean> => {
    const [row] = await desk.tx
      .insert(hearingInvitations)
      .values({ id: randomUUID(), caseId: file.id, stageRound: file.stageRound, ...one })
      .onConflictDoNothing()
      .returning({ id: hearingInvitations.id });
    if (!row) return false;
    await queueMail(
      desk,
      { personId: null, address: one.address, language: 'zh' },
      {
        event: `hearing:${row.id}`,
        letter: 'hearing',
        data: { schoolName: school?.name ?? '', applicantName, group: one.group, until },
        caseId: file.id,
        linkId: await createLink(desk, { invitationId: row.id, expiresAt: until }),
        notBefore,
      },
    );
    return true;
  };
}
