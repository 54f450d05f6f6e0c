import { planSections } from '../../domain/studio/plans.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay, moment } from '../../text/dates.js';
import { documentWords } from '../../text/documents.js';
import { studioWords } from '../../text/studio.js';
import { workWords } from '../../text/web-work.js';
import type { EvidenceView, StudioWorkView, WorkToJudge } from '../views/work.js';
import { Facts } from './say.js';
import { Table } from './table.js';

interface Part {
  readonly view: StudioWorkView;
  readonly language: Language;
}

/** The versions of both plans that stand (STUDIO-12), each in its five sections (STUDIO-13). */
export function PlansBox({ view, language }: { view: Pick<StudioWorkView, 'plans'>; language: Language }) {
  const words = workWords[language];
  const { plan, planSection } = studioWords[language];
  return (
    <section class="card" aria-labelledby="plans">
      <h2 id="plans">{words.plans}</h2>
      {view.plans.length === 0 ? <p>{words.noPlans}</p> : null}
      {view.plans.map(({ kind, version, filedAt, sections }) => (
        <details>
          <summary>
            {plan[kind]} · {words.version(version, moment(filedAt, language))}
          </summary>
          {sections ? (
            <Facts rows={planSections.map((name) => [planSection[name], sections[name]])} />
          ) : (
            <p>{words.erased}</p>
          )}
        </details>
      ))}
    </section>
  );
}

/** What of the letter is done, on its way, behind or missed on the day the page is read (STUDIO-17, ASSESS-03). */
export function ProgressBox({ view: { progress }, language }: Part) {
  const words = workWords[language];
  const { taskStatus } = studioWords[language];
  const tone = { done: 'tag good', doneLate: 'tag', onTrack: 'tag', behind: 'tag warn', missed: 'tag warn' } as const;
  return (
    <section class="card" aria-labelledby="progress">
      <h2 id="progress">{words.progress}</h2>
      {progress ? (
        <>
          <p class="soft">{words.progressIntro(filledDay(progress.on, language))}</p>
          <Table
            head={[words.task, words.done, words.due, words.status]}
            rows={progress.lines.map((line) => [
              line.text,
              `${line.filled}/${line.target}`,
              filledDay(line.dueOn, language),
              <span class={tone[line.status]}>{taskStatus[line.status]}</span>,
            ])}
          />
        </>
      ) : (
        <p>{words.noLetter}</p>
      )}
    </section>
  );
}

/** The files with a record, for whoever reads them. */
function Evidence({ list, language }: { list: readonly EvidenceView[] | null; language: Language }) {
  const words = workWords[language];
  if (!list || list.length === 0) return null;
  return (
    <ul class="lines">
      {list.map(({ number, name, href }) => (
        <li>
          {words.evidence(number)} {href ? <a href={href}>{name}</a> : words.erased}
        </li>
      ))}
    </ul>
  );
}

/** One record as whoever judges it reads it (STUDIO-15). */
export function WorkRead({ one, language }: { one: WorkToJudge; language: Language }) {
  const words = workWords[language];
  const id = `work-read-${one.number}`;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{words.ofRecord(one.number, one.title)}</h2>
      <Facts
        rows={[
          [words.kind, studioWords[language].work[one.kind]],
          [words.level, documentWords[language].levels[one.level]],
          [words.on, filledDay(one.on, language)],
          [words.place, one.place],
          [words.hours, one.hours],
          [words.participants, String(one.participants)],
          [words.members, one.members.join(language === 'zh' ? '、' : ', ')],
          [words.summary, one.summary],
        ]}
      />
      <Evidence list={one.evidence} language={language} />
    </section>
  );
}

/** The record of activities and results (STUDIO-20, STUDIO-22…STUDIO-25), with what the unit said to each. */
export function WorksBox(props: {
  view: Pick<StudioWorkView, 'works'>;
  language: Language;
  sheetHref: string;
  /** Of the dates; a term that is over has none to come. */
  calendarHref?: string;
}) {
  const { view, language, sheetHref, calendarHref } = props;
  const words = workWords[language];
  const { work } = studioWords[language];
  const levelNames = documentWords[language].levels;
  return (
    <section class="card" aria-labelledby="works">
      <h2 id="works">{words.works}</h2>
      {view.works.length === 0 ? (
        <p>{words.noWorks}</p>
      ) : (
        <Table
          head={[words.number, words.kind, words.title, words.level, words.on, words.participants, words.state]}
          rows={view.works.map((one) => [
            String(one.number),
            work[one.kind],
            <>
              {one.title} <Evidence list={one.evidence} language={language} />
            </>,
            levelNames[one.level],
            filledDay(one.on, language),
            String(one.participants),
            <>
              <span class="tag">{words.states[one.state]}</span> {one.reason}
            </>,
          ])}
        />
      )}
      <p>
        <a class="button second" href={sheetHref}>
          {words.sheet}
        </a>
        {calendarHref ? (
          <>
            {' '}
            <a class="button second" href={calendarHref}>
              {words.calendar}
            </a>
          </>
        ) : null}
      </p>
    </section>
  );
}
