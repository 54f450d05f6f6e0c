import { taskHead } from '../../db/read/page-task.js';
import type { TimelineEntry } from '../../web/views/case.js';
import type { Kept } from '../../web/views/frame.js';
import { sightOf } from '../reads/case-sight.js';
import { storyFor, uuidOf } from './cases.js';
import { actorOf, type PageCall } from './kit.js';

/** What others did with a case since its page was shown, as far as this reader sees the case's story. */
export async function meanwhileOf(call: PageCall, kept: Kept): Promise<readonly TimelineEntry[]> {
  const { caller, deps, now, language } = call;
  const actor =
    caller.kind === 'session' ? actorOf({ caller, language } as Parameters<typeof actorOf>[0]) : linkActor(call);
  const caseId = await caseOf(call, kept);
  const since = kept._at?.[0];
  if (!actor || !caseId || !since) return [];
  const sight = await sightOf({ tx: deps.db, now, actor }, caseId);
  if (!sight.ok || sight.value.outlineOnly) return [];
  const story = await storyFor(call, sight.value, actor.personId);
  return story.filter((entry) => entry.at >= since && entry.refusal === null);
}

function linkActor({ caller }: PageCall) {
  if (caller.kind !== 'link' || !caller.standing.ok) return null;
  const { actor } = caller.standing.value;
  return actor?.kind === 'person' ? actor : null;
}

async function caseOf({ deps, here }: PageCall, kept: Kept): Promise<string | null> {
  const named = kept.caseId?.[0] ?? /^\/(?:cases|applications)\/([^/?]+)/.exec(here)?.[1];
  if (named) return uuidOf(named);
  const taskId = kept.taskId?.[0] ?? /^\/tasks\/([^/?]+)/.exec(here)?.[1];
  return taskId ? ((await taskHead(deps.db, uuidOf(taskId)))?.task.caseId ?? null) : null;
}
