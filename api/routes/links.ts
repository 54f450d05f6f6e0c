import { z } from 'zod';
import { openLink } from '../../desk/identity/open-link.js';
import { resendLink } from '../../desk/identity/resend-link.js';
import { accepted, refused } from '../../domain/refusal.js';
import { setLink } from '../cookies.js';
import { type CallRow, callRoute } from './call.js';

const tag = 'link';

/** Trading a link for its one task, and asking for the mail again. Looking at a link is a page, see `api/link-page.ts`. */
export const links: readonly CallRow[] = [
  callRoute({
    method: 'post',
    path: '/t/{linkId}/open',
    name: 'openLink',
    by: 'anybody',
    tag,
    summary: { zh: '用邮件中的密钥或验证码打开链接', en: "Open a link by its secret, or by the mail's printed code" },
    body: z
      .strictObject({ secret: z.string().max(200).optional(), code: z.string().max(40).optional() })
      .refine((given) => given.secret !== undefined || given.code !== undefined, { path: ['secret'] }),
    response: z.object({ nonce: z.string() }),
    call: async ({ deps, params, response }, body) => {
      const id = params.linkId ?? '';
      const tooMany = await deps.limits.take('link', id);
      if (tooMany) return refused(tooMany);
      const opened = await openLink(deps, id, body);
      if (!opened.ok) return opened;
      await deps.limits.forgive('link', id);
      setLink(response, deps.publicUrl, id, opened.value.session);
      return opened;
    },
  }),
  callRoute({
    method: 'post',
    path: '/t/{linkId}/resend',
    name: 'resendLink',
    by: 'anybody',
    tag,
    summary: {
      zh: '重发邮件，只发往已登记的邮箱；答复始终相同',
      en: 'Send the mail again, only to the stored address; the answer is always the same',
    },
    body: null,
    response: z.object({ sent: z.literal('ifStillOpen') }),
    call: async ({ deps, params }) => {
      const id = params.linkId ?? '';
      // Past the limit nothing is sent, and nobody learns so.
      if (!(await deps.limits.take('resend', id))) await resendLink(deps, id);
      return accepted({ sent: 'ifStillOpen' });
    },
  }),
];
