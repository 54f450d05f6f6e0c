import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { plansOf } from '../../db/read/plans.js';
import { tasks } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { seatFor } from '../../desk/kit/take-task.js';
import { termOf } from '../../desk/kit/term.js';
import { addWorkEvidence } from '../../desk/studio/add-work-evidence.js';
import { confirmWork } from '../../desk/studio/confirm-work.js';
import { filePlan } from '../../desk/studio/file-plan.js';
import { recordedSchema, recordWork } from '../../desk/studio/record-work.js';
import { removeWorkEvidence } from '../../desk/studio/remove-work-evidence.js';
import { progressOn } from '../../desk/studio/works.js';
import { uploadTypes } from '../../documents/sniff.js';
import { exactText } from '../../domain/panel/decimal.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { evidenceBytes } from '../../domain/studio/letter/evidence.js';
import { taskStatuses } from '../../domain/studio/letter/progress.js';
import { workStates } from '../../domain/studio/letter/recording.js';
import { letterTaskSchema } from '../../domain/studio/letter/tasks.js';
import { workKinds } from '../../domain/studio/letter/work.js';
import { planKinds, planSchema } from '../../domain/studio/plans.js';
import { dayOf } from '../../domain/time/beijing.js';
import { levels } from '../../domain/vocabulary.js';
import { studioCalendar, worksSheet } from '../documents/studio-work.js';
import { studioView } from '../reads/studios.js';
import { evidenceFile, seesEvidence, termOfEvidence, worksShown, worksToJudge } from '../reads/work-evidence.js';
import type { AnyRow } from './call.js';
import { sheetType } from './import-route.js';
import { fileRoute, readRoute, route } from './route.js';
import type { FileRow, ReadContext } from './row.js';
import { sealedByName } from './sealed-upload.js';
import { id, idOf, instant } from './shapes.js';

const tag = 'studio';
/** A Beijing day. */
const day = z.iso.date();
const contentHash = z.string();
/** Exact, `num/den`. */
const exact = z.string();
const nothing = refused(refuse('notFound'));
const { pdf } = uploadTypes;

const evidence = z.object({
  evidenceId: id,
  number: z.int(),
  /** Empty once it was erased. */
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  addedAt: instant,
});
const added = z.object({ evidenceId: id, number: z.int(), evidenceHash: z.string() });

export const planShape = z.object({
  kind: z.enum(planKinds),
  version: z.int(),
  contentHash,
  filedAt: instant,
  /** Null once their words were erased. */
  sections: planSchema.shape.sections.nullable(),
});

export const workShape = z.object({
  workId: id,
  number: z.int(),
  kind: z.enum(workKinds),
  level: z.enum(levels),
  on: day,
  hours: z.string(),
  participants: z.int(),
  /** Numbers of the members who took part. */
  members: z.array(z.int()),
  state: z.enum(workStates),
  title: z.string(),
  place: z.string(),
  summary: z.string(),
  /** Why it was returned. */
  reason: z.string(),
  /** Null for whoever does not read the files. */
  evidence: z.array(evidence).nullable(),
  /** Of these files: a confirmation names it. */
  evidenceHash: z.string().nullable(),
  recordedAt: instant,
  judgedAt: instant.nullable(),
});

const line = letterTaskSchema.pick({ code: true, text: true, measure: true, dueOn: true }).extend({
  filled: exact,
  target: exact,
  status: z.enum(taskStatuses),
});

/** The plans and the work of a studio's term (STUDIO-12, -13, -20, -22…-25): read by whoever reads the studio. */
export const studioWorkRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/plans',
    tag,
    summary: {
      zh: '工作方案和成员培养方案各版，新版在前',
      en: 'The versions of work plan and training plan, newest first',
    },
    response: z.object({ termId: id, items: z.array(planShape) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { termId } = found.value.term;
      return accepted({ termId, items: await plansOf(at.tx, at.deps.vault, termId) });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/plans',
    act: filePlan,
    tag,
    link: 'also',
    summary: { zh: '主持人提交工作方案或成员培养方案', en: 'The host files a work plan or a training plan' },
    status: 201,
    response: z.object({ version: z.int(), contentHash }),
  }),
  readRoute({
    path: '/api/studios/{studioId}/works',
    tag,
    summary: { zh: '工作室活动和成果', en: 'Activities and results of a studio' },
    response: z.object({ termId: id, items: z.array(workShape) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { termId } = found.value.term;
      return accepted({ termId, items: await worksShown(reading(at), await termOf(at, termId)) });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/works',
    act: recordWork,
    tag,
    summary: { zh: '主持人登记活动或成果', en: 'The host records an activity or a result' },
    status: 201,
    body: recordedSchema,
    upload: {
      optional: true,
      maxBytes: evidenceBytes,
      keep: async (deps, file) => {
        const kept = await sealedByName.keep(deps, file);
        return kept.ok ? accepted({ file: kept.value }) : kept;
      },
      refuse: (file, refusals) => ({ file: sealedByName.refuse?.(file, refusals) }),
    },
    response: z.object({ workId: id, number: z.int(), evidence: added.nullable() }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/works/{workId}/evidence',
    act: addWorkEvidence,
    tag,
    summary: { zh: '主持人上传佐证材料', en: 'The host puts a file behind a record of work' },
    status: 201,
    body: z.strictObject({}),
    upload: { maxBytes: evidenceBytes, ...sealedByName },
    response: added,
  }),
  route({
    method: 'delete',
    path: '/api/terms/{termId}/work-evidence/{evidenceId}',
    act: removeWorkEvidence,
    tag,
    summary: { zh: '主持人移除佐证材料', en: 'The host takes a file off a record of work' },
    response: z.object({ number: z.int() }),
  }),
  fileRoute({
    path: '/api/studios/{studioId}/work-evidence/{evidenceId}',
    tag,
    summary: { zh: '下载佐证材料', en: 'A file that shows that recorded work was done' },
    mediaType: pdf,
    otherTypes: Object.values(uploadTypes).filter((type) => type !== pdf),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      const evidenceId = idOf(at.params, 'evidenceId');
      const termId = found.ok ? await termOfEvidence(at.tx, evidenceId) : null;
      const term = termId && (await termOf(at, termId));
      const isItsOwn = term && found.ok && term.studioId === found.value.studioId;
      if (!isItsOwn || !(await seesEvidence(reading(at), term))) return nothing;
      const file = await evidenceFile(at.deps, at.tx, { termId: term.id, evidenceId });
      return file ? accepted(file) : nothing;
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/works/{workId}/confirmation',
    act: confirmWork,
    tag,
    link: 'also',
    summary: { zh: '所在单位确认或退回', en: 'The unit confirms a record, or returns it' },
    status: 201,
    response: z.object({ outcome: z.enum(['confirmed', 'returned']) }),
  }),
  fileRoute({
    path: '/api/tasks/{taskId}/work-evidence/{evidenceId}',
    tag,
    link: 'also',
    summary: { zh: '待核实的活动和成果的佐证材料', en: 'A file of a record that a task asks about' },
    mediaType: pdf,
    otherTypes: Object.values(uploadTypes).filter((type) => type !== pdf),
    read: async ({ tx, now, deps, actor, params }) => {
      const [task] = await tx
        .select()
        .from(tasks)
        .where(eq(tasks.id, idOf(params, 'taskId')));
      const isAsked = task?.kind === 'workConfirmation' && (await seatFor({ tx, now }, actor, task));
      if (!isAsked || !task.termId) return nothing;
      const waits = await worksToJudge({ tx, vault: deps.vault }, { id: task.termId }, '');
      const asked = waits.flatMap(({ evidence }) => evidence ?? []).find((one) => one.evidenceId === params.evidenceId);
      const file = asked && (await evidenceFile(deps, tx, { termId: task.termId, evidenceId: asked.evidenceId }));
      return file ? accepted(file) : nothing;
    },
  }),
  readRoute({
    path: '/api/studios/{studioId}/progress',
    tag,
    summary: { zh: '目标责任书各项任务的完成进度', en: 'How far each task of the responsibility letter is' },
    response: z.object({
      on: day,
      /** Null while no letter is sealed. */
      letterVersion: z.int().nullable(),
      items: z.array(line),
    }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const on = dayOf(at.now);
      const progress = await progressOn(at, await termOf(at, found.value.term.termId), on);
      const items = (progress?.lines ?? []).map(({ task: { code, text, measure, dueOn }, progress: so }) => ({
        ...{ code, text, measure, dueOn, status: so.status },
        filled: exactText(so.filled),
        target: exactText(so.target),
      }));
      return accepted({ on, letterVersion: progress?.letterVersion ?? null, items });
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/works.xlsx',
    tag,
    summary: { zh: '活动和成果登记表（XLSX）', en: 'Activities and results as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { term, number } = found.value;
      const bytes = await worksSheet(sealedAt(at), await termOf(at, term.termId));
      return accepted({ bytes, name: `works-${number}.xlsx` });
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/calendar.ics',
    tag,
    summary: { zh: '工作室日期（日历文件）', en: 'The dates of a studio as a calendar' },
    mediaType: 'text/calendar',
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { term, number } = found.value;
      const text = await studioCalendar(sealedAt(at), await termOf(at, term.termId));
      return accepted({ bytes: Buffer.from(text), name: `studio-${number}.ics` });
    },
  }),
];

const reading = ({ tx, now, actor, deps: { vault } }: ReadContext<PersonActor, unknown>) => ({
  ...{ tx, now, vault },
  personId: actor.personId,
});

const sealedAt = ({ tx, now, language, deps: { vault } }: Parameters<FileRow['read']>[0]) => ({
  tx,
  now,
  language,
  vault,
});
