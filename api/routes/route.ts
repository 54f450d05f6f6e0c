import type { ZodType } from 'zod';
import { type Act, perform } from '../../desk/kit/act.js';
import type { Actor, PersonActor, PublicActor, RespondentActor } from '../../desk/kit/actor.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import type { Result } from '../../domain/refusal.js';
import type {
  ActRow,
  FileAnswer,
  FileRow,
  FilesSaid,
  Keeping,
  Params,
  ReadContext,
  ReadRow,
  RowBase,
  RowLimits,
  UploadSaid,
} from './row.js';

/**
 * How one HTTP route is said. Each area has a file `api/routes/<area>.ts` that exports an array of rows;
 * `api/routes/all.ts` concatenates them. Server, OpenAPI document and the test that covers both read the same rows.
 */
type Said = Pick<RowBase, 'path' | 'summary' | 'tag' | 'link' | 'anyCaseOfTask'>;

interface ActSaid<A extends Actor, I, O> extends Said {
  readonly method: ActRow['method'];
  readonly act: Act<A, I, O>;
  /** What the answer shows of the act's value; anything else in the value is dropped. */
  readonly response: ZodType;
  /** 201 where something new has come to be. */
  readonly status?: 200 | 201;
  /** How path parameters and body become the act's input; by default `{...body, ...params}`. */
  readonly input?: (params: Params, body: Readonly<Record<string, unknown>>) => unknown;
  /** The body as documented, where `input` makes something else of it than adding the path's parameters. */
  readonly body?: ZodType;
  /** The input field that an `If-Match` header may give instead of the body: the version the person was shown (I9). */
  readonly ifMatch?: string;
  /** One file, sent as the field `file` of multipart/form-data beside the body's other fields; `optional`: without it the body may be JSON. */
  readonly upload?: UploadSaid;
  /** Any number of files, as the fields `files` of multipart/form-data; without one the body may be JSON. */
  readonly files?: FilesSaid;
  /** Where anybody may act: how often (ASVS 2.4.1). */
  readonly limits?: RowLimits<I>;
  readonly keeps?: Keeping<O>;
}

/** An act of somebody signed in (or, with `link`, of the holder of a task's link). */
export const route = <I, O>(said: ActSaid<PersonActor, I, O>): ActRow =>
  row(said, 'person', (deps, actor, raw, key) =>
    actor.kind === 'person' ? perform(deps, said.act, actor, raw, key) : wrongActor(said.act.name),
  );

/** An act anybody may do, such as an objection to a notice. */
export const publicRoute = <I, O>(said: ActSaid<PublicActor, I, O>): ActRow =>
  row(said, 'public', (deps, actor, raw, key) =>
    actor.kind === 'public' ? perform(deps, said.act, actor, raw, key) : wrongActor(said.act.name),
  );

/** An act of a person who was invited to be heard (HOST-18): behind their link only. */
export const respondentRoute = <I, O>(said: Omit<ActSaid<RespondentActor, I, O>, 'link'>): ActRow =>
  row({ ...said, link: 'only' }, 'respondent', (deps, actor, raw, key) =>
    actor.kind === 'respondent' ? perform(deps, said.act, actor, raw, key) : wrongActor(said.act.name),
  );

interface ReadSaid<A extends Actor, Q, O> extends Said {
  readonly read: (context: ReadContext<A, Q>) => Promise<Result<O>>;
  /** The query string; every field arrives as text, so coerce. Lists add `...cursorQuery` (api/cursor.ts). */
  readonly query?: ZodType<Q>;
  readonly response: ZodType;
  /** The version of what is shown, e.g. its form hash: sent as a strong ETag; otherwise a weak one is made of the body. */
  readonly etag?: (value: NoInfer<O>) => string;
}

/** What somebody signed in may read. Refuse `notFound` for what is none of their business (404, never 403). */
export const readRoute = <O, Q = Record<string, never>>(said: ReadSaid<PersonActor, Q, O>): ReadRow => ({
  ...said,
  kind: 'read',
  method: 'get',
  by: 'person',
  read: (context) => {
    const { actor } = context;
    if (actor.kind !== 'person') return wrongActor(said.path);
    return said.read({ ...context, actor, query: context.query as Q });
  },
  etag: said.etag ? (value) => said.etag?.(value as O) ?? '' : null,
});

/** What anybody may read: the notice board, a certificate's status. */
export const publicReadRoute = <O, Q = Record<string, never>>(said: ReadSaid<PublicActor, Q, O>): ReadRow => ({
  ...said,
  kind: 'read',
  method: 'get',
  by: 'public',
  read: (context) => {
    const { actor } = context;
    if (actor.kind !== 'public') return wrongActor(said.path);
    return said.read({ ...context, actor, query: context.query as Q });
  },
  etag: said.etag ? (value) => said.etag?.(value as O) ?? '' : null,
});

/** A download: PDF, spreadsheet, calendar file, attachment. Always sent as an attachment, never sniffed. */
export const fileRoute = (
  said: Said & {
    readonly mediaType: string;
    readonly otherTypes?: readonly string[];
    readonly read: (context: ReadContext<PersonActor, Record<string, never>>) => Promise<Result<FileAnswer>>;
  },
): FileRow => ({
  ...said,
  kind: 'file',
  method: 'get',
  by: 'person',
  read: (context) => {
    const { actor } = context;
    return actor.kind === 'person' ? said.read({ ...context, actor, query: {} }) : wrongActor(said.path);
  },
});

/** A download for anybody, such as the notice of the verification page. */
export const publicFileRoute = (
  said: Said & {
    readonly mediaType: string;
    readonly otherTypes?: readonly string[];
    readonly read: (context: ReadContext<PublicActor, Record<string, never>>) => Promise<Result<FileAnswer>>;
  },
): FileRow => ({
  ...said,
  kind: 'file',
  method: 'get',
  by: 'public',
  read: (context) => {
    const { actor } = context;
    return actor.kind === 'public' ? said.read({ ...context, actor, query: {} }) : wrongActor(said.path);
  },
});

function row<A extends Actor, I, O>(
  said: ActSaid<A, I, O>,
  by: ActRow['by'],
  performs: (deps: DeskDeps, actor: Actor, raw: unknown, key?: string) => Promise<Result<unknown>>,
): ActRow {
  return {
    kind: 'act',
    method: said.method,
    path: said.path,
    summary: said.summary,
    tag: said.tag,
    link: said.link ?? 'no',
    ...(said.anyCaseOfTask && { anyCaseOfTask: true }),
    by,
    act: said.act.name,
    accepts: said.act.input,
    body: said.body ?? null,
    response: said.response,
    status: said.status ?? 200,
    input: said.input ?? ((params, body) => ({ ...body, ...params })),
    ifMatch: said.ifMatch ?? null,
    upload: said.upload ?? null,
    files: said.files ?? null,
    limits: said.limits ? (input, address) => said.limits?.(input as I, address) ?? [] : null,
    keeps: said.keeps ? (deps, response, value) => said.keeps?.(deps, response, value as O) : null,
    perform: performs,
  };
}

function wrongActor(what: string): never {
  throw new Error(`${what}: called for an actor it is not for`);
}
