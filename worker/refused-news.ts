import { isGrpcServiceError } from '@temporalio/client';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/database.js';
import { refusedNews } from '../db/schema/all.js';

/** gRPC's status codes by their number. */
const statuses = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

/** Answers about what was asked, not about the server or the way to it: asked again at once, it would give the same. */
const aboutTheMessage: ReadonlySet<string> = new Set([
  'INVALID_ARGUMENT',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'FAILED_PRECONDITION',
  'OUT_OF_RANGE',
  'DATA_LOSS',
]);

/** Why a process's news did not go out. */
export interface Refused {
  /** The name of gRPC's status, or of the error where nothing was sent. */
  readonly code: string;
  /** The server's own sentence; empty where nothing was sent, since ours could repeat what was being handled. */
  readonly reason: string;
  /** Whether this message alone is meant, however the server is. */
  readonly isItsOwn: boolean;
  readonly error: unknown;
}

/** Reads an error of the client. What is no answer of a server — news that cannot be written down — is the message's own. */
export function refusedBy(error: unknown): Refused {
  const cause = error instanceof Error && isGrpcServiceError(error.cause) ? error.cause : error;
  if (!isGrpcServiceError(cause)) {
    const code = error instanceof Error ? error.name : 'Error';
    return { code, reason: '', isItsOwn: !isOfTheNamespace(error), error };
  }
  const code = statuses[cause.code] ?? 'UNKNOWN';
  return { code, reason: cause.details.slice(0, 500), isItsOwn: aboutTheMessage.has(code), error };
}

/** A namespace that is not there refuses everybody alike. */
const isOfTheNamespace = (error: unknown) => error instanceof Error && error.name === 'NamespaceNotFoundError';

/** Seconds until the next try: 1, 2, 4 … with each refusal, and five minutes at most. */
const longestPause = 300;

/** Sets a process aside until its next try; its news stays where it is, in order. */
export async function setAside(db: Db, workflowId: string, { code, reason }: Refused): Promise<void> {
  const now = sql`clock_timestamp()`;
  const pause = sql`make_interval(secs => least(${longestPause}::int, power(2, least(${refusedNews.tries}, 20))))`;
  await db
    .insert(refusedNews)
    .values({ workflowId, code, reason, tries: 1, firstAt: now, nextAt: sql`${now} + interval '1 second'` })
    .onConflictDoUpdate({
      target: refusedNews.workflowId,
      set: { code, reason, tries: sql`${refusedNews.tries} + 1`, nextAt: sql`${now} + ${pause}` },
    });
}

/** The process has heard what it was refused. */
export const takeBack = (db: Db, workflowId: string) =>
  db.delete(refusedNews).where(eq(refusedNews.workflowId, workflowId));
