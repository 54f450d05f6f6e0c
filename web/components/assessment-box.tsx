import { indicatorsOf } from '../../domain/studio/assessment/scheme.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay, moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { assessmentWords } from '../../text/web-assessment.js';
import { letterWords } from '../../text/web-letter.js';
import { restWords } from '../../text/web-rest.js';
import { studioPageWords } from '../../text/web-studios.js';
import type { AssessmentView, AssessmentWork, CycleSumView, ScoresView } from '../views/assessment.js';
import { Facts } from './say.js';
import { Table } from './table.js';

/** The assessments of a term on its studio's page, each with its result once that is published (ASSESS-07). */
export function AssessmentsBox(props: {
  list: readonly AssessmentView[];
  studioId: string;
  /** The reader may take the reports away, too. */
  reports: boolean;
  language: Language;
}) {
  const { list, studioId, reports, language } = props;
  const words = assessmentWords[language];
  return (
    <section class="card" aria-labelledby="assessments">
      <h2 id="assessments">{words.heading}</h2>
      {list.length === 0 ? <p>{words.none}</p> : null}
      {list.map((one) => (
        <>
          <h3>
            {one.term === list[0]?.term ? '' : `${studioPageWords[language].term(one.term)} `}
            {words.title(one.kind, one.year)}
          </h3>
          <Facts rows={rowsOf(one, language)} />
          {one.result ? (
            <p>
              <a class="button second" href={`/api/studios/${studioId}/assessments/${one.assessmentId}/result`}>
                {words.file}
              </a>
              {reports ? (
                <>
                  {' '}
                  <a class="button second" href={`/api/studios/${studioId}/assessments/${one.assessmentId}/report`}>
                    {words.reportFile}
                  </a>
                </>
              ) : null}
            </p>
          ) : null}
        </>
      ))}
    </section>
  );
}

function rowsOf({ result, ...one }: AssessmentView, language: Language) {
  const words = assessmentWords[language];
  const { assessmentState, grade, dimension, consequence } = studioWords[language];
  const at = (instant: string | null) => instant && moment(instant, language);
  const span = `${filledDay(one.from, language)} ${studioPageWords[language].to} ${filledDay(one.to, language)}`;
  const head = [
    [words.state, assessmentState[one.state]],
    [words.covers, span],
  ] as const;
  if (!result) {
    const waits = one.kind === 'cycle' && one.state === 'confirmed' ? words.waitsForYears : null;
    return [...head, [words.reportDue, filledDay(one.reportDueOn, language)] as const, [words.sum, waits] as const];
  }
  return [
    ...head,
    [words.score, result.score] as const,
    [words.grade, grade[result.grade]] as const,
    ...sumRows(result.sum, result.score, language),
    ...result.dimensions.map(({ name, score, weight }) => [dimension[name], words.ofWeight(score, weight)] as const),
    [words.publishedAt, at(result.publishedAt)] as const,
    [words.appealUntil, result.finalAt ? null : at(result.appealUntil)] as const,
    [words.appealedAt, at(result.appealedAt)] as const,
    [words.finalAt, at(result.finalAt)] as const,
    [words.consequences, result.consequences.map(({ kind }) => consequence[kind]).join(' · ')] as const,
    [words.plannedAt, at(one.plannedAt)] as const,
    [words.hash, <span class="hash">{result.resultHash}</span>] as const,
  ];
}

/** ASSESS-O02: the own score, each year's, their mean, and the sum in words; nothing for a year. */
function sumRows(sum: CycleSumView | null, score: string, language: Language) {
  const words = assessmentWords[language];
  if (!sum) return [];
  return [
    [words.own, words.ownShare(sum.own, sum.ownPercent)] as const,
    ...sum.years.map((one) => [words.yearScore(one.year), one.score ?? words.yearNotCounted] as const),
    [words.yearly, sum.yearly && words.ownShare(sum.yearly, 100 - sum.ownPercent)] as const,
    [words.sum, words.sumInWords(sum, score)] as const,
  ];
}

/** What whoever has a task of an assessment reads first: the report against the letter, the scores, what was said before. */
export function AssessmentRead(props: { work: AssessmentWork; kind: TaskKind; language: Language }) {
  const { work, kind, language } = props;
  const words = assessmentWords[language];
  return (
    <>
      {work.reasons.length > 0 ? (
        <section class="card" aria-labelledby="reasons">
          <h2 id="reasons">{words.reasons}</h2>
          <Facts
            rows={work.reasons.map((one) => [
              words.reason[one.kind] ?? '',
              `${one.reason} (${moment(one.at, language)})`,
            ])}
          />
        </section>
      ) : null}
      {work.appeal ? (
        <section class="card" aria-labelledby="appeal">
          <h2 id="appeal">{words.appeal}</h2>
          <p>{work.appeal}</p>
        </section>
      ) : null}
      {work.report && kind !== 'selfReport' ? <Report work={work} report={work.report} language={language} /> : null}
      {work.scores && kind !== 'selfReport' && kind !== 'yearScoring' ? (
        <Scores work={work} scores={work.scores} language={language} />
      ) : null}
    </>
  );
}

function Report(props: { work: AssessmentWork; report: AssessmentWork['report'] & object; language: Language }) {
  const { work, report, language } = props;
  const words = assessmentWords[language];
  const { units } = letterWords[language];
  const said = new Map(report.answers.map(({ task, statement }) => [task, statement]));
  return (
    <section class="card" aria-labelledby="report">
      <h2 id="report">{words.report}</h2>
      {report.answers.length === 0 ? <p>{words.noReport}</p> : null}
      <Table
        head={[words.task, words.asked, words.answer]}
        rows={work.letterTasks.map((task) => [
          task.text,
          [`${task.target} ${units[task.measure]}`, reducedTo(work, task.code, language)].filter(Boolean).join(' '),
          said.get(task.code) ?? '',
        ])}
      />
      <Facts
        rows={[
          [words.besides.ethics, report.besides.ethics || null],
          [words.besides.support, report.besides.support || null],
          [words.reportedAt, moment(report.reportedAt, language)],
        ]}
      />
    </section>
  );
}

/** ASSESS-O05: said beside a goal that asks for less. */
function reducedTo({ reduced }: AssessmentWork, code: string, language: Language): string {
  const target = reduced[code];
  return target ? `(${restWords[language].reduced(target)})` : '';
}

function Scores(props: { work: AssessmentWork; scores: ScoresView; language: Language }) {
  const { work, scores, language } = props;
  const words = assessmentWords[language];
  const { dimension, grade } = studioWords[language];
  return (
    <section class="card" aria-labelledby="scores">
      <h2 id="scores">{words.check}</h2>
      <Facts
        rows={[
          [words.method, words.methods[scores.method]],
          [words.checkedOn, filledDay(scores.checkedOn, language)],
          [words.minutes, scores.minutes],
        ]}
      />
      <Table
        head={[words.indicator, words.points]}
        rows={indicatorsOf(work.scheme).map(({ code, label, max }) => [
          label[language],
          words.ofWeight(scores.points[code] ?? '', Number(max)),
        ])}
      />
      <Facts
        rows={[
          ...scores.dimensions.map(
            ({ name, score, weight }) => [dimension[name], words.ofWeight(score, weight)] as const,
          ),
          ...sumRows(scores.sum, scores.score, language),
          [words.score, scores.score],
          [words.grade, grade[scores.grade]],
        ]}
      />
    </section>
  );
}
