import { z } from 'zod';
import { noticeBoard, openNotice, pastNotice } from '../../db/read/notice-board.js';
import { decidedRounds, publishedResults } from '../../db/read/results.js';
import { openPages } from '../../db/read/studio-page.js';
import { verification } from '../../db/read/verification.js';
import { filesTakenFor } from '../../desk/notice/files-taken.js';
import { objectionStanding } from '../../desk/notice/receipt-code.js';
import { uploadTypes } from '../../documents/sniff.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { certificatePage } from '../../web/pages/certificate.js';
import { homePage } from '../../web/pages/home.js';
import { noticeBoardPage, noticePage, pastNoticePage, receiptPage, standingPage } from '../../web/pages/notices.js';
import { resultsListPage, resultsPage } from '../../web/pages/results.js';
import { secondFactorPage, signInPage } from '../../web/pages/sign-in.js';
import { returningPage } from '../../web/pages/single-sign-on.js';
import { openPagesPage, pageOverPage, publicStudioPage } from '../../web/pages/studio-page.js';
import type { NoticeHead } from '../../web/views/notices.js';
import { page, readCursor } from '../cursor.js';
import { countyOfBody } from '../documents/county-of-body.js';
import { ownPath } from '../own-path.js';
import { pageForAnybody, publicView } from '../reads/studio-page.js';
import { receiptCodeOf } from '../receipt-cookie.js';
import { frameOf, guardOf, type Page, type PageCall } from './kit.js';

type Notice = Awaited<ReturnType<typeof noticeBoard>>[number];

const headOf = (notice: Notice): NoticeHead => ({
  id: notice.id,
  number: notice.number,
  level: notice.level,
  title: notice.title,
  orgName: notice.publisher,
  publishedAt: notice.publishedAt,
  closesAt: notice.closesAt,
  people: notice.subjects.length,
});

const againOf = ({ again }: PageCall) => (again ? { again } : {});
const wayIn = (call: PageCall) => ({
  guard: guardOf(call),
  onward: ownPath(call.query.get('then') ?? '/tasks'),
  single: call.deps.oidc !== undefined,
  ...againOf(call),
});

const openPagesAtOnce = 50;

/** Pages anybody may read: signing in, the notice board, studios' pages, verification. */
export const publicPages: readonly Page[] = [
  { path: '/', who: 'anybody', load: async (call) => accepted(homePage(await frameOf(call))) },
  { path: '/sign-in', who: 'anybody', load: async (call) => accepted(signInPage(await frameOf(call), wayIn(call))) },
  {
    path: '/oidc/callback',
    who: 'anybody',
    load: async (call) => {
      if (!call.deps.oidc) return refused(refuse('notFound'));
      const sent = (name: string) => (call.query.get(name) ?? '').slice(0, 2000);
      const back = { code: sent('code'), state: sent('state'), iss: sent('iss') };
      if (back.code === '') return refused(refuse('wrongCredentials'));
      return accepted(returningPage(await frameOf(call), back));
    },
  },
  {
    path: '/second-factor',
    who: 'anybody',
    load: async (call) =>
      call.caller.kind === 'session'
        ? accepted(secondFactorPage(await frameOf(call), wayIn(call)))
        : refused(refuse('notSignedIn')),
  },
  {
    path: '/notices',
    who: 'anybody',
    load: async (call) => {
      const items = (await noticeBoard(call.deps.db, call.now)).map(headOf);
      return accepted(noticeBoardPage(await frameOf(call), { items }));
    },
  },
  {
    path: '/notices/:noticeId',
    who: 'anybody',
    load: async (call) => {
      const id = z.uuid().safeParse(call.params.noticeId);
      const found = id.success ? await openNotice(call.deps.db, id.data, call.now) : null;
      if (!found) return overNotice(call, id.data ?? '');
      const subjects = found.subjects.map((one) => ({ ...one, county: countyOfBody(one.county) || null }));
      const { text, receivingUnit } = found;
      const taken = await filesTakenFor({ tx: call.deps.db }, found.id);
      const view = {
        ...headOf(found),
        text,
        receivingUnit,
        subjects,
        files: taken && taken.count > 0 ? { ...taken, types: Object.keys(uploadTypes) } : null,
        guard: guardOf(call),
        ...againOf(call),
      };
      return accepted(noticePage(await frameOf(call), view));
    },
  },
  {
    path: '/objections/receipt',
    who: 'anybody',
    private: true,
    load: async (call) => {
      const { receipt, code, found } = await askedFor(call);
      if (!found) return accepted(standingPage(await frameOf(call), { receipt, found: null, refusals: [] }));
      const { noticeId, files } = found;
      const named = call.query.get('lane') !== 'anonymous';
      const view = { receipt: found.receipt, code, named, noticeHref: `/notices/${noticeId}`, files };
      return accepted(receiptPage(await frameOf(call), view));
    },
  },
  {
    path: '/objections',
    who: 'anybody',
    private: true,
    load: async (call) => {
      const { again } = call;
      if (again) {
        const { receipt: [receipt = ''] = [] } = again.kept;
        return accepted(standingPage(await frameOf(call), { receipt, found: null, refusals: again.refusals }));
      }
      const { receipt, found } = await askedFor(call);
      return accepted(standingPage(await frameOf(call), { receipt, found, refusals: [] }));
    },
  },
  {
    path: '/results',
    who: 'anybody',
    load: async (call) => accepted(resultsListPage(await frameOf(call), await decidedRounds(call.deps.db))),
  },
  {
    path: '/results/:roundCode',
    who: 'anybody',
    load: async (call) => {
      const results = await publishedResults(call.deps.db, call.params.roundCode ?? '');
      if (!results) return refused(refuse('notFound'));
      const hosts = results.hosts.map((one) => ({ ...one, county: countyOfBody(one.county ?? '') || null }));
      return accepted(resultsPage(await frameOf(call), { ...results, hosts }));
    },
  },
  {
    path: '/studio-pages',
    who: 'anybody',
    load: async (call) => {
      const [after] = readCursor(call.query.get('after') ?? undefined, 1) ?? [];
      const rows = await openPages(call.deps.db, openPagesAtOnce + 1, after);
      const { items, next } = page(rows, openPagesAtOnce, (row) => [row.number]);
      return accepted(openPagesPage(await frameOf(call), { items, nextHref: next && `/studio-pages?after=${next}` }));
    },
  },
  {
    path: '/studio-pages/:studioNumber',
    who: 'anybody',
    load: async (call) => {
      const found = await pageForAnybody(call.deps, call.params.studioNumber ?? '');
      if (!found) return refused(refuse('notFound'));
      if (found.kind === 'open') return accepted(publicStudioPage(await frameOf(call), publicView(found)));
      call.response.status(410);
      return accepted(pageOverPage(await frameOf(call), found));
    },
  },
  { path: '/v', who: 'anybody', load: (call) => certificate(call, call.query.get('code')) },
  { path: '/v/:code', who: 'anybody', load: (call) => certificate(call, call.params.code ?? '') },
];

/** The objection whose receipt the address names, where this browser has just been given its code or asked with it. */
async function askedFor({ deps, request, query }: PageCall) {
  const receipt = (query.get('no') ?? '').slice(0, 40);
  const code = receiptCodeOf(deps, request);
  return { receipt, code, found: receipt && code ? await objectionStanding(deps, { receipt, code }) : null };
}

/** Once its time is over the names are gone from every page, as the rules for personal data ask; that it hung is no secret. */
async function overNotice(call: PageCall, noticeId: string) {
  const past = noticeId ? await pastNotice(call.deps.db, noticeId) : null;
  if (!past) return refused(refuse('notFound'));
  call.response.status(410);
  return accepted(pastNoticePage(await frameOf(call), { ...past, refusals: call.again?.refusals ?? [] }));
}

async function certificate(call: PageCall, code: string | null) {
  const frame = await frameOf(call);
  if (code === null) return accepted(certificatePage(frame, null));
  const found = await verification(call.deps.db, code);
  const view = found && {
    status: found.status,
    since: found.since,
    printed: found.printed,
    checkedAt: call.now,
  };
  return accepted(certificatePage(frame, { code, found: view }));
}
