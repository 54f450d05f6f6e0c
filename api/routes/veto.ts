import { z } from 'zod';
import { decideVeto } from '../../desk/veto/decide-veto.js';
import { liftVeto } from '../../desk/veto/lift-veto.js';
import { registerVeto } from '../../desk/veto/register-veto.js';
import { respondToVeto } from '../../desk/veto/respond-to-veto.js';
import { route } from './route.js';
import type { ActRow } from './row.js';
import { id, instant, shownVersion } from './shapes.js';

const tag = 'ethics';
const vetoId = z.object({ vetoId: id });

/** The ethics veto: finding, hearing, decision of a second person, clearing (VETO-01, VETO-O04…O07). */
export const veto: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/cases/{caseId}/vetoes',
    act: registerVeto,
    tag,
    summary: { zh: '登记师德问题', en: 'Register an ethics finding' },
    status: 201,
    response: z.object({ vetoId: id, hearingUntil: instant }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/veto-statement',
    act: respondToVeto,
    tag,
    link: 'also',
    summary: { zh: '本人陈述申辩', en: 'Speak to the finding' },
    status: 201,
    response: vetoId,
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/veto-decision',
    act: decideVeto,
    tag,
    summary: { zh: '作出一票否决决定（须第二因素）', en: 'Decide on the veto (second factor)' },
    ifMatch: 'version',
    input: shownVersion,
    status: 201,
    response: z.object({ outcome: z.enum(['effective', 'dismissed']), appealUntil: instant.nullable() }),
  }),
  route({
    method: 'post',
    path: '/api/vetoes/{vetoId}/lifting',
    act: liftVeto,
    tag,
    summary: { zh: '撤销师德记录（须第二因素）', en: 'Clear an ethics record (second factor)' },
    status: 201,
    response: vetoId,
  }),
];
