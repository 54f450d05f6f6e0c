import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { type FundRequestRead, fundRequestsOf, fundYears, type VoucherRead } from '../../db/read/funds.js';
import { stageRuns } from '../../db/schema/all.js';
import { seatsOf } from '../../desk/kit/seats.js';
import type { Task } from '../../desk/kit/task-mail.js';
import { type Term, termOf } from '../../desk/kit/term.js';
import { closingRests } from '../../desk/studio/fund/hands.js';
import { timeToVouch } from '../../desk/studio/fund/lapse-request.js';
import { accountHash } from '../../desk/studio/fund/requests.js';
import { postOf } from '../../desk/studio/post-of.js';
import type { Accountant } from '../../domain/studio/fund/accountant.js';
import { totalFen } from '../../domain/studio/fund/ledger.js';
import { mayAskForFunds, refuseClosing, refuseLapse } from '../../domain/studio/fund/requests.js';
import { fundsPending } from '../../domain/studio/fund/states.js';
import { isAlive } from '../../domain/studio/letter/issue.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { FundClosing, FundRequestView, FundView, FundWork, FundYearView } from '../../web/views/fund.js';
import type { ApiDeps } from '../deps.js';

interface At {
  readonly tx: Db;
  readonly vault: ApiDeps['vault'];
  readonly now: string;
  readonly personId: string;
}

/** Where whoever reads a studio reads the vouchers of its fund. */
const filesOf = (studioId: string): string => `/api/studios/${studioId}/fund-vouchers`;

const requestView = (request: FundRequestRead, filesAt: string): FundRequestView => ({
  requestId: request.id,
  termId: request.termId,
  number: request.number,
  year: request.year,
  category: request.category,
  amountFen: request.amountFen,
  purpose: request.purpose,
  otherReason: request.otherReason,
  state: request.state,
  requestedAt: request.requestedAt,
  settledFen: request.settledFen,
  accountBy: request.accountBy,
  reason: request.reason,
  vouchers: request.vouchers.map(({ id, number, amountFen, name, sha256 }) => ({
    ...{ voucherId: id, number, amountFen, name },
    href: sha256 ? `${filesAt}/${id}` : null,
  })),
  contentHash: accountHash(request, request.vouchers),
});

const yearView = (year: Awaited<ReturnType<typeof fundYears>>[number]): FundYearView => ({
  ...year,
  grants: year.grants.map(({ amounts, ...one }) => ({
    ...one,
    amountFen: totalFen(amounts),
  })),
});

/** The fund on the studio's page, and what its reader may do to it. */
export async function fundView(at: At, term: Term): Promise<FundView> {
  const { tx, vault, now, personId } = at;
  const { studioId, studio, state } = term;
  const years = (await fundYears(tx, studioId)).map(yearView);
  const requests = await fundRequestsOf(tx, vault, studioId);
  const filesAt = filesOf(studioId);
  const post = await postOf(at, term, term.parameters.fundKeeper);
  const seats = await seatsOf(at, personId);
  const isKeeper = seats.some(({ orgId, role }) => orgId === post.orgId && role === post.role);
  const isHost = studio.hostId === personId;
  const isUnit = seats.some(({ orgId, role }) => orgId === studio.unitId && role === 'schoolLeader');
  const accountsAs: readonly Accountant[] = [
    ...(isHost ? ['host' as const] : []),
    ...(isUnit ? ['unit' as const] : []),
  ];
  const today = dayOf(now);
  const openIn = (year: number) =>
    requests.filter((one) => one.year === year && fundsPending.includes(one.state)).length;
  const closable: { termId: string; year: number }[] = [];
  for (const { year, closedAt } of isKeeper ? years : []) {
    const no = refuseClosing({ year, isClosed: closedAt !== null, open: openIn(year) }, state, today);
    if (!no && !(await closingRests(at, term, year))) closable.push({ termId: term.id, year });
  }
  const open = years.filter(({ closedAt }) => !closedAt).map(({ year }) => year);
  return {
    studioId,
    years,
    requests: requests.map((one) => requestView(one, filesAt)),
    asking: isHost && mayAskForFunds(state) && open.length > 0 ? { termId: term.id, years: open } : null,
    accountsAs,
    isKeeper,
    granting: isKeeper && isAlive(state) ? { termId: term.id, year: Number(today.slice(0, 4)) } : null,
    lapsable: isKeeper ? (await unaccounted(at, requests)).map((one) => requestView(one, filesAt)) : [],
    closable,
  };
}

/** What of the requests may lapse (`refuseLapse`) by the reader's word. */
async function unaccounted(
  at: Pick<At, 'tx' | 'now' | 'personId'>,
  requests: readonly FundRequestRead[],
): Promise<readonly FundRequestRead[]> {
  const list: FundRequestRead[] = [];
  for (const one of requests.filter(({ state }) => state === 'approved')) {
    const { state, parameters } = await termOf(at, one.termId);
    // its reason is still to be written
    const said = { personId: at.personId, reason: '…', now: at.now, until: await timeToVouch(at, one) };
    const vouchedBy = one.vouchers.map(({ addedBy }) => addedBy);
    if (!refuseLapse({ ...one, vouchedBy }, state, said, parameters)) list.push(one);
  }
  return list;
}

/** The request a task of the fund asks about, with what its purpose has; null for none. */
export async function fundWork(
  { tx, vault }: Pick<At, 'tx' | 'vault'>,
  term: Term,
  task: Pick<Task, 'id' | 'stageRunId'>,
  door: string,
): Promise<FundWork | null> {
  const [run] = await tx.select({ number: stageRuns.number }).from(stageRuns).where(eq(stageRuns.id, task.stageRunId));
  const all = await fundRequestsOf(tx, vault, term.studioId);
  const request = all.find((one) => one.termId === term.id && one.number === run?.number);
  if (!request) return null;
  const { category } = request;
  const year = (await fundYears(tx, term.studioId)).find((one) => one.year === request.year);
  const none = { category, budgetFen: 0, committedFen: 0, spentFen: 0 };
  return {
    request: requestView(request, `${door}/api/tasks/${task.id}/fund-vouchers`),
    line: year?.lines.find((one) => one.category === category) ?? none,
  };
}

/** The year a task asks to close, with what of it may lapse first; null for none. */
export async function closingWork(
  at: At,
  term: Term,
  { stageRunId }: Pick<Task, 'stageRunId'>,
): Promise<FundClosing | null> {
  const { tx, vault } = at;
  const [run] = await tx.select({ number: stageRuns.number }).from(stageRuns).where(eq(stageRuns.id, stageRunId));
  const year = (await fundYears(tx, term.studioId)).find((one) => one.year === run?.number);
  if (!year) return null;
  const own = (await fundRequestsOf(tx, vault, term.studioId)).filter((one) => one.year === year.year);
  const lapsable = (await unaccounted(at, own)).map((one) => requestView(one, filesOf(term.studioId)));
  return { ...yearView(year), termId: term.id, lapsable };
}

/** The bytes of a voucher; null where they were erased. */
export async function voucherFile({ blobs, vault }: Pick<ApiDeps, 'blobs' | 'vault'>, voucher: VoucherRead) {
  const sealed = voucher.sha256 === '' ? null : await blobs.read(voucher.blob);
  if (!sealed) return null;
  const bytes = vault.openFile(voucher.sha256, await buffer(sealed));
  return { bytes, name: voucher.name, mediaType: voucher.mediaType };
}
