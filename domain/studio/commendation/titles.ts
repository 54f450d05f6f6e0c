import type { Recipient } from '../assessment/consequences.js';

/** What each kind of recipient is commended as (ASSESS-08), in Chinese as it hangs and as it is printed. */
export const honourTitles: Readonly<Record<Recipient, string>> = {
  studio: '先进班主任工作室',
  unit: '班主任工作室建设先进单位',
  host: '优秀班主任工作室主持人',
  member: '优秀班主任工作室成员',
};
