import { type Refusal, type Result, refuse, refused, refusals as statuses } from '../../domain/refusal.js';
import { problemPage } from '../../web/pages/problem.js';
import { frameOf, type Page, type PageCall } from './kit.js';
import { tellAll } from './refusals.js';

type Base = Omit<PageCall, 'here' | 'params' | 'query'>;

/** A call of the page at `address` (path and query of this site). */
export function callFor(base: Base, address: string): PageCall {
  const [path = '/', query = ''] = address.split('?');
  const search = new URLSearchParams(query);
  search.delete('done');
  const here = search.size > 0 ? `${path}?${search}` : path;
  return { ...base, here, params: {}, query: search };
}

/** The page a form came from, with the form's refusals; where there is none, the refusals alone. */
export async function showAgain(
  call: PageCall,
  pages: readonly Page[],
  status: number,
  refusals: readonly Refusal[] = [],
): Promise<void> {
  const path = call.here.split('?')[0] ?? '/';
  for (const page of pages) {
    const params = matched(page.path, path);
    if (!params) continue;
    const shown = await load({ ...call, params }, page);
    if (shown.ok) return void call.response.status(status).type('html').send(shown.value);
    return showProblem(call, shown.refusals);
  }
  await showProblem(call, refusals.length > 0 ? refusals : [refuse('notFound')]);
}

/** The HTML of a page, or why this reader does not get it. */
export async function load(call: PageCall, page: Page): Promise<Result<string>> {
  if (page.who === 'anybody') return page.load(call);
  const { caller } = call;
  if (caller.kind !== 'session') return refused(refuse('notSignedIn'));
  if (caller.secondFactorDue) return refused(refuse('secondFactorRequired', { field: 'code' }));
  return page.load({ ...call, caller });
}

/** A page for what cannot be shown; who is not signed in is shown the way. */
export async function showProblem(call: PageCall, refusals: readonly Refusal[]): Promise<void> {
  const code = refusals[0]?.code ?? 'notFound';
  const { response, here, language } = call;
  const wanted = encodeURIComponent(here);
  if (code === 'notSignedIn' && call.request.method === 'GET') return response.redirect(303, `/sign-in?then=${wanted}`);
  if (code === 'secondFactorRequired' && call.request.method === 'GET')
    return response.redirect(303, `/second-factor?then=${wanted}`);
  const wait = refusals[0]?.facts?.retryAfter;
  if (statuses[code] === 503 || statuses[code] === 429) response.set('Retry-After', String(wait ?? 5));
  const view = {
    status: statuses[code],
    refusals: tellAll(refusals, language),
    ...(statuses[code] === 409 && { backHref: here }),
    ...(call.again?.meanwhile && { meanwhile: call.again.meanwhile }),
  };
  response
    .status(statuses[code])
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(problemPage(await frameOf(call), view));
}

/** Parameters of `/cases/:caseId` in a path, or null. */
function matched(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const asked = pattern.split('/');
  const given = path.split('/');
  if (asked.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, step] of asked.entries()) {
    const value = decodeURIComponent(given[at] ?? '');
    if (step.startsWith(':')) params[step.slice(1)] = value;
    else if (step !== value) return null;
  }
  return params;
}
