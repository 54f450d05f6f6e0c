import { z } from 'zod';
import { changePassword } from '../../desk/identity/change-password.js';
import { enrolTotp, offerTotp } from '../../desk/identity/enrol-totp.js';
import { signIn, signOut, stepUp } from '../../desk/identity/sign-in.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { languages, roles } from '../../domain/vocabulary.js';
import { api as words } from '../../text/api.js';
import type { SessionCaller } from '../caller.js';
import { clearSession, setSession } from '../cookies.js';
import { inEvenTime } from '../even-time.js';
import { type CallContext, type CallRow, callRoute } from './call.js';

const tag = 'identity';
const text = z.string().min(1).max(200);
const sessionState = z.object({
  secondFactor: z.boolean(),
  secondFactorDue: z.boolean().meta({ description: 'The account has a second factor that was not shown yet' }),
});

/** The caller of a row `by: 'session'`. */
export function sessionOf({ caller }: CallContext): SessionCaller {
  if (caller.kind !== 'session') throw new Error('a session row called without a session');
  return caller;
}

/** Whoever has shown all that the account asks for. */
export function fullSession(context: CallContext): Result<SessionCaller> {
  const caller = sessionOf(context);
  return caller.secondFactorDue ? refused(refuse('secondFactorRequired', { field: 'code' })) : accepted(caller);
}

export const identity: readonly CallRow[] = [
  callRoute({
    method: 'post',
    path: '/api/session',
    name: 'signIn',
    by: 'anybody',
    tag,
    summary: { zh: '登录', en: 'Sign in' },
    body: z.strictObject({ login: text, password: text, code: z.string().max(40).optional() }),
    response: sessionState,
    status: 201,
    call: async ({ deps, caller, request, response }, body) => {
      const login = body.login.trim().toLowerCase();
      const tooMany =
        (await deps.limits.take('signInAddress', request.ip ?? '')) ?? (await deps.limits.take('signInAccount', login));
      if (tooMany) return refused(tooMany);
      const signedIn = await inEvenTime(
        deps,
        () => signIn(deps, body),
        ({ ok }) => ok,
      );
      if (!signedIn.ok) return signedIn;
      await deps.limits.forgive('signInAccount', login);
      // A new cookie on every sign-in: nobody can plant one beforehand.
      if (caller.kind === 'session') await signOut(deps, caller);
      setSession(response, deps.publicUrl, signedIn.value.session);
      return signedIn;
    },
  }),
  callRoute({
    method: 'get',
    path: '/api/session',
    name: 'whoAmI',
    by: 'session',
    tag,
    summary: { zh: '当前登录者及其岗位', en: 'Who is signed in, and in which posts' },
    body: null,
    response: sessionState.extend({
      personId: z.uuid(),
      language: z.enum(languages),
      posts: z.array(z.object({ role: z.enum(roles), orgId: z.uuid() })),
    }),
    call: async (context) => {
      const caller = sessionOf(context);
      const now = await context.deps.clock.now();
      return accepted({ ...caller, posts: await seatsOf({ tx: context.deps.db, now }, caller.personId) });
    },
  }),
  callRoute({
    method: 'delete',
    path: '/api/session',
    name: 'signOut',
    by: 'session',
    tag,
    summary: { zh: '退出登录', en: 'Sign out' },
    body: null,
    response: z.object({ signedOut: z.literal(true) }),
    call: async (context) => {
      await signOut(context.deps, sessionOf(context));
      clearSession(context.response, context.deps.publicUrl);
      context.response.set('Clear-Site-Data', '"cache", "storage"');
      return accepted({ signedOut: true });
    },
  }),
  callRoute({
    method: 'post',
    path: '/api/session/second-factor',
    name: 'stepUp',
    by: 'session',
    tag,
    summary: { zh: '出示动态验证码或恢复码', en: 'Show the second factor, or a recovery code' },
    body: z.strictObject({ code: text }),
    response: sessionState,
    call: async (context, { code }) => {
      const { deps, response } = context;
      const caller = sessionOf(context);
      const tooMany = await deps.limits.take('signInAccount', caller.accountId);
      if (tooMany) return refused(tooMany);
      const shown = await stepUp(deps, caller, code);
      if (!shown.ok) return shown;
      await deps.limits.forgive('signInAccount', caller.accountId);
      setSession(response, deps.publicUrl, shown.value.session);
      return shown;
    },
  }),
  callRoute({
    method: 'post',
    path: '/api/account/totp/offer',
    name: 'offerTotp',
    by: 'session',
    tag,
    summary: { zh: '取得新的动态验证码密钥', en: 'Get a new secret for an authenticator' },
    body: null,
    response: z.object({ secret: z.string(), uri: z.string() }),
    call: async (context) => {
      const caller = fullSession(context);
      if (!caller.ok) return caller;
      return accepted(await offerTotp(context.deps, caller.value, words[context.language].title));
    },
  }),
  callRoute({
    method: 'post',
    path: '/api/account/totp',
    name: 'enrolTotp',
    by: 'session',
    tag,
    summary: { zh: '启用动态验证码，取得恢复码', en: 'Take the authenticator into use; get recovery codes' },
    body: z.strictObject({ secret: z.string().regex(/^[A-Z2-7]{32,64}$/), code: text, password: text }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
    call: async (context, body) => {
      const caller = fullSession(context);
      if (!caller.ok) return caller;
      const tooMany = await context.deps.limits.take('signInAccount', caller.value.accountId);
      return tooMany ? refused(tooMany) : enrolTotp(context.deps, caller.value, body);
    },
  }),
  callRoute({
    method: 'post',
    path: '/api/account/password',
    name: 'changePassword',
    by: 'session',
    tag,
    summary: { zh: '修改密码；其他会话随即失效', en: 'Change the password; all other sessions end' },
    body: z.strictObject({ current: text, newPassword: text }),
    response: z.object({ sessionsEnded: z.number().int() }),
    call: async (context, body) => {
      const caller = fullSession(context);
      if (!caller.ok) return caller;
      const tooMany = await context.deps.limits.take('signInAccount', caller.value.accountId);
      return tooMany ? refused(tooMany) : changePassword(context.deps, caller.value, body);
    },
  }),
];
