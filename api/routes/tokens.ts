import { z } from 'zod';
import { createToken, listTokens, revokeToken } from '../../desk/identity/tokens.js';
import { accepted } from '../../domain/refusal.js';
import { instantSchema } from '../../domain/time/schemas.js';
import { type CallRow, callRoute } from './call.js';
import { fullSession } from './identity.js';

const tag = 'identity';
const token = z.object({
  id: z.uuid(),
  name: z.string(),
  scope: z.enum(['read', 'act']),
  createdAt: instantSchema,
  expiresAt: instantSchema,
});

/** Tokens are made in a session, never by another token. */
export const tokens: readonly CallRow[] = [
  callRoute({
    method: 'post',
    path: '/api/tokens',
    name: 'createToken',
    by: 'session',
    tag,
    summary: { zh: '新建 API 令牌（只显示一次）', en: 'Make an API token (shown once)' },
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      scope: z.enum(['read', 'act']),
      days: z.number().int().min(1),
    }),
    response: z.object({ id: z.uuid(), token: z.string(), expiresAt: instantSchema }),
    status: 201,
    call: async (context, body) => {
      const caller = fullSession(context);
      return caller.ok ? createToken(context.deps, caller.value, body) : caller;
    },
  }),
  callRoute({
    method: 'get',
    path: '/api/tokens',
    name: 'listTokens',
    by: 'session',
    tag,
    summary: { zh: '我的 API 令牌', en: 'My API tokens' },
    body: null,
    response: z.object({ items: z.array(token) }),
    call: async (context) => {
      const caller = fullSession(context);
      if (!caller.ok) return caller;
      return accepted({ items: await listTokens(context.deps, caller.value.accountId) });
    },
  }),
  callRoute({
    method: 'delete',
    path: '/api/tokens/{tokenId}',
    name: 'revokeToken',
    by: 'session',
    tag,
    summary: { zh: '撤销 API 令牌', en: 'Revoke an API token' },
    body: null,
    response: z.object({ id: z.uuid() }),
    call: async (context) => {
      const caller = fullSession(context);
      if (!caller.ok) return caller;
      return revokeToken(context.deps, caller.value, z.uuid().catch(noToken).parse(context.params.tokenId));
    },
  }),
];

/** An id that is none belongs to no token: the answer is the same 404. */
const noToken = '00000000-0000-0000-0000-000000000000';
