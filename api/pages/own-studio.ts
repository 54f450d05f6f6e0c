import { serversOf } from '../../db/read/members.js';
import { studioOfMember } from '../../db/read/studios.js';
import { termOf } from '../../desk/kit/term.js';
import { memberBy } from '../../desk/studio/memberships.js';
import { isAlive } from '../../domain/studio/letter/issue.js';
import { belongs } from '../../domain/studio/members/leaving.js';
import { mayRevise } from '../../domain/studio/members/writings.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { MemberStudioView } from '../../web/views/member.js';
import { honoursFor } from '../reads/honour-list.js';
import { agreementViews } from '../reads/letters.js';
import { leavingOf, recordShown } from '../reads/member-records.js';
import { removalAppealOf } from '../reads/removals.js';
import { writingViews } from '../reads/writings.js';
import { actorOf, guardOf, type SessionCall } from './kit.js';

/** The studio for its member, also for one who has left; null for everybody else (STUDIO-01, STUDIO-O04). */
export async function ownStudio(call: SessionCall, studioId: string): Promise<MemberStudioView | null> {
  const { deps, now } = call;
  const { db: tx, vault } = deps;
  const found = await studioOfMember(tx, actorOf(call).personId, studioId);
  if (!found) return null;
  const { own } = found;
  const membership = await memberBy({ tx }, own.termId, own.number);
  if (!membership) throw new Error('a membership that is not there');
  const term = await termOf({ tx }, own.termId);
  const [agreement = null] = await agreementViews(tx, term, own);
  const writings = await writingViews({ tx, vault }, own.id);
  const serves = belongs(own.state) && own.endedAt === null;
  return {
    ...found,
    honours: await honoursFor({ tx, now, actor: actorOf(call) }, studioId),
    leaving: await leavingOf({ tx, vault }, own),
    removalAppeal: await removalAppealOf({ tx, now }, own),
    agreement,
    record: await recordShown({ tx, now }, membership),
    writings,
    revisable: own.state === 'serving' && isAlive(term.state) && mayRevise(writings),
    members: serves ? await serversOf(tx, own.termId) : null,
    on: dayOf(now),
    leavable: serves && isAlive(term.state),
    guard: guardOf(call),
    ...(call.again && { again: call.again }),
  };
}
