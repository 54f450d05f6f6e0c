import { z } from 'zod';
import { answerHearing } from '../../desk/hearing/answer-hearing.js';
import { groups } from '../../desk/hearing/groups.js';
import { inviteHearing } from '../../desk/hearing/invite-hearing.js';
import { showHearing } from '../../desk/hearing/show-hearing.js';
import { accepted } from '../../domain/refusal.js';
import type { AnyRow } from './call.js';
import { readRoute, respondentRoute, route } from './route.js';
import { idOf, instant } from './shapes.js';

const tag = 'school';
const count = z.int();
const group = z.enum(groups);
const heard = z.object({
  group,
  invited: count,
  answered: count,
  needed: count,
  opinions: z.object({ support: count, reserve: count, oppose: count, texts: z.array(z.string()) }).nullable(),
});

/** HOST-18: teachers, parents and students are heard. An answer is taken without an Idempotency-Key (see `answerHearing`). */
export const hearing: readonly AnyRow[] = [
  route({
    method: 'post',
    path: '/api/cases/{caseId}/hearing-invitations',
    act: inviteHearing,
    tag,
    link: 'also',
    summary: { zh: '邀请教师、家长、学生反馈意见', en: 'Ask teachers, parents and students' },
    ifMatch: 'formHash',
    status: 201,
    response: z.object({
      invited: z.object({ teachers: count, parents: count, students: count }),
      ignored: count,
      until: instant,
    }),
  }),
  respondentRoute({
    method: 'post',
    path: '/hearing-answer',
    act: answerHearing,
    tag,
    summary: { zh: '反馈意见（匿名，一次）', en: 'Give an opinion (anonymous, once)' },
    status: 201,
    response: z.object({ group }),
  }),
  readRoute({
    path: '/api/cases/{caseId}/hearing',
    tag,
    link: 'also',
    summary: { zh: '听取意见情况（不含答复人）', en: 'What the hearing gave, without who said it' },
    response: z.object({ groups: z.array(heard) }),
    read: async ({ deps, actor, params }) => {
      const shown = await showHearing(deps, actor, idOf(params, 'caseId'));
      return shown.ok ? accepted({ groups: shown.value }) : shown;
    },
  }),
];
