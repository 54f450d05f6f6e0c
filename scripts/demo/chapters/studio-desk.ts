import { proposedTasks } from '../../../domain/studio/letter/issue.js';
import { studioEditionOn } from '../../../policy/studio/default-edition.js';
import { call } from '../http.js';
import type { Life } from '../term/lives.js';
import { type Application, allShowing, followMail, found, type World } from '../world.js';
import type { Winner } from './city.js';

/** A studio as the demo knows it: by what the service answered. */
export interface Studio {
  readonly winner: Winner;
  readonly studioId: string;
  readonly termId: string;
  readonly name: string;
  readonly number: string;
  /** First and last Beijing day of its term. */
  readonly from: string;
  readonly to: string;
  /** Code of the leader of its unit. */
  readonly principal: string;
  readonly life: Life;
}

export interface Seen {
  readonly studioId: string;
  readonly number: string;
  readonly name: string;
  readonly term: {
    readonly termId: string;
    readonly number: number;
    readonly state: string;
    readonly from: string;
    readonly to: string;
  };
  readonly waitsFor: readonly { readonly taskId: string; readonly kind: string }[];
}

export const section = 'section-officer-1';
export const bureauLeader = 'bureau-leader-1';

export const hostOf = ({ winner }: Studio): string => winner.application.applicant.code;

/** The studio that an approval founded, as its host finds it. */
export async function studioOf(world: World, winner: Winner, principal: string, life: Life): Promise<Studio> {
  const { browser } = await world.people.as(winner.application.applicant.code);
  const { items } = await call<{ items: readonly Seen[] }>(browser, 'GET', '/api/studios');
  const [own] = items;
  if (!own) throw new Error(`${winner.application.number} was approved without a studio`);
  const { studioId, number, name, term } = own;
  return { winner, studioId, termId: term.termId, name, number, from: term.from, to: term.to, principal, life };
}

export async function seen(world: World, { studioId }: Studio, code = section): Promise<Seen> {
  const { browser } = await world.people.as(code);
  return call<Seen>(browser, 'GET', `/api/studios/${studioId}`);
}

/** Waits until the studio waits for a task of this kind. @returns its id */
export const studioTask = (world: World, studio: Studio, kind: string): Promise<string> =>
  found(`the task ${kind} of ${studio.name}`, async () => {
    const { waitsFor } = await seen(world, studio);
    return waitsFor.find((task) => task.kind === kind)?.taskId;
  });

/** By the link of the letter that asks somebody for something of this studio. */
export const studioLetter = (world: World, studio: Studio, code: string, about: string) =>
  followMail(
    world,
    code,
    ({ subject, text }) => `${subject}${text}`.includes(about) && `${subject}${text}`.includes(studio.number),
  );

/** The edition's list for this studio's term: what the section starts from. */
export function listOf({ from, to }: Studio) {
  const edition = studioEditionOn('city', from);
  if (!edition) throw new Error(`no edition on ${from}`);
  return proposedTasks({ from, to }, edition.parameters);
}

/** Code of who leads an applicant's school once the round is over. */
export const principalOf = (world: World, { applicant: { school } }: Application): string => {
  const wasReplaced = allShowing(world, 'principalReplaced').some(({ applicant }) => applicant.school === school);
  return `${school}-leader-${wasReplaced ? 2 : 1}`;
};

/** The latest first day of these studios' terms, or the latest last one. */
export function latest(studios: readonly Studio[], side: 'from' | 'to' = 'from'): string {
  const last = studios
    .map((studio) => studio[side])
    .toSorted()
    .at(-1);
  if (!last) throw new Error('no studio to follow');
  return last;
}
