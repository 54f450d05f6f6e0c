import { type City, stopping } from '../../city.js';
import { pause } from '../../service.js';
import { assessment } from './assessment.js';
import { establishes } from './establishing.js';
import { funds } from './funds.js';
import { takesIn } from './members.js';
import { type Studio, studiosOf } from './studio.js';
import { page, plans, works } from './work.js';

/** Teachers who do not apply in any round, by the studio that takes them in; the one of the city's own school passes three bodies. */
const taken: Readonly<Record<string, readonly string[]>> = {
  'QH-1-teacher-4': ['QH-1-teacher-3', 'QH-2-teacher-1'],
  'YX-2-teacher-1': ['YX-1-teacher-3', 'YX-4-teacher-2'],
  'D-1-teacher-1': ['D-1-teacher-2', 'SQ-2-teacher-1'],
};
/** Hosts of the studios that are there before anything is killed. */
export const hosts = Object.keys(taken);

/** So many of those that the run's own approvals found are lived as well. */
const mostFounded = 4;

/** One studio, as long as the run lasts; everything in it beside everything else. */
async function life(city: City, studio: Studio, established: boolean): Promise<void> {
  const members = async () => {
    for (const code of taken[studio.host] ?? []) await takesIn(city, studio, code);
  };
  const beside = [works, page, plans, funds].map((story) => stopping(story(city, studio)));
  await Promise.all([
    established ? true : stopping(establishes(city, studio).then(() => undefined)),
    stopping(members()),
    stopping(assessment(city, studio, studio.host === hosts[0])),
    ...beside,
  ]);
}

/** The studios that are there live, and those which the run's own approvals found join them. */
export async function lives(city: City, established: readonly Studio[]): Promise<void> {
  const living = new Map<string, Promise<void>>();
  const isEstablished = (studio: Studio) => established.some(({ termId }) => termId === studio.termId);
  while (!city.isOver()) {
    for (const studio of (await studiosOf(city)).slice(0, hosts.length + mostFounded))
      if (!living.has(studio.termId)) living.set(studio.termId, life(city, studio, isEstablished(studio)));
    await pause(1_000);
  }
  await Promise.all(living.values());
}
