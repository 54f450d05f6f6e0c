import type { StudioLevel } from '../../domain/studio/composition.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import { memberDuties } from '../../domain/studio/members/agreement.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay, moment } from '../../text/dates.js';
import { sayAt } from '../../text/of-level.js';
import { ruleInFull } from '../../text/rules.js';
import { studioWords } from '../../text/studio.js';
import { goalWords } from '../../text/web-goals.js';
import { kindsInWords, letterWords, levelInWords, postInWords, taskInWords } from '../../text/web-letter.js';
import { memberWords } from '../../text/web-members.js';
import type { LetterDifference, LetterView } from '../views/letter.js';
import { Facts, Say } from './say.js';
import { Table } from './table.js';

/** One version of the letter: what has changed, what it asks for, who has signed. */
export function LetterBox({
  letter,
  level = 'city',
  language,
  fileHref,
  id,
}: {
  letter: LetterView;
  /** Whose studio it is; a member's agreement is signed by nobody of either. */
  level?: StudioLevel;
  language: Language;
  fileHref?: string;
  /** Of the second letter on a page. */
  id?: string;
}) {
  const words = letterWords[language];
  const member = memberWords[language];
  const { memberName } = letter;
  const of = id ?? (memberName ? 'agreement' : 'letter');
  return (
    <section class="card" aria-labelledby={of}>
      <h2 id={of}>{memberName ? member.agreementOf(memberName, letter.version) : words.title(letter.version)}</h2>
      <p>{letter.sealedAt ? words.sealedAt(moment(letter.sealedAt, language)) : words.open}</p>
      {letter.difference && (!letter.sealedAt || letter.changesGoals) ? (
        <Changes
          difference={letter.difference}
          language={language}
          {...(letter.changesGoals && { text: goalWords[language].stands(letter.difference.since) })}
        />
      ) : null}
      <Table
        caption={words.tasks}
        head={[words.task, words.kinds, words.level, words.target, words.due]}
        rows={letter.tasks.map((task) => [
          task.text,
          kindsInWords(task, language),
          <span class="whole">{levelInWords(task, language)}</span>,
          <span class="whole">{`${task.target} ${words.units[task.measure]}`}</span>,
          filledDay(task.dueOn, language),
        ])}
      />
      <h3>{words.signatures}</h3>
      <Facts
        rows={letter.sides.map(({ side, signed }) => [
          sayAt(studioWords[language].side[side], level),
          signed
            ? words.signed(
                signed.personName,
                memberName ? signed.orgName : postInWords(signed, language),
                moment(signed.at, language),
              )
            : words.notSigned,
        ])}
      />
      {memberName ? (
        <>
          <h3>{member.duties}</h3>
          <ul class="lines">
            {memberDuties.map((ruleId) => (
              <li>{ruleInFull(ruleId, language)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Facts
        rows={[
          [words.issuedAt, moment(letter.issuedAt, language)],
          [words.reason, letter.reason],
          [words.hash, <span class="hash">{letter.contentHash}</span>],
        ]}
      />
      {fileHref ? (
        <p>
          <a class="button second" href={fileHref}>
            {memberName ? member.agreementFile : words.file}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** What whoever signed the version before, or decides on another, must see. */
export function Changes(props: { difference: LetterDifference; language: Language; title?: string; text?: string }) {
  const { difference, language } = props;
  const words = letterWords[language];
  const say = (task: LetterTask) => taskInWords(task, language);
  const rows = [
    ...difference.changed.map(({ before, after }) => [
      words.after,
      <>
        {say(after)}
        <br />
        <span class="soft">{`${words.before} ${say(before)}`}</span>
      </>,
    ]),
    ...difference.added.map((task) => [words.added, say(task)]),
    ...difference.removed.map((task) => [words.removed, say(task)]),
  ];
  return (
    <Say tone="warn" title={props.title ?? words.difference(difference.since)}>
      <p>{props.text ?? words.differenceText(difference.since)}</p>
      <Table head={[words.change, words.task]} rows={rows} />
    </Say>
  );
}
