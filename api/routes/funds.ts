import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { fundRequestsOf, fundYears } from '../../db/read/funds.js';
import { tasks } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { seatFor } from '../../desk/kit/take-task.js';
import { termOf } from '../../desk/kit/term.js';
import { addVoucher } from '../../desk/studio/fund/add-voucher.js';
import { approveFunds } from '../../desk/studio/fund/approve-funds.js';
import { closeFundYear } from '../../desk/studio/fund/close-fund-year.js';
import { grantFunds } from '../../desk/studio/fund/grant-funds.js';
import { handInVouchers } from '../../desk/studio/fund/hand-in-vouchers.js';
import { lapseRequest } from '../../desk/studio/fund/lapse-request.js';
import { removeVoucher } from '../../desk/studio/fund/remove-voucher.js';
import { requestFunds } from '../../desk/studio/fund/request-funds.js';
import { accountHash } from '../../desk/studio/fund/requests.js';
import { settleFunds } from '../../desk/studio/fund/settle-funds.js';
import { withdrawFunds } from '../../desk/studio/fund/withdraw-funds.js';
import { uploadTypes } from '../../documents/sniff.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { accountants } from '../../domain/studio/fund/accountant.js';
import { fundCategories } from '../../domain/studio/fund/ledger.js';
import { yuanSchema } from '../../domain/studio/fund/money.js';
import { fundStates } from '../../domain/studio/fund/states.js';
import { voucherBytes } from '../../domain/studio/fund/vouchers.js';
import { fundSheetPdf, fundsSheet } from '../documents/fund-sheet.js';
import { fundWork, voucherFile } from '../reads/funds.js';
import { studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { sheetType } from './import-route.js';
import { fileRoute, readRoute, route } from './route.js';
import type { FileAnswer, ReadContext } from './row.js';
import { sealedByName } from './sealed-upload.js';
import { id, idOf, instant } from './shapes.js';

const tag = 'studio';
const nothing = refused(refuse('notFound'));
const pdf = uploadTypes.pdf;
const otherTypes = Object.values(uploadTypes).filter((type) => type !== pdf);
/** Whole fen (分). */
const fen = z.int();
const category = z.enum(fundCategories);
const contentHash = z.string();
const requestAt = '/api/terms/{termId}/fund-requests/{requestId}';

const line = z.object({ category, budgetFen: fen, committedFen: fen, spentFen: fen });
const grant = z.object({
  number: z.int(),
  amounts: z.record(category, fen),
  reference: z.string(),
  otherReason: z.string(),
  grantedAt: instant,
});
const request = z.object({
  requestId: id,
  termId: id,
  number: z.int(),
  year: z.int(),
  category,
  amountFen: fen,
  /** Empty once it was erased. */
  purpose: z.string(),
  otherReason: z.string(),
  state: z.enum(fundStates),
  requestedAt: instant,
  approvedAt: instant.nullable(),
  settledFen: fen.nullable(),
  endedAt: instant.nullable(),
  /** Who hands its vouchers in. */
  accountBy: z.enum(accountants),
  /** Why it was refused or has lapsed, or its vouchers were returned. */
  reason: z.string(),
  vouchers: z.array(z.object({ voucherId: id, number: z.int(), amountFen: fen, name: z.string(), addedAt: instant })),
  /** Of request and vouchers: a settlement names it. */
  contentHash,
});

/** The fund of a studio (FUND-01, FUND-03, FUND-04, FUND-08, FUND-O01): read by whoever reads the studio. */
export const fundRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/funds',
    tag,
    summary: { zh: '工作室经费：预算、申请和凭证（金额单位：分）', en: 'The fund of a studio; amounts are whole fen' },
    response: z.object({
      years: z.array(
        z.object({ year: z.int(), closedAt: instant.nullable(), lines: z.array(line), grants: z.array(grant) }),
      ),
      requests: z.array(request),
    }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { studioId } = found.value;
      const requests = await fundRequestsOf(at.tx, at.deps.vault, studioId);
      return accepted({
        years: await fundYears(at.tx, studioId),
        requests: requests.map((one) => ({
          ...one,
          requestId: one.id,
          vouchers: one.vouchers.map((voucher) => ({ ...voucher, voucherId: voucher.id })),
          contentHash: accountHash(one, one.vouchers),
        })),
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/fund-grants',
    act: grantFunds,
    tag,
    summary: { zh: '下达年度经费（金额单位：元）', en: 'Grant the money of a year, in yuan' },
    status: 201,
    response: z.object({ number: z.int(), amountFen: fen }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/fund-requests',
    act: requestFunds,
    tag,
    summary: { zh: '主持人申请使用经费（金额单位：元）', en: 'The host asks for money of one purpose, in yuan' },
    status: 201,
    response: z.object({ requestId: id, number: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/fund-approval',
    act: approveFunds,
    tag,
    link: 'also',
    summary: { zh: '审批经费申请', en: 'Approve a request on the fund, or refuse it' },
    status: 201,
    response: z.object({ outcome: z.enum(['approved', 'refused']) }),
  }),
  route({
    method: 'post',
    path: `${requestAt}/vouchers`,
    act: addVoucher,
    tag,
    link: 'also',
    summary: { zh: '上传凭证（金额单位：元）', en: 'Put a voucher behind a request, in yuan' },
    status: 201,
    body: z.strictObject({ amount: yuanSchema }),
    upload: {
      maxBytes: voucherBytes,
      ...sealedByName,
    },
    response: z.object({ voucherId: id, number: z.int() }),
  }),
  route({
    method: 'delete',
    path: `${requestAt}/vouchers/{voucherId}`,
    act: removeVoucher,
    tag,
    link: 'also',
    summary: { zh: '移除凭证', en: 'Take a voucher off again' },
    response: z.object({ number: z.int() }),
  }),
  route({
    method: 'post',
    path: `${requestAt}/account`,
    act: handInVouchers,
    tag,
    link: 'also',
    summary: { zh: '报送凭证', en: 'Hand in the vouchers of a request' },
    status: 201,
    response: z.object({ amountFen: fen, contentHash }),
  }),
  route({
    method: 'post',
    path: `${requestAt}/settlement`,
    act: settleFunds,
    tag,
    link: 'also',
    summary: { zh: '结算或退回凭证', en: 'Settle a request, or return its vouchers' },
    status: 201,
    response: z.object({ outcome: z.enum(['settled', 'returned']) }),
  }),
  route({
    method: 'post',
    path: `${requestAt}/withdrawal`,
    act: withdrawFunds,
    tag,
    summary: { zh: '撤回经费申请', en: 'Give a request up' },
    response: z.object({ state: z.literal('withdrawn') }),
  }),
  route({
    method: 'post',
    path: `${requestAt}/lapse`,
    act: lapseRequest,
    tag,
    link: 'also',
    summary: { zh: '终止无人报账的经费申请', en: 'Let a request lapse that nobody accounts for' },
    response: z.object({ state: z.literal('lapsed') }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/fund-years/{year}/closing',
    act: closeFundYear,
    tag,
    link: 'also',
    summary: { zh: '年度经费结账', en: 'Close the year of a fund' },
    input: ({ year, ...params }, body) => ({ ...body, ...params, year: Number(year) }),
    response: z.object({ leftFen: fen }),
  }),
  fileRoute({
    path: '/api/studios/{studioId}/fund-vouchers/{voucherId}',
    tag,
    summary: { zh: '经费凭证', en: 'A voucher' },
    mediaType: pdf,
    otherTypes,
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      return found.ok ? voucher(at, found.value.studioId) : nothing;
    },
  }),
  fileRoute({
    path: '/api/tasks/{taskId}/fund-vouchers/{voucherId}',
    tag,
    link: 'also',
    summary: { zh: '待结算的经费凭证', en: 'A voucher of the request that a task asks about' },
    mediaType: pdf,
    otherTypes,
    read: async (at) => {
      const [task] = await at.tx
        .select()
        .from(tasks)
        .where(eq(tasks.id, idOf(at.params, 'taskId')));
      const isAsked = task?.kind === 'fundAccount' || task?.kind === 'fundSettlement';
      if (!isAsked || !task.termId || !(await seatFor(at, at.actor, task))) return nothing;
      const term = await termOf(at, task.termId);
      const work = await fundWork({ tx: at.tx, vault: at.deps.vault }, term, task, '');
      const isItsOwn = work?.request.vouchers.some(({ voucherId }) => voucherId === at.params.voucherId);
      return isItsOwn ? voucher(at, term.studioId) : nothing;
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/funds.xlsx',
    tag,
    summary: { zh: '经费使用明细（XLSX）', en: 'The requests on a fund as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { term, number } = found.value;
      const bytes = await fundsSheet(printing(at), await termOf(at, term.termId));
      return accepted({ bytes, name: `funds-${number}.xlsx` });
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/funds/{year}/settlement.pdf',
    tag,
    summary: { zh: '年度经费结算表（PDF）', en: 'The settlement sheet of a year as PDF' },
    mediaType: pdf,
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { term, number } = found.value;
      const year = Number(at.params.year);
      const bytes = await fundSheetPdf(printing(at), await termOf(at, term.termId), year);
      return bytes.ok ? accepted({ bytes: bytes.value, name: `fund-${number}-${year}.pdf` }) : bytes;
    },
  }),
];

type At = Pick<ReadContext<PersonActor, unknown>, 'tx' | 'deps' | 'params'>;

const printing = ({ tx, now, deps, language }: ReadContext<PersonActor, unknown>) => ({
  ...{ tx, now, language },
  vault: deps.vault,
});

async function voucher({ tx, deps, params }: At, studioId: string): Promise<Result<FileAnswer>> {
  const all = (await fundRequestsOf(tx, deps.vault, studioId)).flatMap(({ vouchers }) => vouchers);
  const asked = all.find((one) => one.id === params.voucherId);
  const file = asked && (await voucherFile(deps, asked));
  return file ? accepted(file) : nothing;
}
