import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { pagePictures } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { mayWritePage } from '../../../domain/studio/page/page.js';
import { refusePicture } from '../../../domain/studio/page/pictures.js';
import { uploaded } from '../../blobs/uploaded.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import { asHost } from '../as-host.js';
import { lastPicture } from './versions.js';

const input = z.strictObject({
  termId: z.uuid(),
  ...uploaded,
});

/**
 * STUDIO-26: the host hands in a picture for the page; the page's text names it by the number it gets. Nobody but the studio's own
 * circle sees it before a version that shows it is published. Refuses `notFound` for whoever is not the host and behind a link,
 * 'stageNotOpen' (STUDIO-05) while the term is over or stands still, what was found wrong with the bytes, and as `refusePicture`.
 */
export const addPagePicture = act<PersonActor, z.output<typeof input>, { readonly number: number }>({
  name: 'addPagePicture',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, sha256, refused: wrong, ...described }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const { term, seat } = own.value;
    if (!mayWritePage(term.state)) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-05' }));
    if (wrong) return refused(...wrong.refusals);
    const had = await lastPicture(desk, term.studioId);
    const refusal = refusePicture(described.mediaType, had);
    if (refusal) return refused(refusal);
    const number = had + 1;
    await desk.tx.insert(pagePictures).values({
      id: randomUUID(),
      studioId: term.studioId,
      termId,
      number,
      ...described,
      sha256: await sealedFor(desk, termId, sha256),
      addedBy: actor.personId,
      addedAt: desk.now,
    });
    const facts = { picture: number, blob: described.blob, size: described.size };
    await record(desk, actor, { chain: termId, act: 'addPagePicture', seat, ruleIds: ['STUDIO-26'], facts });
    return accepted({ number });
  },
});
