import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { wasMember } from '../../db/read/members.js';
import { myTasks } from '../../db/read/my-tasks.js';
import { hasApplied } from '../../db/read/page-case.js';
import { personName } from '../../db/read/page-people.js';
import { hostsStudio } from '../../db/read/studios.js';
import { seatsOf } from '../../desk/kit/seats.js';
import type { Result } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { isActName } from '../../text/web-acts.js';
import type { Guard } from '../../web/views/act-form.js';
import type { Again, Frame, Site } from '../../web/views/frame.js';
import type { Caller, SessionCaller } from '../caller.js';
import { cookieOf } from '../cookies.js';
import type { ApiDeps } from '../deps.js';
import { cityRoles, countyRoles } from '../reads/case-sight.js';
import type { AnyRow } from '../routes/call.js';
import { lengthsIn } from './lengths.js';

/** What pages need besides a request: the service, its table of acts, and who runs the site. */
export interface PageKit {
  readonly deps: ApiDeps;
  readonly rows: readonly AnyRow[];
  readonly site: Site;
}

/** An act whose answer is shown on the page it came from, once: a new secret, a token. */
export interface Shown {
  readonly act: string;
  readonly value: unknown;
}

/** One call of a page, by GET or again after its form was refused. */
export interface PageCall extends PageKit {
  readonly request: Request;
  readonly response: Response;
  readonly caller: Caller;
  readonly language: Language;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Path and query of the page. */
  readonly here: string;
  /** Business time. */
  readonly now: string;
  readonly again?: Again;
  readonly shown?: Shown;
}

/** A page: who may see it, and its HTML or why not. */
export type Page = {
  /** `/cases/:caseId` */
  readonly path: string;
} & (
  | {
      readonly who: 'anybody';
      /** Shows what this browser alone was told: kept nowhere. */
      readonly private?: true;
      readonly load: (call: PageCall) => Promise<Result<string>>;
    }
  | { readonly who: 'session'; readonly load: (call: SessionCall) => Promise<Result<string>> }
);

export type SessionCall = PageCall & { readonly caller: SessionCaller };

/** A fresh key for the forms of one showing; sent again after a refusal it would be answered with the old refusal. */
export const guardOf = ({ caller, now, rows }: Pick<PageCall, 'caller' | 'now' | 'rows'>): Guard => ({
  key: randomUUID(),
  at: now,
  lengths: lengthsIn(rows),
  ...(caller.kind === 'link' && { nonce: caller.nonce, linkId: caller.link.id }),
});

/** What stands around the page for this reader. */
export async function frameOf(call: PageCall): Promise<Frame> {
  const { caller, language, site, here, request, query } = call;
  const done = query.get('done');
  return {
    language,
    large: cookieOf(request, 'large') === 'yes',
    here,
    site,
    // Only an act of ours: an address says nothing else in our name.
    ...(done && isActName(done) && { done }),
    ...(caller.kind === 'session' && !caller.secondFactorDue && { person: await personOf(call, caller) }),
    ...(caller.kind === 'session' && { exitKey: randomUUID() }),
    ...(caller.kind === 'link' && { linkId: caller.link.id }),
  };
}

async function personOf({ deps, now }: PageCall, { personId }: SessionCaller) {
  const { counts } = await myTasks(deps.db, { personId, now, day: dayOf(now), show: 'open', limit: 1 });
  const seats = await seatsOf({ tx: deps.db, now }, personId);
  return {
    name: await personName(deps.db, personId),
    openTasks: counts.open,
    rounds: seats.some(({ role }) => [...cityRoles, ...countyRoles].includes(role)),
    studios:
      seats.some(({ role }) => role !== 'applicant' && role !== 'expert') ||
      (await hostsStudio(deps.db, personId)) ||
      (await wasMember(deps.db, personId)),
    imports: seats.some(({ role }) => role === 'cityOfficer'),
    // Who teaches no longer may still have applied, and reads what became of it.
    applies: seats.some(({ role }) => role === 'applicant') || (await hasApplied(deps.db, personId)),
  };
}

/** The actor of somebody signed in at a page. */
export const actorOf = ({ caller, language }: SessionCall) =>
  ({
    kind: 'person',
    personId: caller.personId,
    channel: 'page',
    language,
    secondFactor: caller.secondFactor,
  }) as const;
