import { isBeneath } from '../../db/read/beneath.js';
import { bodiesLike, holdersAt, peopleLike } from '../../db/read/page-posts.js';
import { organisationName } from '../../db/read/page-round.js';
import { type Seat, seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { bodyPostsPage, postsPage } from '../../web/pages/posts.js';
import { uuidOf } from './cases.js';
import { frameOf, guardOf, type Page, type SessionCall } from './kit.js';

const shown = 50;
const mySeats = ({ deps, now, caller }: SessionCall) => seatsOf({ tx: deps.db, now }, caller.personId);
const bureauOf = (seats: readonly Seat[]): string | null =>
  seats.find(({ role }) => role === 'cityOfficer')?.orgId ?? null;

/** Who holds which post, for the bureau's officers. */
export const peoplePages: readonly Page[] = [
  {
    path: '/posts',
    who: 'session',
    load: async (call) => {
      if (!bureauOf(await mySeats(call))) return refused(refuse('notFound'));
      const query = (call.query.get('q') ?? '').trim().slice(0, 60);
      const found = await bodiesLike(call.deps.db, query, shown + 1);
      const view = { query, items: found.slice(0, shown), more: found.length > shown };
      return accepted(postsPage(await frameOf(call), view));
    },
  },
  {
    path: '/posts/:orgId',
    who: 'session',
    load: async (call) => {
      const { db } = call.deps;
      const orgId = uuidOf(call.params.orgId);
      const orgName = await organisationName(db, orgId);
      const bureauId = bureauOf(await mySeats(call));
      if (!orgName || !bureauId || !(await isBeneath(db, bureauId, orgId))) return refused(refuse('notFound'));
      const query = (call.query.get('who') ?? '').trim().slice(0, 60);
      const people = query === '' ? [] : await peopleLike(db, query, shown);
      const view = {
        orgId,
        orgName,
        holders: await holdersAt(db, orgId, dayOf(call.now)),
        query,
        people: people.map(({ personId, name, code }) => ({ personId, label: `${name} · ${code}` })),
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(bodyPostsPage(await frameOf(call), view));
    },
  },
];
