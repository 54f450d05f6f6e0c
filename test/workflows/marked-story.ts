import type { Act } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Story } from './story.js';

/** What somebody said in one field of one act, with a mark that stands nowhere else. */
export interface Said {
  readonly mark: string;
  /** `act.field` */
  readonly where: string;
}

/** Names in the register, official numbers, a paper's own tasks: what is known or public bears no mark. */
const known = /^(nominateMember|moveStudio)\.name$|\.(decisionNumber|decisionReference|evidence|reference|tasks)$/;

/** A story in which every act of a person is done with a mark of its own behind every text: it is seen wherever it comes to stand. */
export function marking(told: Story): { readonly told: Story; readonly said: readonly Said[] } {
  const said: Said[] = [];
  const act = <I, O>(who: string, what: Act<PersonActor, I, O>, input: unknown): Promise<O> => {
    const marked = (value: unknown, path: readonly string[]): unknown => {
      if (known.test([what.name, ...path].join('.'))) return value;
      if (typeof value === 'string' && /[\u4e00-\u9fff]/.test(value)) {
        const mark = `印${String(said.length).padStart(4, '0')}记`;
        said.push({ mark, where: [what.name, ...path].join('.') });
        return `${value}${mark}`;
      }
      if (Array.isArray(value)) return value.map((one: unknown) => marked(one, path));
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one, [...path, name])]));
    };
    return told.act(who, what, marked(input, []));
  };
  return { told: { ...told, act }, said };
}
