import { roleName } from '../../text/states.js';
import { taskName } from '../../text/tasks.js';
import { caseWords } from '../../text/web-case.js';
import { goalWords } from '../../text/web-goals.js';
import { pageWords } from '../../text/web-page.js';
import { type TaskWords, taskWords } from '../../text/web-tasks.js';
import { ActFormBox, GoneForm } from '../components/act-form.js';
import { AssessmentRead } from '../components/assessment-box.js';
import { Candidates } from '../components/candidates.js';
import { Due } from '../components/day.js';
import { FundRead, FundYear } from '../components/fund-box.js';
import { HandedIn } from '../components/handed-in.js';
import { HearingTable } from '../components/hearing-table.js';
import { Changes, LetterBox } from '../components/letter-box.js';
import { MaterialBox } from '../components/material.js';
import { PageContent } from '../components/page-content.js';
import { Facts, Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { Timeline } from '../components/timeline.js';
import { WorkRead } from '../components/work-box.js';
import { documentOf, Page } from '../layout.js';
import { formsOf } from '../task-forms/forms.js';
import type { Frame } from '../views/frame.js';
import type { TaskView } from '../views/task.js';

/** One task: what it is about, what to read, what to decide. The same page signed in and behind a link. */
export function taskPage(frame: Frame, view: TaskView): string {
  const { language } = frame;
  const words = taskWords[language];
  const title = `${taskName(view.kind, language, view.level)} · ${view.about}`;
  const forms = formsOf(view, language);
  const of = { language, guard: view.guard, level: view.level, page: frame.here, again: view.again };
  return documentOf(
    <Page frame={frame} title={title} at="tasks" scripts={['form.js']}>
      <h1>{title}</h1>
      <Facts
        rows={[
          [words.standsIn[view.standsIn], view.roundName],
          [words.asPost, `${view.orgName} ${roleName(view.role, language)}`],
          [
            words.due,
            view.due && <Due at={view.due} now={view.now} provisional={view.provisional} language={language} />,
          ],
          [caseWords[language].onForm, view.ids.formHash && <span class="hash">{view.ids.formHash.slice(0, 16)}</span>],
        ]}
      />
      {view.rules.length > 0 ? <p class="rule">{view.rules.join(' · ')}</p> : null}
      {view.backHref ? (
        <p>
          <a href={view.backHref}>{words.allCandidates}</a>
        </p>
      ) : null}
      <GoneForm of={of} shown={forms} />
      <Standing view={view} words={words} />
      <TooLate view={view} words={words} />
      <Reading view={view} words={words} frame={frame} />
      {forms.map((form) => (
        <ActFormBox form={form} of={of} />
      ))}
      {view.timeline.length > 0 ? (
        <section class="card" aria-labelledby="timeline">
          <h2 id="timeline">{caseWords[language].timeline}</h2>
          <Timeline entries={view.timeline} language={language} />
        </section>
      ) : null}
    </Page>,
  );
}

function Standing({ view, words }: { view: TaskView; words: TaskWords }) {
  if (view.state === 'suspended')
    return (
      <Say tone="warn" title={words.suspended}>
        <p>{words.suspendedText}</p>
      </Say>
    );
  if (view.state !== 'open')
    return (
      <Say tone="good" title={words.closed}>
        <p>{words.closedText}</p>
      </Say>
    );
  if (!view.secondFactorMissing) return null;
  return (
    <Say tone="warn">
      <p>{words.secondFactor}</p>
      <p>
        <a class="button" href={`/second-factor?then=/tasks/${view.id}`}>
          {words.toSecondFactor}
        </a>
      </p>
    </Say>
  );
}

/** The form itself shows the list that is sent. */
const listedInForm: readonly TaskView['kind'][] = ['publishNotice', 'bundle', 'publishCityNotice', 'declareConflicts'];

/** HOST-25: said where the task still stands, with what is left to do. */
function TooLate({ view, words }: { view: TaskView; words: TaskWords }) {
  if (!view.work.tooLate || view.state !== 'open') return null;
  return (
    <Say tone="warn" title={words.tooLate}>
      <p>{words.tooLateText[view.kind === 'correction' ? 'applicant' : 'holder']}</p>
    </Say>
  );
}

function Reading({ view, words, frame }: { view: TaskView; words: TaskWords; frame: Frame }) {
  const { language } = frame;
  const { work } = view;
  return (
    <>
      {view.kind === 'schoolRecommendation' ? (
        <Say>
          <p>{view.prepares ? words.school.prepares : words.school.steps}</p>
          {work.ethics ? <p>{words.school.ethicsDone[work.ethics]}</p> : null}
        </Say>
      ) : null}
      {view.kind === 'nomination' && !view.backHref ? (
        <Say>
          <p>{words.county.steps}</p>
          {work.quota ? <p>{words.places(work.quota.used, work.quota.cap)}</p> : null}
        </Say>
      ) : null}
      {view.kind === 'correction' ? (
        <Say tone="warn">
          <p>{words.correction.intro}</p>
          <p>
            <a class="button" href={`/applications/${view.ids.caseId}/form`}>
              {words.correction.go}
            </a>
          </p>
        </Say>
      ) : null}
      {work.read && work.read.length > 0 ? (
        <section class="card">
          <Facts rows={work.read} />
        </section>
      ) : null}
      {work.handedIn && work.handedIn.length > 0 ? (
        <section class="card" aria-labelledby="handed-in">
          <h2 id="handed-in">{words.objection.files}</h2>
          <HandedIn list={work.handedIn} language={language} />
        </section>
      ) : null}
      {work.assessment ? <AssessmentRead work={work.assessment} kind={view.kind} language={language} /> : null}
      {work.page ? (
        <>
          <section class="card">
            <Facts rows={[[pageWords[language].change, work.page.change]]} />
          </section>
          <PageContent content={work.page.content} picturesAt={work.page.picturesAt} language={language} />
        </>
      ) : null}
      {work.goals ? (
        <Changes
          difference={work.goals}
          language={language}
          title={goalWords[language].difference(work.goals.since)}
          text={goalWords[language].differenceText}
        />
      ) : null}
      {work.works?.map((one) => (
        <WorkRead one={one} language={language} />
      ))}
      {work.fund ? <FundRead work={work.fund} language={language} /> : null}
      {work.fundYear ? <FundYear year={work.fundYear} language={language} /> : null}
      {work.letter ? <LetterBox letter={work.letter} level={view.level} language={language} /> : null}
      {view.material ? <MaterialBox material={view.material} language={language} /> : null}
      {work.hearing && work.ethics ? <HearingTable groups={work.hearing} language={language} /> : null}
      {view.kind === 'ranking' && work.candidates?.some((one) => one.tied) && !work.experts?.length ? (
        <Say tone="warn" title={words.panel.tieTitle}>
          <p>{words.panel.tieNobody}</p>
          <p>
            <a class="button" href={`/rounds/${view.ids.roundId}`}>
              {words.panel.toOrders}
            </a>
          </p>
        </Say>
      ) : null}
      {view.kind === 'nomination' && work.candidates?.length === 0 ? (
        <Say>
          <p>{words.noCandidates}</p>
        </Say>
      ) : null}
      {work.candidates && work.candidates.length > 0 && !listedInForm.includes(view.kind) ? (
        <Candidates list={work.candidates} language={language} />
      ) : null}
      {view.kind === 'panelFormation' && work.experts && work.experts.length > 0 ? (
        <Table
          caption={words.panel.pool(work.experts.length, work.experts.filter((one) => one.declared).length)}
          head={[words.panel.person, words.columns.says]}
          rows={work.experts.map((one) => [
            one.name,
            <span class={one.declared ? 'tag good' : 'tag warn'}>
              {one.declared ? words.panel.declared : words.panel.notDeclared}
            </span>,
          ])}
        />
      ) : null}
      {work.summaryHref ? (
        <p>
          <a class="button second" href={work.summaryHref}>
            {words.county.bundleHref}
          </a>
        </p>
      ) : null}
    </>
  );
}
