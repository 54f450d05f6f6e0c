import { z } from 'zod';
import { forgotPassword } from '../../desk/identity/forgot-password.js';
import { setPassword } from '../../desk/identity/set-password.js';
import { accepted, refused } from '../../domain/refusal.js';
import { inEvenTime } from '../even-time.js';
import { type CallRow, callRoute } from './call.js';

const tag = 'identity';

/** A first password by invitation, a new one when it was forgotten. */
export const passwords: readonly CallRow[] = [
  callRoute({
    method: 'post',
    path: '/api/account/password/forgotten',
    name: 'forgotPassword',
    by: 'anybody',
    tag,
    summary: {
      zh: '忘记密码：向已登记的邮箱发送链接，答复始终相同',
      en: 'Password forgotten: a link to the stored address; the answer is always the same',
    },
    body: z.strictObject({ login: z.string().trim().min(1).max(200) }),
    response: z.object({ sent: z.literal('ifKnown') }),
    call: async ({ deps, request }, { login }) => {
      const tooMany = await deps.limits.take('signInAddress', request.ip ?? '');
      if (tooMany) return refused(tooMany);
      // Past the account's own limit nothing is sent, and nobody learns so.
      return inEvenTime(deps, async () => {
        if (!(await deps.limits.take('resend', `password:${login.toLowerCase()}`))) await forgotPassword(deps, login);
        return accepted({ sent: 'ifKnown' });
      });
    },
  }),
  callRoute({
    method: 'post',
    path: '/api/account/password/links/{linkId}',
    name: 'setPassword',
    by: 'anybody',
    tag,
    summary: { zh: '凭邮件链接设置密码', en: 'Set the password by the link in a letter' },
    body: z
      .strictObject({
        secret: z.string().max(200).optional(),
        code: z.string().max(40).optional(),
        newPassword: z.string().min(1).max(200),
      })
      .refine((given) => given.secret || given.code, { path: ['code'] }),
    response: z.object({ login: z.string() }),
    call: async ({ deps, params }, body) => {
      const linkId = params.linkId ?? '';
      const tooMany = await deps.limits.take('link', linkId);
      if (tooMany) return refused(tooMany);
      const set = await setPassword(deps, linkId, body);
      if (set.ok) await deps.limits.forgive('link', linkId);
      return set;
    },
  }),
];
