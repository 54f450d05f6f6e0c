import { type Studio, section, seen } from '../chapters/studio-desk.js';
import type { World } from '../world.js';
import { assessmentsOf } from './assessment.js';
import type { Life } from './lives.js';

/** How the latest term of a studio stands when its story is told: a renewed one is in its next. */
const shown: Readonly<Record<Life['end'], { readonly number: number; readonly state: string }>> = {
  renewed: { number: 2, state: 'establishing' },
  closed: { number: 1, state: 'closed' },
  revoked: { number: 1, state: 'revoked' },
};

/** What of three terms is not as the story says, one line each. */
export async function checkTerms(world: World, studios: readonly Studio[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const studio of studios) {
    const { term } = await seen(world, studio, section);
    const wanted = shown[studio.life.end];
    const line = `${studio.name} (${studio.life.end})`;
    if (term.state !== wanted.state || term.number !== wanted.number)
      faults.push(`${line} is in term ${term.number}, ${term.state}, not in term ${wanted.number}, ${wanted.state}`);
    const told = (await assessmentsOf(world, studio)).map(resultLine).toSorted();
    const lived = resultsOf(studio.life).toSorted();
    if (told.join() !== lived.join()) faults.push(`${line} was assessed ${told.join()} instead of ${lived.join()}`);
  }
  return faults;
}

type Told = { readonly kind: string; readonly year: number; readonly state: string } & {
  readonly result: { readonly grade: string } | null;
};
const resultLine = ({ kind, year, state, result }: Told): string => `${kind} ${year} ${state} ${result?.grade}`;

/** Every assessment of a life, final with its grade. */
const resultsOf = ({ years, cycle }: Life): readonly string[] =>
  [
    ...years.map(({ grade }, at) => ({ kind: 'annual', year: at + 1, grade })),
    ...(cycle ? [{ kind: 'cycle', year: 3, grade: cycle.grade }] : []),
  ].map(({ kind, year, grade }) => resultLine({ kind, year, state: 'final', result: { grade } }));
