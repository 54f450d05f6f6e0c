import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/vocabulary.js';
import { stateName } from '../../text/states.js';
import { caseWords } from '../../text/web-case.js';
import { taskWords } from '../../text/web-tasks.js';
import type { Candidate, Compared } from '../views/task.js';
import { Table } from './table.js';

export function comparedHeads(language: Language): readonly string[] {
  const { post, served, research, honours } = taskWords[language].columns;
  return [post, served, research, honours];
}

/** Beside each other as the form states them; a dash where the form is of an older shape. */
export const comparedCells = (facts: Compared | null | undefined): readonly Child[] =>
  facts
    ? [facts.post, facts.served, <Lines of={facts.research} />, <Lines of={facts.honours} />]
    : ['—', '—', '—', '—'];

function Lines({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <>—</>;
  return (
    <ul class="lines">
      {of.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );
}

/** The applicants a task is about, with what is known of each to compare them by. */
export function Candidates({ list, language }: { list: readonly Candidate[]; language: Language }) {
  const words = taskWords[language];
  const { columns: h, panel: p } = words;
  const scored = list.some((one) => one.score !== undefined);
  const sheets = list.some((one) => one.sheet !== undefined);
  const named = list.some((one) => one.name !== null);
  const placed = list.some((one) => one.schoolName !== '');
  const compared = list.some((one) => one.compared);
  const standing = (one: Candidate) => {
    if (one.tied) return <span class="tag warn">{p.tie}</span>;
    if (one.selected !== undefined)
      return <span class={one.selected ? 'tag good' : 'tag'}>{one.selected ? p.line : p.below}</span>;
    // the county's opinion until something more came of it: whoever was taken off a notice is not agreed to any longer
    if (one.verified && one.state === 'countyReview') return words.verified[one.verified];
    return stateName(one.state, language);
  };
  return (
    <Table
      caption={words.candidates}
      head={[
        ...(scored ? [h.place] : []),
        h.number,
        ...(named ? [h.name] : []),
        ...(placed ? [caseWords[language].school] : []),
        ...(compared ? comparedHeads(language) : []),
        ...(scored ? [h.score] : []),
        ...(sheets ? [h.sheet] : []),
        ...(sheets ? [] : [h.state]),
      ]}
      rows={list.map((one) => [
        ...(scored ? [one.rank === null || one.rank === undefined ? '—' : String(one.rank)] : []),
        one.href ? (
          <span class="whole">
            <a href={one.href}>{one.number}</a>
          </span>
        ) : (
          one.number
        ),
        ...(named ? [<span class="whole">{one.name ?? '—'}</span>] : []),
        ...(placed ? [one.schoolName] : []),
        ...(compared ? comparedCells(one.compared) : []),
        ...(scored ? [one.score ?? '—'] : []),
        ...(sheets ? [one.sheet === 'sealed' ? p.sealed : p.assigned] : []),
        ...(sheets ? [] : [standing(one)]),
      ])}
    />
  );
}
