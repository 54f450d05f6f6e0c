import type { Request, Response } from 'express';
import { type Result, refuse, refusals as statuses } from '../../domain/refusal.js';
import type { Again, Kept } from '../../web/views/frame.js';
import { callerOf, languageFor } from '../identify.js';
import { ownPath } from '../own-path.js';
import { problemOf, sendProblem } from '../problem.js';
import { Refused } from '../refused.js';
import type { Page, PageCall, PageKit } from './kit.js';
import { meanwhileOf } from './meanwhile.js';
import { performForm, rowNamed } from './perform.js';
import { tellAll } from './refusals.js';
import { callFor, showAgain } from './show.js';

/** Acts whose answer is shown once on the page they came from: nothing else keeps it. */
const shownOnce = ['offerTotp', 'enrolTotp', 'createToken'];

/**
 * POST /do/<act> and /t/<id>/do/<act>: a page's form becomes the same act as the API's. Done: on to the next page (303).
 * Refused: the page again with every reason, and all that was typed still in it.
 */
export async function postForm(
  kit: PageKit,
  pages: readonly Page[],
  request: Request,
  response: Response,
): Promise<void> {
  const caller = callerOf(response);
  const language = languageFor(request, response);
  const { act = '', linkId } = request.params as Readonly<Record<string, string>>;
  const row = rowNamed(kit.rows, act, linkId !== undefined);
  if (!row) throw new Refused([refuse('notFound')]);
  const now = await kit.deps.clock.now();
  const base = { ...kit, request, response, caller, language, now };
  const first: PageCall = { ...base, here: '/', params: linkId ? { linkId } : {}, query: new URLSearchParams() };
  const { kept, result } = await performForm(first, row);
  response.set('Cache-Control', 'no-store');
  if (request.accepts(['html', 'json']) === 'json') return answerScript(response, result, language);
  const page = ownPath(kept._page?.[0] ?? (linkId ? `/t/${linkId}` : '/'));
  const call = callFor(base, page);
  if (result.ok && shownOnce.includes(act))
    return showAgain({ ...call, shown: { act, value: result.value } }, pages, 200);
  if (result.ok) return response.redirect(303, nextPage(act, page, kept, result.value));
  const [refusal] = result.refusals;
  const status = statuses[refusal?.code ?? 'badInput'];
  const { returned, retryAfter } = refusal?.facts ?? {};
  if (retryAfter) response.set('Retry-After', String(retryAfter));
  const meanwhile = status === 409 ? await meanwhileOf(call, kept) : [];
  const again: Again = {
    act,
    refusals: tellAll(result.refusals, language, kept),
    kept,
    ...(returned && { returned: String(returned) }),
    ...(meanwhile.length > 0 && { meanwhile }),
  };
  await showAgain({ ...call, again }, pages, status, result.refusals);
}

/** For scripts on our own pages: the answer as it is. */
function answerScript(response: Response, result: Result<unknown>, language: PageCall['language']): void {
  if (result.ok) return void response.status(200).json(result.value ?? {});
  sendProblem(response, problemOf(result.refusals, language));
}

/** Where a form leads: `{receipt}` of the answer, else of what was typed, fills the address. */
function nextPage(act: string, page: string, kept: Kept, value: unknown): string {
  if (act === 'signIn' && factOf(value, 'secondFactorDue') === 'true')
    return `/second-factor?then=${encodeURIComponent(ownPath(kept._onward?.[0]))}`;
  const onward = kept._onward?.[0];
  const filled = onward?.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(name === 'act' ? act : (factOf(value, name) ?? kept[name]?.[0] ?? '')),
  );
  const to = ownPath(filled ?? page);
  if (filled && /[?&](done|no|resent)=/.test(filled)) return to;
  const [path = '/', query = ''] = to.split('?');
  const search = new URLSearchParams(query);
  if (!['signIn', 'stepUp', 'signOut', 'openLink', 'forgotPassword'].includes(act)) search.set('done', act);
  return search.size > 0 ? `${path}?${search}` : path;
}

function factOf(value: unknown, name: string): string | undefined {
  const fact: unknown = value !== null && typeof value === 'object' ? Reflect.get(value, name) : undefined;
  return fact === undefined || fact === null ? undefined : String(fact);
}
