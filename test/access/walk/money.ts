import { addVoucher } from '../../../desk/studio/fund/add-voucher.js';
import { approveFunds } from '../../../desk/studio/fund/approve-funds.js';
import { grantFunds } from '../../../desk/studio/fund/grant-funds.js';
import { handInVouchers } from '../../../desk/studio/fund/hand-in-vouchers.js';
import { requestFunds } from '../../../desk/studio/fund/request-funds.js';
import type { Hands } from './hands.js';

/** A studio's fund. */
export function money({ inTerm, keep, act, taskOf }: Hands) {
  /** A year's money, and requests on it: one to be decided, one to be vouched for, one to be settled. */
  const financed = async (termId: string, year: number): Promise<void> => {
    const grant = { termId, year, amounts: { office: '1000', other: '9' }, reference: '教财〔2026〕3号' };
    await act('cityOfficer', grantFunds, { ...grant, otherReason: inTerm.grantReason });
    const asks = () =>
      act('teacherA1a', requestFunds, { termId, year, category: 'office', amount: '100', purpose: inTerm.purpose });
    const approves = async () => {
      const { requestId } = await asks();
      const taskId = await taskOf('fundApproval', termId);
      await act('cityOfficer', approveFunds, { taskId, outcome: 'approved', reason: inTerm.fundApproval });
      const paper = { amount: '60', name: inTerm.voucher, mediaType: 'application/pdf', size: 4, ...(await keep()) };
      await act('teacherA1a', addVoucher, { termId, requestId, ...paper });
      return requestId;
    };
    await act('teacherA1a', handInVouchers, { termId, requestId: await approves() });
    await approves();
    await asks();
  };
  return { financed };
}
