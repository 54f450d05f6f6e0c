import { invitationHead, taskHead } from '../../db/read/page-task.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { applicationFormPage, submitPage } from '../../web/pages/application-form.js';
import {
  closedLinkPage,
  confirmObjectionPage,
  hearingPage,
  lockedLinkPage,
  signInLinkPage,
} from '../../web/pages/link.js';
import type { LinkCaller } from '../caller.js';
import type { LinkState } from '../pages.js';
import { formView } from './application.js';
import { frameOf, guardOf, type PageCall } from './kit.js';
import { tellAll } from './refusals.js';
import { taskFor } from './task.js';

/** GET /t/<id> in every state, and the same page again after a refused form. */
export async function linkHtml(call: PageCall, state: LinkState): Promise<Result<string>> {
  const frame = await frameOf(call);
  const { linkId } = state;
  const resent = call.query.get('resent') === 'yes';
  if (state.kind === 'signIn') return accepted(signInLinkPage(frame, state.taskId));
  if (state.kind === 'locked') {
    const refusals = call.again?.refusals ?? [];
    return accepted(lockedLinkPage({ ...frame, linkId }, { linkId, refusals, resent }));
  }
  if (state.kind === 'closed') {
    const [refusal] = tellAll([state.refusal], call.language);
    return refusal ? accepted(closedLinkPage(frame, { linkId, refusal, resent })) : refused(refuse('notFound'));
  }
  return openHtml(call, state.caller);
}

async function openHtml(call: PageCall, caller: LinkCaller): Promise<Result<string>> {
  const { link, standing } = caller;
  if (!standing.ok) return standing;
  const frame = await frameOf(call);
  const again = call.again ? { again: call.again } : {};
  if (link.invitationId) {
    const head = await invitationHead(call.deps.db, link.invitationId);
    if (!head) return refused(refuse('notFound'));
    return accepted(hearingPage(frame, { ...head, until: link.expiresAt, guard: guardOf(call), ...again }));
  }
  if (link.objectionId)
    return accepted(confirmObjectionPage(frame, { linkId: link.id, confirmed: false, guard: guardOf(call), ...again }));
  const { actor } = standing.value;
  if (actor?.kind !== 'person' || !link.taskId) return refused(refuse('notFound'));
  return taskHtml(call, { ...actor, language: call.language }, link.taskId);
}

/** A correction is made on the form itself; every other task has its own page. */
async function taskHtml(call: PageCall, actor: PersonActor, taskId: string): Promise<Result<string>> {
  const head = await taskHead(call.deps.db, taskId);
  if (head?.task.kind !== 'correction' || !head.task.caseId) return taskFor(call, actor, taskId);
  const view = await formView(call, actor, head.task.caseId);
  if (!view.ok) return view;
  const frame = await frameOf(call);
  const page = call.query.get('step') === 'submit' ? submitPage : applicationFormPage;
  return accepted(page(frame, view.value));
}
