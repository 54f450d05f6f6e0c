import type { Readable } from 'node:stream';
import type { Response } from 'express';
import type { ZodType } from 'zod';
import type { Db } from '../../db/database.js';
import type { Actor } from '../../desk/kit/actor.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import type { Refusal, Result } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import type { ApiDeps } from '../deps.js';
import type { LimitKind } from '../rate-limits.js';
import type { Tag } from './tags.js';

export type Params = Readonly<Record<string, string>>;

export interface RowBase {
  /** With `{name}` for a parameter: '/api/cases/{caseId}/submission'. */
  readonly path: string;
  /** One line for the documentation. */
  readonly summary: Readonly<Record<Language, string>>;
  readonly tag: Tag;
  /**
   * Whether the row also stands behind a link, as `/t/{linkId}` + path. `also`: both ways; `only`: there alone. Behind a
   * link, `taskId`, `caseId`, `invitationId` and `objectionId` of the input are those of the link, or the answer is 404.
   */
  readonly link?: 'no' | 'also' | 'only';
  /**
   * Behind the link of a task that has no case of its own, such as a county's nomination, `caseId` may name any case: what the
   * row leads to looks itself whether the case is before that very task, and answers 404 where it is not.
   */
  readonly anyCaseOfTask?: true;
}

/** Who may call: somebody signed in, anybody, or the holder of an invitation. */
export type By = 'person' | 'public' | 'respondent';

/** A file as it came, its type told by its bytes (`documents/sniff.ts`), never by the browser's word. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Buffer;
}

export interface UploadSaid {
  /** The largest file accepted, in bytes. */
  readonly maxBytes: number;
  /** It may be left out; the body may then be JSON as well. */
  readonly optional?: true;
  /** An XLSX or CSV that `keep` reads by `readSheet`, which judges the bytes itself; nothing of it is kept as it came. */
  readonly sheet?: true;
  /** Keeps the file and says which fields of the input stand for it; its bytes never reach the act. */
  readonly keep: (deps: ApiDeps, file: UploadedFile) => Promise<Result<Readonly<Record<string, unknown>>>>;
  /** Which fields tell the act of a file whose bytes were refused; without it the door answers by itself. */
  readonly refuse?: (
    file: Pick<UploadedFile, 'name' | 'size' | 'bytes'>,
    refusals: readonly Refusal[],
  ) => Readonly<Record<string, unknown>>;
}

/** A file described for the act, and how to keep its bytes once nothing but the act itself can refuse them. */
export interface KeptFile {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly store: () => Promise<void>;
}

export interface FilesAllowed {
  readonly count: number;
  readonly bytes: number;
}

/** Files that may come with an act of anybody, none or several; `taking-files.ts` says how strangers are bounded. */
export interface FilesSaid {
  /** What is taken in at all: files, bytes of each, and of all together. */
  readonly most: FilesAllowed & { readonly totalBytes: number };
  /** What is taken by the round that the address or the body speaks of; null where there is none, which the act will say. */
  readonly allowed: (deps: ApiDeps, given: Readonly<Record<string, unknown>>) => Promise<FilesAllowed | null>;
  /** The input's `files` are what these say. */
  readonly keep: (deps: ApiDeps, file: UploadedFile) => KeptFile;
}

/** What of a sound input is counted against which limit. @param address the caller's */
export type RowLimits<I = unknown> = (input: I, address: string) => readonly (readonly [LimitKind, string])[];

/** What the browser that asked keeps of the answer, in a cookie. */
export type Keeping<O = unknown> = (deps: ApiDeps, response: Response, value: O) => void;

export interface ActRow extends RowBase {
  readonly kind: 'act';
  readonly method: 'post' | 'put' | 'patch' | 'delete';
  readonly by: By;
  /** The act's name, also the OpenAPI operationId. */
  readonly act: string;
  /** The act's input schema. */
  readonly accepts: ZodType;
  readonly body: ZodType | null;
  readonly response: ZodType;
  readonly status: 200 | 201;
  readonly input: (params: Params, body: Readonly<Record<string, unknown>>) => unknown;
  readonly ifMatch: string | null;
  readonly upload: UploadSaid | null;
  readonly files: FilesSaid | null;
  readonly limits: RowLimits | null;
  readonly keeps: Keeping | null;
  readonly perform: (deps: DeskDeps, actor: Actor, raw: unknown, key?: string) => Promise<Result<unknown>>;
}

/** What a read may use: plain queries on `tx`, no act and no write. */
export interface ReadContext<A extends Actor, Q> {
  readonly deps: ApiDeps;
  readonly tx: Db;
  /** Business time. */
  readonly now: Instant;
  readonly actor: A;
  readonly params: Params;
  readonly query: Q;
  readonly language: Language;
}

interface GetRow extends RowBase {
  readonly method: 'get';
  readonly by: By;
}

export interface ReadRow extends GetRow {
  readonly kind: 'read';
  readonly query?: ZodType;
  readonly response: ZodType;
  readonly read: (context: ReadContext<Actor, unknown>) => Promise<Result<unknown>>;
  readonly etag: ((value: unknown) => string) | null;
}

/** Bytes (or a stream of them) with the name they are saved under; `mediaType` overrides the row's. */
export interface FileAnswer {
  readonly bytes: Uint8Array | Readable;
  readonly name: string;
  readonly mediaType?: string;
}

export interface FileRow extends GetRow {
  readonly kind: 'file';
  readonly mediaType: string;
  /** What it may be instead, said by the answer's own `mediaType`. */
  readonly otherTypes?: readonly string[];
  readonly read: (context: ReadContext<Actor, unknown>) => Promise<Result<FileAnswer>>;
}
