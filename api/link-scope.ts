import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { sha256 } from '../desk/kit/canonical.js';
import { type Refusal, refuse } from '../domain/refusal.js';
import type { LinkCaller } from './caller.js';
import type { RowBase } from './routes/row.js';

/** The names by which an input may say what it is about. Behind a link there is only one answer to each. */
const scoped = ['taskId', 'caseId', 'invitationId', 'objectionId'] as const;

function idsOf({ link, caseId }: LinkCaller): Record<(typeof scoped)[number], string | null> {
  const { taskId, invitationId, objectionId } = link;
  return { taskId, invitationId, objectionId, caseId };
}

/** The ids of the link that `accepts` asks for and the sender left out. */
export function fillFromLink(caller: LinkCaller, accepts: z.ZodType, given: Record<string, unknown>): object {
  const asked = accepts instanceof z.ZodObject ? Object.keys(accepts.shape) : [];
  const ids = Object.entries(idsOf(caller)).filter(([name, id]) => id !== null && asked.includes(name));
  return { ...Object.fromEntries(ids), ...given };
}

/**
 * `notFound` as soon as the input speaks of another task, case, invitation or objection than the link's. A task without a case of
 * its own leaves the case to a row that looks for itself (`anyCaseOfTask`).
 */
export function outsideLink(
  caller: LinkCaller,
  given: Readonly<Record<string, unknown>>,
  { anyCaseOfTask }: Pick<RowBase, 'anyCaseOfTask'>,
): Refusal | null {
  const ids = idsOf(caller);
  const judgedByRow = anyCaseOfTask && caller.link.taskId !== null && ids.caseId === null;
  const judged = scoped.filter((name) => name !== 'caseId' || !judgedByRow);
  return judged.some((name) => given[name] !== undefined && given[name] !== ids[name]) ? refuse('notFound') : null;
}

/** What the page was given when the link was opened must come back with every act. */
export function nonceFits(caller: LinkCaller, request: Request, body: Readonly<Record<string, unknown>>): boolean {
  const sent = request.get('x-link-nonce') ?? body.linkNonce;
  return typeof sent === 'string' && timingSafeEqual(Buffer.from(sha256(sent)), Buffer.from(sha256(caller.nonce)));
}
