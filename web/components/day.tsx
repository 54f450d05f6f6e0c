import type { Language } from '../../domain/vocabulary.js';
import { dayName, moment } from '../../text/dates.js';
import { web } from '../../text/web.js';

/** A deadline as a date: people see a day better than a countdown. */
export function Due(props: { at: string | null; now: string; provisional?: boolean; language: Language }) {
  const words = web[props.language];
  if (!props.at) return null;
  return (
    <>
      <time datetime={props.at}>{words.due(moment(props.at, props.language))}</time>{' '}
      {props.at < props.now ? <span class="tag bad">{words.overdue}</span> : null}
      {props.provisional ? <span class="tag warn">{words.provisional}</span> : null}
    </>
  );
}

export function Moment(props: { at: string; language: Language }) {
  return <time datetime={props.at}>{moment(props.at, props.language)}</time>;
}

export function Day(props: { at: string; language: Language }) {
  return <time datetime={props.at}>{dayName(props.at, props.language)}</time>;
}
