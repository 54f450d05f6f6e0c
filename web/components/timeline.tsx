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
      {entries.map((entry) => (
        <li class={entry.refusal ? 'refused' : entry.actorKind === 'system' ? 'system' : undefined}>
          <p>
            <strong>{actName(entry.act, language)}</strong>{' '}
            {entry.refusal ? <span class="tag bad">{words.refusedAttempt}</span> : null}
          </p>
          <p class="soft">
            <Moment at={entry.at} language={language} />
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

function whoOf(entry: TimelineEntry, language: Language): string {
  const words = caseWords[language];
  const post = entry.role ? roleName(entry.role, language) : '';
  const place = [entry.orgName, post].filter(Boolean).join(' ');
  const who = entry.who ?? words.actor[entry.actorKind];
  return place ? words.inPost(who, place) : who;
}

const factsOf = (entry: TimelineEntry, language: Language): readonly string[] =>
  factsWords(entry.act, entry.facts, language);
