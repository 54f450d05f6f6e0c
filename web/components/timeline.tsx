import type { Language } from '../../domain/vocabulary.js';
import { roleName } from '../../text/states.js';
import { actName } from '../../text/web-acts.js';
import { caseWords, factsWords } from '../../text/web-case.js';
import type { TimelineEntry } from '../views/case.js';
import { Moment } from './day.js';

/** Who in which post, by which channel, under which rule, on which form, when; refused attempts as such. */
export function Timeline({ entries, language }: { entries: readonly TimelineEntry[]; language: Language }) {
  const words = caseWords[language];
  if (entries.length === 0) return <p class="soft">{words.nothingYet}</p>;
  return (
    <ol class="timeline">
      {drawnTogether(entries).map(({ entry, until, times }) => (
        <li class={entry.refusal ? 'refused' : entry.actorKind === 'system' ? 'system' : undefined}>
          <p>
            <strong>{actName(entry.act, language)}</strong>{' '}
            {entry.refusal ? <span class="tag bad">{words.refusedAttempt}</span> : null}
          </p>
          <p class="soft">
            <Moment at={entry.at} language={language} />
            {until ? (
              <>
                {' — '}
                <Moment at={until} language={language} />
                {` · ${words.times(times)}`}
              </>
            ) : null}
            {` · ${whoOf(entry, language)} · ${words.channel[entry.channel]}`}
          </p>
          {factsOf(entry, language).length > 0 ? <p class="soft">{factsOf(entry, language).join(' · ')}</p> : null}
          {entry.refusal ? <p>{entry.refusal}</p> : null}
          {entry.rules.length > 0 ? <p class="rule">{entry.rules.join(' · ')}</p> : null}
          {entry.formHash ? (
            <p class="rule">
              {words.onForm} <span class="hash">{entry.formHash.slice(0, 12)}</span>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** A form saves itself every few seconds: a row of such savings is one line, from the first to the last. */
function drawnTogether(entries: readonly TimelineEntry[]) {
  const lines: { entry: TimelineEntry; until: string | null; times: number }[] = [];
  for (const entry of entries) {
    const line = lines.at(-1);
    const again = entry.act === 'saveDraft' && !entry.refusal && line?.entry.act === 'saveDraft' && !line.entry.refusal;
    if (again) lines.splice(-1, 1, { ...line, until: entry.at, times: line.times + 1 });
    else lines.push({ entry, until: null, times: 1 });
  }
  return lines;
}

function whoOf(entry: TimelineEntry, language: Language): string {
  const words = caseWords[language];
  const post = entry.role ? roleName(entry.role, language) : '';
  const place = [entry.orgName, post].filter(Boolean).join(' ');
  const who = entry.who ?? words.actor[entry.actorKind];
  return place ? words.inPost(who, place) : who;
}

const factsOf = (entry: TimelineEntry, language: Language): readonly string[] =>
  factsWords(entry.act, entry.facts, language);
