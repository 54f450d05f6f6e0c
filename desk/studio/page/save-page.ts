import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { pageVersions } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { type PageSection, pageSchema, refusePage } from '../../../domain/studio/page/page.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { openRun, openStage } from '../../kit/stage.js';
import { pageModeration } from '../../stages/page-moderation.js';
import { asHostAsked } from '../as-host.js';
import { contentOf } from './markdown.js';
import { endRenewal } from './renewal.js';
import { lastVersion, pageHash, picturesBy } from './versions.js';

const input = pageSchema.extend({
  termId: z.uuid(),
  /** The task that asks for it; none where it is written on the studio's own page. */
  taskId: z.uuid().optional(),
  /** The version the host was shown; 0: none yet. */
  version: z.int().min(0),
  /** A draft is the host's alone; what is submitted is read by the unit. */
  outcome: z.enum(['draft', 'submitted']),
});
type Input = z.infer<typeof input>;

const stage = 'pageModeration';

interface Saved {
  readonly version: number;
  readonly contentHash: string;
}

/**
 * STUDIO-26: the host saves another version of the studio's page, as a draft or for the unit to publish. Earlier ones stay. Refuses
 * as `asHostAsked` and `refusePage`.
 */
export const savePage = act<PersonActor, Input, Saved>({
  name: 'savePage',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, taskId, version: shown, outcome, ...words }) => {
    const own = await asHostAsked(desk, actor, termId, { taskId, kind: 'pageRenewal' });
    if (!own.ok) return own;
    const { term, seat } = own.value;
    const { studioId } = term;
    const last = await lastVersion(desk, studioId);
    const subject = { kind: 'term', id: termId } as const;
    const isRead = (await openRun(desk, subject, stage)) !== undefined;
    const { pictures, faults } = await judged(desk, studioId, words.sections);
    const refusals = refusePage(term.state, last && { ...last, isRead }, shown, words, faults);
    if (refusals.length > 0) return refused(...refusals);
    const version = (last?.version ?? 0) + 1;
    const contentHash = pageHash(studioId, version, words, pictures);
    await desk.tx.insert(pageVersions).values({
      id: randomUUID(),
      studioId,
      termId,
      version,
      words: await sealedFor(desk, termId, words),
      pictures: pictures.map(({ number }) => number),
      contentHash,
      state: outcome,
      savedBy: actor.personId,
      savedAt: desk.now,
    });
    const facts = { pageVersion: version, outcome };
    await record(desk, actor, { chain: termId, act: 'savePage', seat, ruleIds: ['STUDIO-26'], facts });
    if (outcome === 'submitted') {
      await endRenewal(desk, term, actor.personId);
      await openStage(desk, pageModeration, { subject, stage, number: version, termId });
      await tell(desk, subject, { kind: 'opened', stage, number: version });
    }
    return accepted({ version, contentHash });
  },
});

/** What is not shown of each section, a picture nobody has handed in included; and the pictures of them all. */
async function judged(desk: Pick<Desk, 'tx'>, studioId: string, { about, news, results, lessons }: Input['sections']) {
  const contents = {
    about: contentOf(about),
    news: contentOf(news),
    results: contentOf(results),
    lessons: contentOf(lessons),
  };
  const numbers = [...new Set(Object.values(contents).flatMap(({ pictures }) => pictures))];
  const pictures = await picturesBy(desk, studioId, numbers);
  const missing = (name: PageSection) =>
    contents[name].pictures
      .filter((number) => !pictures.some((one) => one.number === number))
      .map((number) => ({ issue: 'noPicture', what: `图${number}` }) as const);
  const of = (name: PageSection) => [...contents[name].faults, ...missing(name)];
  return { pictures, faults: { about: of('about'), news: of('news'), results: of('results'), lessons: of('lessons') } };
}
