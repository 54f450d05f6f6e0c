import { z } from 'zod';
import { endOwnSessions, ownSessions } from '../../desk/identity/own-sessions.js';
import { accepted, refused } from '../../domain/refusal.js';
import { instantSchema } from '../../domain/time/schemas.js';
import { type CallRow, callRoute } from './call.js';
import { fullSession } from './identity.js';

const tag = 'identity';

/** Where one is signed in, and the end of it (ASVS 7.5.2). */
export const sessions: readonly CallRow[] = [
  callRoute({
    method: 'get',
    path: '/api/account/sessions',
    name: 'listSessions',
    by: 'session',
    tag,
    summary: { zh: '我的登录会话', en: 'My sessions' },
    body: null,
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          startedAt: instantSchema,
          lastSeenAt: instantSchema,
          secondFactor: z.boolean(),
          here: z.boolean().meta({ description: 'The session that asks' }),
        }),
      ),
    }),
    call: async (context) => {
      const caller = fullSession(context);
      if (!caller.ok) return caller;
      return accepted({ items: [...(await ownSessions(context.deps, caller.value))] });
    },
  }),
  callRoute({
    method: 'post',
    path: '/api/account/sessions/end',
    name: 'endSessions',
    by: 'session',
    tag,
    summary: {
      zh: '结束一个登录会话；不指明则结束其他全部会话。须输入密码，或刚刚出示过动态验证码',
      en: 'End one session, or all others; by the password, or a second factor shown lately',
    },
    body: z.strictObject({
      sessionId: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .optional(),
      password: z.string().max(200).optional(),
    }),
    response: z.object({ sessionsEnded: z.number().int() }),
    call: async (context, body) => {
      const caller = fullSession(context);
      if (!caller.ok) return caller;
      const tooMany = await context.deps.limits.take('signInAccount', caller.value.accountId);
      if (tooMany) return refused(tooMany);
      const ended = await endOwnSessions(context.deps, caller.value, body);
      if (ended.ok) await context.deps.limits.forgive('signInAccount', caller.value.accountId);
      return ended;
    },
  }),
];
