import type { SampleApplicant } from '../../examples/applicant-list.js';
import type { Story as StoryCode } from '../../examples/stories.js';
import type { BusinessClock } from './business-clock.js';
import { type Browser, call, pause } from './http.js';
import type { People } from './people.js';
import { type Letter, linkIn, openLink, type PostBox } from './post-box.js';
import type { Refusals } from './refusals.js';
import type { Story } from './story.js';

/** An application as the demo knows it: by what the service answered. */
export interface Application {
  readonly applicant: SampleApplicant;
  readonly caseId: string;
  readonly number: string;
  version: number;
  /** Null until it was submitted. */
  formHash: string | null;
  /** The certificate's copy, by file name. */
  attachmentId: string | null;
}

export interface RoundView {
  readonly roundId: string;
  readonly code: string;
  readonly name: string;
  readonly state: string;
  readonly dates: Readonly<Record<string, string>>;
  readonly openedAt: string;
}

export interface World {
  readonly base: string;
  readonly clock: BusinessClock;
  /** Winds the service's clock on to a UTC instant. */
  readonly windOn: (to: string) => Promise<unknown>;
  readonly story: Story;
  readonly people: People;
  readonly post: PostBox;
  readonly refusals: Refusals;
  round: RoundView;
  /** By the applicant's code. */
  readonly applications: Map<string, Application>;
  /** Ids of what the round produced, for the summary. */
  readonly notices: { readonly noticeId: string; readonly number: string; readonly by: string }[];
}

export interface TaskView {
  readonly taskId: string;
  readonly kind: string;
  readonly caseId: string | null;
}

/** The one application that shows a story. */
export function showing(world: World, story: StoryCode): Application {
  const [found] = allShowing(world, story);
  if (!found) throw new Error(`nobody in this round shows ${story}`);
  return found;
}

export const allShowing = (world: World, story: StoryCode): readonly Application[] =>
  [...world.applications.values()].filter(({ applicant }) => applicant.story === story);

/** The form's hash as it was submitted last. */
export function hashOf({ formHash, number }: Application): string {
  if (!formHash) throw new Error(`${number} was never submitted`);
  return formHash;
}

/** Waits until `look` finds something. @throws Error naming `what` when it did not within `seconds` */
export async function found<T>(what: string, look: () => Promise<T | null | undefined>, seconds = 45): Promise<T> {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    const seen = await look();
    if (seen) return seen;
    await pause(150);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Waits for a task of somebody who is signed in. */
export async function taskOf(world: World, code: string, kind: string, caseId?: string): Promise<TaskView> {
  const { browser } = await world.people.as(code);
  return found(`the task ${kind} of ${code}`, async () => {
    const { items } = await call<{ items: readonly TaskView[] }>(browser, 'GET', '/api/tasks');
    return items.find((task) => task.kind === kind && (caseId === undefined || task.caseId === caseId));
  });
}

/** Reminders repeat the link of the first letter: nobody follows one twice. */
const followed = new Set<string>();

/** Waits for the letter to somebody, follows its link and gives the page behind it. */
export async function followMail(world: World, code: string, fits: (letter: Letter) => boolean): Promise<Browser> {
  const { email } = world.people.of(code);
  return followAddress(world, email, fits);
}

export async function followAddress(
  world: World,
  address: string,
  fits: (letter: Letter) => boolean,
): Promise<Browser> {
  const fresh = (one: Letter) => !followed.has(linkIn(one)?.id ?? '');
  const letter = await world.post.letter(address, (one) => linkIn(one) !== null && fresh(one) && fits(one));
  const link = linkIn(letter);
  if (!link) throw new Error('a letter without its link');
  followed.add(link.id);
  return openLink(world.base, link);
}

/** What a link's page says it is about. */
export async function aboutLink(page: Browser): Promise<{ readonly taskId: string; readonly caseId: string }> {
  return call(page, 'GET', '');
}

/** The state of a case, as somebody may see it. */
export async function stateOf(world: World, code: string, { caseId }: Application): Promise<string> {
  const { browser } = await world.people.as(code);
  return (await call<{ state: string }>(browser, 'GET', `/api/cases/${caseId}`)).state;
}
