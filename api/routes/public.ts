import { z } from 'zod';
import { noticeBoard, noticeSeal, openNotice } from '../../db/read/notice-board.js';
import { publishedResults } from '../../db/read/results.js';
import { verification } from '../../db/read/verification.js';
import { certificateStatuses } from '../../domain/certificate.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { recipients } from '../../domain/studio/assessment/consequences.js';
import { publicReadRoute } from './route.js';
import type { ReadRow } from './row.js';
import { id, idOf, instant } from './shapes.js';

const nothing = refused(refuse('notFound'));
/** The allow-listed fields of a person on a notice (I20). */
const subject = z.object({ subjectId: id, name: z.string(), school: z.string(), county: z.string(), item: z.string() });
const hanging = z.object({
  id,
  number: z.string(),
  level: z.enum(['county', 'city']),
  publisher: z.string(),
  title: z.string(),
  text: z.string(),
  receivingUnit: z.string(),
  publishedAt: instant,
  closesAt: instant,
  subjects: z.array(subject),
});
/** The fields of the paper, by name; a field that is not printed is not here. */
const printed = z.object({
  certificateNumber: z.string(),
  plaqueNumber: z.string(),
  holderName: z.string(),
  schoolName: z.string(),
  studioName: z.string(),
  roundName: z.string(),
  decisionNumber: z.string(),
  termFrom: z.string(),
  termTo: z.string(),
  issuer: z.string(),
  issueDay: z.string(),
});
/** Of an honour (ASSESS-08): the kind of recipient is a code. */
const printedHonour = z.object({
  honourNumber: z.string(),
  recipient: z.enum(recipients),
  holderName: z.string(),
  studioName: z.string(),
  unitName: z.string(),
  callName: z.string(),
  decisionNumber: z.string(),
  issuer: z.string(),
  issueDay: z.string(),
});
const onPaper = z.union([printed, printedHonour]);

/** What anybody may read: notices while they hang, papers by their code, results once all are decided upon. */
export const publicReads: readonly ReadRow[] = [
  publicReadRoute({
    path: '/api/notices',
    tag: 'notice',
    summary: { zh: '正在公示', en: 'Notices that hang' },
    response: z.object({ items: z.array(hanging) }),
    read: async ({ tx, now }) => {
      const board = await noticeBoard(tx, now);
      return accepted({ items: board.map((one) => ({ ...one, subjects: [...one.subjects] })) });
    },
  }),
  publicReadRoute({
    path: '/api/notices/{noticeId}',
    tag: 'notice',
    summary: { zh: '一份公示', en: 'One notice' },
    response: hanging,
    read: async ({ tx, now, params }) => {
      const one = await openNotice(tx, idOf(params, 'noticeId'), now);
      return one ? accepted({ ...one, subjects: [...one.subjects] }) : nothing;
    },
  }),
  publicReadRoute({
    path: '/api/notice-seals/{number}',
    tag: 'notice',
    summary: { zh: '公示凭证：内容摘要值与起止时间', en: 'The seal of a notice: hash of what hung, from when to when' },
    response: z.object({ number: z.string(), contentHash: z.string(), from: instant, to: instant }),
    read: async ({ tx, params }) => {
      const seal = await noticeSeal(tx, params.number ?? '');
      return seal ? accepted(seal) : nothing;
    },
  }),
  publicReadRoute({
    path: '/api/verifications/{code}',
    tag: 'decision',
    summary: { zh: '核验证书、牌匾、荣誉证书', en: 'Check a certificate, a plaque or an honour' },
    response: z.object({
      status: z.enum(certificateStatuses),
      /** When it was decided so; null for one that stands as it was issued. */
      since: instant.nullable(),
      issuedAt: instant,
      printed: onPaper,
    }),
    read: async ({ tx, params }) => {
      const paper = await verification(tx, params.code ?? '');
      return paper ? accepted({ ...paper, printed: onPaper.parse(paper.printed) }) : nothing;
    },
  }),
  publicReadRoute({
    path: '/api/results/{roundCode}',
    tag: 'decision',
    summary: { zh: '评选结果', en: 'The results of a round' },
    response: z.object({
      roundName: z.string(),
      publishedAt: instant,
      hosts: z.array(
        z.object({
          name: z.string(),
          school: z.string(),
          county: z.string().nullable(),
          studio: z.string(),
          certificateNumber: z.string(),
          decisionNumber: z.string(),
        }),
      ),
    }),
    read: async ({ tx, params }) => {
      const results = await publishedResults(tx, params.roundCode ?? '');
      return results ? accepted({ ...results, hosts: [...results.hosts] }) : nothing;
    },
  }),
];
