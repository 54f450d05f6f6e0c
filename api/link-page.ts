import type { Request, RequestHandler, Response } from 'express';
import { linkStanding } from '../desk/identity/link-standing.js';
import { refuse, refusals as statuses } from '../domain/refusal.js';
import type { ApiDeps } from './deps.js';
import { callerOf, languageFor } from './identify.js';
import type { LinkState } from './pages.js';
import { tellRefusal } from './problem.js';

/** GET and HEAD of /t/:linkId: shows and changes nothing, whoever or whatever asks; a scanner learns no more than a state. */
export function linkPage(deps: ApiDeps): RequestHandler {
  return async (request, response) => {
    const state = await stateOf(deps, request, response);
    const caller = callerOf(response);
    const language = languageFor(request, response);
    response.set('Cache-Control', 'no-store').status(state.kind === 'closed' ? statuses[state.refusal.code] : 200);
    if (deps.pages && request.accepts(['json', 'html']) === 'html')
      return deps.pages.link({ request, response, caller, language }, state);
    const { kind, linkId } = state;
    if (state.kind === 'closed') return void response.json({ kind, linkId, ...tellRefusal(state.refusal, language) });
    const more = state.kind === 'open' ? openFacts(state) : state.kind === 'signIn' ? { taskId: state.taskId } : {};
    response.json({ kind, linkId, ...more });
  };
}

function openFacts({ caller }: LinkState & { kind: 'open' }) {
  const { taskId, invitationId, objectionId } = caller.link;
  return { nonce: caller.nonce, taskId, caseId: caller.caseId, invitationId, objectionId };
}

async function stateOf(deps: ApiDeps, request: Request, response: Response): Promise<LinkState> {
  const linkId = String(request.params.linkId);
  const standing = await linkStanding({ tx: deps.db, now: await deps.clock.now() }, linkId);
  if (!standing.ok) return { kind: 'closed', linkId, refusal: standing.refusals[0] ?? refuse('notFound') };
  const { actor, link } = standing.value;
  if (!actor && link.taskId) return { kind: 'signIn', linkId, taskId: link.taskId };
  const caller = callerOf(response);
  return caller.kind === 'link' ? { kind: 'open', linkId, caller } : { kind: 'locked', linkId };
}
