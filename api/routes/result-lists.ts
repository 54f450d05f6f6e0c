import { z } from 'zod';
import { studioRegister } from '../../db/read/studios.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { grades } from '../../domain/studio/assessment/grade.js';
import { assessmentKinds, assessmentStates } from '../../domain/studio/assessment/states.js';
import { resultListWords } from '../../text/web-result-list.js';
import { studioPageWords } from '../../text/web-studios.js';
import { registerSheet, resultsSheet } from '../documents/studio-lists.js';
import { resultList, yearNumber } from '../reads/results-of-year.js';
import { readerOf } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { sheetType } from './import-route.js';
import { fileRoute, readRoute } from './route.js';
import { id, instant } from './shapes.js';

const tag = 'studio';
/** A Beijing day. */
const day = z.iso.date();
const item = z.object({
  assessmentId: id,
  bureauName: z.string(),
  studioId: id,
  studioNumber: z.string(),
  studioName: z.string(),
  unitName: z.string(),
  term: z.int(),
  kind: z.enum(assessmentKinds),
  /** Of the term. */
  year: z.int(),
  from: day,
  to: day,
  state: z.enum(assessmentStates),
  /** Rounded for reading. */
  score: z.string(),
  grade: z.enum(grades),
  publishedAt: instant,
  /** Null while it may be appealed, or is looked at again. */
  finalAt: instant.nullable(),
});

/** Lists over all studios a reader sees: the register, and the published results of a year (ASSESS-07). */
export const resultListRows: readonly AnyRow[] = [
  fileRoute({
    path: '/api/studios.xlsx',
    tag,
    summary: { zh: '工作室名册（XLSX）', en: 'The register of studios as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const bytes = await registerSheet(await studioRegister(at.tx, await readerOf(at)), at);
      return accepted({ bytes, name: `${studioPageWords[at.language].register.title}.xlsx` });
    },
  }),
  readRoute({
    path: '/api/assessment-results',
    tag,
    summary: { zh: '一个年度已公布的考核结果', en: 'The published results of a year' },
    query: z.object({ year: z.coerce.number().int().min(1000).max(9999).optional() }),
    response: z.object({ years: z.array(z.int()), year: z.int().nullable(), items: z.array(item) }),
    read: async (at) => accepted(await resultList(at, at.query.year)),
  }),
  fileRoute({
    path: '/api/assessment-results/{year}/list.xlsx',
    tag,
    summary: { zh: '年度考核结果一览表（XLSX）', en: 'The results of a year as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const year = yearNumber(at.params.year);
      if (year === undefined) return refused(refuse('notFound'));
      const { items } = await resultList(at, year);
      return accepted({
        bytes: await resultsSheet(items, year, at),
        name: `${resultListWords[at.language].of(year)}.xlsx`,
      });
    },
  }),
];
