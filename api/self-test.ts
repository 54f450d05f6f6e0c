import { z } from 'zod';
import { mintProbeLink } from '../desk/identity/probe-link.js';
import type { ApiDeps } from './deps.js';

const answered = z.object({ kind: z.literal('closed'), linkId: z.string(), code: z.literal('linkUsed') });
/** How long the way through the public address may take, in milliseconds. */
const patience = 10_000;

/**
 * Mints a link and fetches it as a reader of a mail would, through `publicUrl`: false when that address leads nowhere, to
 * another service or to another database. Nobody's link would work then.
 */
export async function linksArrive(deps: ApiDeps): Promise<boolean> {
  const { id, remove } = await mintProbeLink(deps);
  try {
    const response = await fetch(`${deps.publicUrl}/t/${id}`, {
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    const told = answered.safeParse(await response.json());
    return told.success && told.data.linkId === id;
  } catch {
    return false;
  } finally {
    await remove();
  }
}
