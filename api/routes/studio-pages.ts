import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { pictureOf, publicPictures, savedVersions, versionToRead } from '../../db/read/studio-page.js';
import { tasks } from '../../db/schema/all.js';
import { lend, sealedFile } from '../../desk/blobs/lend.js';
import { RefusedFile } from '../../desk/blobs/refused-file.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { sha256 } from '../../desk/kit/canonical.js';
import { seatFor } from '../../desk/kit/take-task.js';
import { addPagePicture } from '../../desk/studio/page/add-page-picture.js';
import { moderatePage } from '../../desk/studio/page/moderate-page.js';
import { savePage } from '../../desk/studio/page/save-page.js';
import { takeDownPage } from '../../desk/studio/page/take-down-page.js';
import { uploadTypes } from '../../documents/sniff.js';
import { withoutMetadata } from '../../documents/without-metadata.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import { pageSchema, pageShown, pageStates } from '../../domain/studio/page/page.js';
import { pictureBytes as mostBytes, noPicture } from '../../domain/studio/page/pictures.js';
import { studioStates } from '../../domain/studio/states.js';
import { studioFeed } from '../documents/studio-feed.js';
import { pageForAnybody, pictureBytes } from '../reads/studio-page.js';
import { studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { fileRoute, publicFileRoute, publicReadRoute, readRoute, route } from './route.js';
import type { FileAnswer, ReadContext } from './row.js';
import { idOf, instant } from './shapes.js';

const tag = 'studio';
const nothing = refused(refuse('notFound'));
const sections = pageSchema.shape.sections;
const { png, jpg } = uploadTypes;
/** What is read at all, so that whoever sends a photo as it is reads how small it has to be. */
const ceiling = 32 * 1024 * 1024;
const tooLarge = refuse('tooLarge', {
  ruleId: 'STUDIO-26',
  field: 'file',
  facts: { limit: 'bytes', maximum: mostBytes },
});

/** STUDIO-26: the studio's public page, written by its host, published by its unit, read by anybody. */
export const studioPageRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/page',
    tag,
    summary: { zh: '工作室网页各版（新版在前）', en: 'The versions of the public page, newest first' },
    response: z.object({
      items: z.array(
        z.object({
          version: z.int(),
          state: z.enum(pageStates),
          savedAt: instant,
          judgedAt: instant.nullable(),
          change: z.string(),
          /** Null once their words were erased. */
          sections: sections.nullable(),
          contentHash: z.string(),
          /** Why it was returned. */
          reason: z.string(),
        }),
      ),
    }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const drafts = found.value.hostId === at.actor.personId;
      return accepted({ items: await savedVersions(at.tx, at.deps.vault, found.value.studioId, { drafts }) });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/page-versions',
    act: savePage,
    tag,
    link: 'also',
    summary: { zh: '主持人保存或提交工作室网页', en: 'The host saves a version of the page, or submits it' },
    status: 201,
    response: z.object({ version: z.int(), contentHash: z.string() }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/page-pictures',
    act: addPagePicture,
    tag,
    summary: { zh: '上传网页图片', en: 'Hand in a picture for the page' },
    status: 201,
    body: z.strictObject({}),
    upload: {
      maxBytes: ceiling,
      keep: async (deps, { mediaType, bytes }) => {
        if (bytes.length > mostBytes) return accepted(turnedAway(bytes, [tooLarge]));
        const plain = withoutMetadata(bytes, mediaType);
        if (!plain) return accepted(turnedAway(bytes, [noPicture(mediaType)]));
        const sealed = sealedFile(deps.vault, plain);
        await lend(deps, sealed);
        return accepted({ mediaType, size: plain.length, sha256: sha256(plain), blob: sealed.blob });
      },
      refuse: ({ bytes }, refusals) => turnedAway(bytes, refusals),
    },
    response: z.object({ number: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/page-moderation',
    act: moderatePage,
    tag,
    link: 'also',
    summary: { zh: '所在单位发布或退回工作室网页', en: 'The unit publishes a version of the page, or returns it' },
    status: 201,
    response: z.object({ outcome: z.enum(['published', 'returned']) }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/page-takedown',
    act: takeDownPage,
    tag,
    summary: { zh: '所在单位撤下已发布的工作室网页', en: 'The unit takes the public page down' },
    response: z.object({ version: z.int() }),
  }),
  fileRoute({
    path: '/api/studios/{studioId}/page-pictures/{picture}',
    tag,
    summary: { zh: '网页图片', en: 'A picture handed in for the page' },
    mediaType: png,
    otherTypes: [jpg],
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      return found.ok ? picture(at, found.value.studioId) : nothing;
    },
  }),
  fileRoute({
    path: '/api/tasks/{taskId}/page-pictures/{picture}',
    tag,
    link: 'also',
    summary: { zh: '待审核的网页图片', en: 'A picture of the version before the unit' },
    mediaType: png,
    otherTypes: [jpg],
    read: async (at) => {
      const version = await versionBefore(at, idOf(at.params, 'taskId'));
      return version?.pictures.includes(Number(at.params.picture)) ? picture(at, version.studioId) : nothing;
    },
  }),
  publicReadRoute({
    path: '/api/studio-pages/{studioNumber}',
    tag,
    summary: { zh: '工作室网页（公开）', en: 'The public page of a studio' },
    response: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('over'), number: z.string(), state: z.enum(studioStates) }),
      z.object({
        kind: z.literal('open'),
        number: z.string(),
        state: z.enum(studioStates),
        name: z.string(),
        hostName: z.string(),
        unitName: z.string(),
        county: z.string().nullable(),
        term: z.object({ number: z.int(), from: z.iso.date(), to: z.iso.date() }),
        members: z.array(z.object({ name: z.string(), school: z.string() })),
        publishedAt: instant,
        change: z.string(),
        sections,
      }),
    ]),
    read: async ({ deps, params }) => {
      const found = await pageForAnybody(deps, params.studioNumber ?? '');
      return found ? accepted(found.kind === 'open' ? { ...found, members: [...found.members] } : found) : nothing;
    },
  }),
  publicFileRoute({
    path: '/api/studio-pages/{studioNumber}/pictures/{picture}',
    tag,
    summary: { zh: '工作室网页上的图片（公开）', en: 'A picture on the public page' },
    mediaType: png,
    otherTypes: [jpg],
    read: async (at) => {
      const found = await publicPictures(at.deps.db, at.params.studioNumber ?? '');
      const isShown = found && pageShown[found.state] !== 'over' && found.pictures.includes(Number(at.params.picture));
      return isShown ? picture(at, found.studioId) : nothing;
    },
  }),
  publicFileRoute({
    path: '/api/studio-pages/{studioNumber}/feed.xml',
    tag,
    summary: { zh: '工作室网页更新（Atom）', en: 'What is new on the page, as Atom' },
    mediaType: 'application/atom+xml',
    read: async ({ tx, deps, params }) => {
      const found = await pageForAnybody(deps, params.studioNumber ?? '');
      if (found?.kind !== 'open') return nothing;
      const text = await studioFeed({ tx, vault: deps.vault, publicUrl: deps.publicUrl }, found);
      return accepted({ bytes: Buffer.from(text), name: `${found.number}.xml` });
    },
  }),
];

/** What tells the act of bytes that are no picture; none of them is kept. */
function turnedAway(bytes: Buffer, refusals: readonly Refusal[]) {
  const hash = sha256(bytes);
  return { mediaType: '', size: bytes.length, sha256: hash, blob: hash, refused: new RefusedFile(refusals) };
}

type At = Pick<ReadContext<PersonActor, unknown>, 'tx' | 'deps' | 'params'>;

async function picture({ tx, deps, params }: At, studioId: string): Promise<Result<FileAnswer>> {
  const found = await pictureOf(tx, deps.vault, studioId, Number(params.picture));
  const bytes = found && (await pictureBytes(deps, found));
  if (!found || !bytes) return nothing;
  const ending = found.mediaType === png ? 'png' : 'jpg';
  return accepted({ bytes, name: `${found.number}.${ending}`, mediaType: found.mediaType });
}

/** The version a task asks its holder about; null for whoever is none. */
async function versionBefore(at: ReadContext<PersonActor, unknown>, taskId: string) {
  const { tx, deps, actor } = at;
  const [task] = await tx.select().from(tasks).where(eq(tasks.id, taskId));
  const isAsked = task?.kind === 'pageModeration' && (await seatFor(at, actor, task));
  return isAsked ? versionToRead(tx, deps.vault, task) : null;
}
