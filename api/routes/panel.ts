import { z } from 'zod';
import { addExpert } from '../../desk/city/add-expert.js';
import { declareConflicts } from '../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../desk/city/draw-panel.js';
import { passOverExpert } from '../../desk/city/pass-over-expert.js';
import { recuse } from '../../desk/city/recuse.js';
import { removeExpert } from '../../desk/city/remove-expert.js';
import { replaceExpert } from '../../desk/city/replace-expert.js';
import { sealSheet } from '../../desk/city/seal-sheet.js';
import { route } from './route.js';
import type { ActRow } from './row.js';

const tag = 'panel';
const pool = z.object({ pool: z.int() });

/** The panel: pool, declared conflicts, draw, blind sheets (HOST-25, HOST-O15). */
export const panel: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/experts',
    act: addExpert,
    tag,
    summary: { zh: '专家入库', en: 'Put an expert into the pool' },
    status: 201,
    response: pool,
  }),
  route({
    method: 'delete',
    path: '/api/rounds/{roundId}/experts/{personId}',
    act: removeExpert,
    tag,
    summary: { zh: '专家出库', en: 'Take an expert out of the pool' },
    response: pool,
  }),
  route({
    method: 'put',
    path: '/api/rounds/{roundId}/declarations',
    act: declareConflicts,
    tag,
    link: 'also',
    summary: { zh: '逐一申明回避关系', en: 'Declare on every candidate whether there is a conflict' },
    response: z.object({ conflicts: z.int() }),
  }),
  route({
    method: 'delete',
    path: '/api/rounds/{roundId}/declarations/{personId}',
    act: passOverExpert,
    tag,
    summary: { zh: '不再等待未申明的专家', en: 'Wait no longer for the word of a silent expert on late candidates' },
    response: z.object({ passedOver: z.literal(true) }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/panel',
    act: drawPanel,
    tag,
    summary: { zh: '抽取评审专家（须第二因素）', en: 'Draw the panel by lot (second factor)' },
    status: 201,
    response: z.object({ panel: z.int(), sheets: z.int() }),
  }),
  route({
    method: 'put',
    path: '/api/rounds/{roundId}/sheets/{caseId}',
    act: sealSheet,
    tag,
    summary: { zh: '封存评分表（须第二因素）', en: "Seal one's score sheet (second factor)" },
    ifMatch: 'formHash',
    response: z.object({ commitment: z.string() }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/sheets/{caseId}/recusal',
    act: recuse,
    tag,
    summary: { zh: '回避一份材料', en: 'Step back from one file' },
    status: 201,
    response: z.object({ substituted: z.boolean() }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/sheets/{caseId}/replacement',
    act: replaceExpert,
    tag,
    summary: { zh: '更换不能评分的专家', en: 'Give the file of an expert who cannot score to the next' },
    status: 201,
    response: z.object({ substituted: z.literal(true) }),
  }),
];
