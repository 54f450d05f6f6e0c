import { soundForm } from '../../domain/host-selection/sample.js';
import type { TermWords } from '../term-words.js';

/** What people wrote, by where: the tests of personal data put their markers here. */
export interface Spoken {
  readonly form: typeof soundForm;
  readonly opinion: string;
  readonly minutes: string;
  readonly heard: string;
  readonly remark: string;
  readonly objection: { readonly text: string; readonly fromName: string; readonly contact: string };
  /** What the objector's evidence is called. */
  readonly handedIn: string;
  readonly appeal: string;
  readonly fileName: string;
  readonly notice?: { readonly title: string; readonly text: string; readonly receivingUnit: string };
  /** In the term; what is left out is said in the words above. */
  readonly term?: Partial<TermWords>;
  /** Another form for this applicant. */
  readonly formOf?: (teacher: string) => typeof soundForm;
}
export const plainWords: Spoken = {
  form: soundForm,
  opinion: '材料属实',
  minutes: '会议研究同意',
  heard: '很好的老师',
  remark: '带班扎实',
  objection: { text: '署名不实', fromName: '周某', contact: 'zhou@out.example' },
  handedIn: '聊天记录.pdf',
  appeal: '请求复核',
  fileName: '证书.pdf',
};

/** What a notice says where nothing else is asked for. */
export const noticeWords = { title: '推荐人选公示', text: '现予公示。', receivingUnit: '教育局' };
