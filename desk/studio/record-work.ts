import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { works } from '../../db/schema/all.js';
import { accepted, refused } from '../../domain/refusal.js';
import { refuseRecord } from '../../domain/studio/letter/recording.js';
import { workRules, workSchema } from '../../domain/studio/letter/work.js';
import { refuseTakingPart } from '../../domain/studio/members/record.js';
import { dayOf } from '../../domain/time/beijing.js';
import { uploadedByName } from '../blobs/uploaded.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sealedFor } from '../kit/data-key.js';
import { asHost } from './as-host.js';
import { askUnit } from './ask-unit.js';
import { type Evidence, putEvidence } from './evidence.js';
import { membersOf } from './memberships.js';
import { nextWorkNumber, workHash } from './works.js';

/** What it was, where, and what came of it. */
export const workWordsSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  place: z.string().trim().max(200).default(''),
  summary: z.string().trim().max(5000).default(''),
});

/** What a record says; the file that may come with it is no part of it. */
export const recordedSchema = z.strictObject({
  ...workSchema.omit({ id: true, confirmed: true }).shape,
  /** Numbers of the members who took part (MEMBER-07). */
  members: z.array(z.int().min(1).max(1_000_000)).max(100).default([]),
  ...workWordsSchema.shape,
});

const input = recordedSchema.extend({
  termId: z.uuid(),
  /** What shows that it was done; more of it may follow until the record is judged. */
  file: z.strictObject(uploadedByName).optional(),
});

interface Recorded {
  readonly workId: string;
  readonly number: number;
  /** Of the file that came with it. */
  readonly evidence: Evidence | null;
}

/**
 * STUDIO-20, STUDIO-22…STUDIO-25: the host puts an activity or a result on record, with a file that shows it or without one; it counts once
 * the unit, which is asked by one task for all that waits, has confirmed it. Refuses `notFound` for whoever is not the host and behind a link, else as `refuseRecord`, `refuseTakingPart` and
 * `putEvidence`.
 */
export const recordWork = act<PersonActor, z.output<typeof input>, Recorded>({
  name: 'recordWork',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, kind, level, on, hours, participants, members, file, ...words }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const { term, seat } = own.value;
    const span = { from: term.fromDay, to: term.toDay, state: term.state };
    const refusals = [
      ...refuseRecord(span, { kind, on, hours, participants }, dayOf(desk.now)),
      ...refuseTakingPart(await membersOf(desk, termId), members, on),
    ];
    if (refusals.length > 0) return refused(...refusals);
    const said = {
      ...{ termId, number: await nextWorkNumber(desk, termId), kind, level, onDay: on, hours, participants },
      members: [...new Set(members)].toSorted((a, b) => a - b),
    };
    const workId = randomUUID();
    await desk.tx.insert(works).values({
      ...said,
      id: workId,
      words: await sealedFor(desk, termId, words),
      contentHash: workHash(said),
      state: 'recorded',
      recordedBy: actor.personId,
      recordedAt: desk.now,
    });
    const put = file ? await putEvidence(desk, actor, { id: workId, termId }, file) : null;
    if (put && !put.ok) return put;
    await record(desk, actor, {
      chain: termId,
      act: 'recordWork',
      seat,
      ruleIds: [workRules[kind]],
      facts: { work: said.number, workKind: kind, ...(file && { evidence: 1, blob: file.blob, size: file.size }) },
    });
    await askUnit(desk, term);
    return accepted({ workId, number: said.number, evidence: put?.value ?? null });
  },
});
