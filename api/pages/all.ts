import { type NextFunction, type Request, type Response, Router } from 'express';
import { linkStanding } from '../../desk/identity/link-standing.js';
import { refuse } from '../../domain/refusal.js';
import type { Site } from '../../web/views/frame.js';
import { assetRoutes } from '../assets.js';
import type { ApiDeps } from '../deps.js';
import { callerOf, identifyLink, languageFor } from '../identify.js';
import { ownPath } from '../own-path.js';
import type { LinkState, PageContext, Pages } from '../pages.js';
import { Refused } from '../refused.js';
import type { AnyRow } from '../routes/call.js';
import { accountPages } from './account.js';
import { applicationPages } from './application.js';
import { assessmentResultPages } from './assessment-results.js';
import { calendarPages } from './calendar.js';
import { casePages } from './cases.js';
import { commendationPages } from './commendations.js';
import { countyPages } from './counties.js';
import { earlierTermPages } from './earlier-terms.js';
import { importPages } from './imports.js';
import type { Page, PageCall, PageKit } from './kit.js';
import { linkHtml } from './link.js';
import { passwordPages } from './passwords.js';
import { peoplePages } from './people.js';
import { peopleProposalPages } from './people-proposals.js';
import { postForm } from './post.js';
import { publicPages } from './public.js';
import { roundPages } from './rounds.js';
import { callFor, load, showProblem } from './show.js';
import { studioPages } from './studios.js';
import { taskPages } from './tasks.js';

/** Every page with an address of its own, as `createPages` mounts them. */
export const allPages: readonly Page[] = [
  ...publicPages,
  ...taskPages,
  ...casePages,
  ...applicationPages,
  ...roundPages,
  ...calendarPages,
  ...studioPages,
  ...earlierTermPages,
  ...assessmentResultPages,
  ...commendationPages,
  ...countyPages,
  ...importPages,
  ...peopleProposalPages,
  ...peoplePages,
  ...accountPages,
  ...passwordPages,
  { path: '/t/:linkId', who: 'anybody', load: async (call) => linkHtml(call, await linkStateOf(call)) },
];

/** How long a browser keeps language and letter size: a year. */
const yearMs = 365 * 24 * 3_600_000;

/**
 * The web pages, for `createApp`: the same desk acts as the API, by the rows of its own table.
 * @param rows the table of `createApp`
 */
export function createPages(deps: ApiDeps, rows: readonly AnyRow[], site: Site): Pages {
  const kit: PageKit = { deps, rows, site };
  const router = Router();
  router.use(assetRoutes());
  router.post('/preferences', (request, response) => keepPreferences(deps, request, response));
  router.post('/do/:act', (request, response) => postForm(kit, allPages, request, response));
  router.post('/t/:linkId/do/:act', identifyLink(deps), (request, response) =>
    postForm(kit, allPages, request, response),
  );
  for (const page of allPages) {
    if (page.path.startsWith('/t/')) continue;
    router.get(page.path, (request, response, next) => show(kit, page, request, response, next));
  }
  return {
    router,
    link: async (context, state) => {
      const call = await callOf(kit, context);
      const html = await linkHtml(call, state);
      if (html.ok) return void context.response.type('html').send(html.value);
      await showProblem(call, html.refusals);
    },
    afterAct: async (context, _row, result) => {
      const call = await callOf(kit, context);
      if (!result.ok) return showProblem(call, result.refusals);
      const next: unknown = context.request.body?.next;
      context.response.redirect(303, ownPath(typeof next === 'string' ? next : '/tasks'));
    },
    problem: async (context, _status, refusals) => showProblem(await callOf(kit, context), refusals),
  };
}

async function show(kit: PageKit, page: Page, request: Request, response: Response, next: NextFunction): Promise<void> {
  const context = { request, response, caller: callerOf(response), language: languageFor(request, response) };
  const call = await callOf(kit, context);
  const html = await load({ ...call, params: request.params as PageCall['params'] }, page);
  if (!html.ok && html.refusals[0]?.code === 'notFound') return next(new Refused(html.refusals));
  if (!html.ok) return showProblem(call, html.refusals);
  // What anybody may read still says at its head who is signed in.
  const forAnybody = page.who === 'anybody' && !page.private && context.caller.kind === 'nobody';
  response
    .set('Cache-Control', forAnybody ? 'no-cache' : 'no-store')
    .type('html')
    .send(html.value);
}

async function callOf(kit: PageKit, { request, response, caller, language }: PageContext): Promise<PageCall> {
  const base = { ...kit, request, response, caller, language, now: await kit.deps.clock.now() };
  const call = callFor(base, request.originalUrl);
  return { ...call, query: new URL(request.originalUrl, 'http://here').searchParams };
}

/** What has become of a link, for its page shown again after a refused form. */
async function linkStateOf({ deps, caller, here, now }: PageCall): Promise<LinkState> {
  const linkId = /^\/t\/([^/?]+)/.exec(here)?.[1] ?? '';
  const standing = await linkStanding({ tx: deps.db, now }, linkId);
  if (!standing.ok) return { kind: 'closed', linkId, refusal: standing.refusals[0] ?? refuse('notFound') };
  const { actor, link } = standing.value;
  if (!actor && link.taskId) return { kind: 'signIn', linkId, taskId: link.taskId };
  return caller.kind === 'link' ? { kind: 'open', linkId, caller } : { kind: 'locked', linkId };
}

/** Language and letter size, kept in the browser alone. */
function keepPreferences(deps: ApiDeps, request: Request, response: Response): void {
  const { language, large, back } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const kept = {
    maxAge: yearMs,
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.publicUrl.startsWith('https:'),
  } as const;
  if (language === 'zh' || language === 'en') response.cookie('lang', language, kept);
  if (large === 'yes' || large === 'no') response.cookie('large', large, kept);
  response.redirect(303, ownPath(typeof back === 'string' ? back : '/'));
}
