import { z } from 'zod';
import { termOf } from '../../desk/kit/term.js';
import { decideSuspension } from '../../desk/studio/suspension/decide-suspension.js';
import { resumeStudio } from '../../desk/studio/suspension/resume-studio.js';
import { suspendStudio } from '../../desk/studio/suspension/suspend-studio.js';
import { accepted } from '../../domain/refusal.js';
import { studioView } from '../reads/studios.js';
import { suspensionViews } from '../reads/suspensions.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, idOf } from './shapes.js';

const tag = 'studio';
/** A Beijing day. */
const day = z.iso.date();
const suspension = z.object({
  number: z.int(),
  from: day,
  until: day,
  to: day.nullable(),
  /** Null for whoever is neither the host nor of the section, nor decides. */
  words: z.string().nullable(),
});

/** A studio stands still while its host is on a long leave (STUDIO-O05). */
export const suspensionRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/suspensions',
    tag,
    summary: { zh: '工作室中止情况，新的在前', en: 'The suspensions of a studio, the latest first' },
    response: z.object({ termId: id, items: z.array(suspension) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const term = await termOf(at, found.value.term.termId);
      return accepted({ termId: term.id, items: await suspensionViews({ ...at, vault: at.deps.vault }, term) });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/suspension',
    act: suspendStudio,
    tag,
    summary: { zh: '中止工作室', en: 'Suspend a studio' },
    status: 201,
    response: z.object({ number: z.int(), until: day }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/resumption',
    act: resumeStudio,
    tag,
    summary: { zh: '恢复工作室', en: 'Resume a studio' },
    status: 201,
    response: z.object({ on: day }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/suspension-decision',
    act: decideSuspension,
    tag,
    summary: { zh: '决定中止到期后的工作室（须第二因素）', en: 'Decide on a suspended studio (second factor)' },
    status: 201,
    response: z.object({ outcome: z.enum(['resumed', 'closed']) }),
  }),
];
