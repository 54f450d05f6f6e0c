import { dayOf } from '../../domain/time/beijing.js';
import { filledDay, moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { taskName } from '../../text/tasks.js';
import { goalWords } from '../../text/web-goals.js';
import { letterWords, postInWords } from '../../text/web-letter.js';
import { lossWords } from '../../text/web-loss.js';
import { restWords } from '../../text/web-rest.js';
import { type StudioPageWords, studioPageWords } from '../../text/web-studios.js';
import { ActFormBox } from '../components/act-form.js';
import { AssessmentsBox } from '../components/assessment-box.js';
import { Due } from '../components/day.js';
import { FindingsBox } from '../components/findings-box.js';
import { FundBox } from '../components/fund-box.js';
import { GoalsBox } from '../components/goals-box.js';
import { HonoursBox } from '../components/honours-box.js';
import { LetterBox } from '../components/letter-box.js';
import { LossBox } from '../components/loss-box.js';
import { MembersBox } from '../components/members-box.js';
import { MovesBox } from '../components/moves-box.js';
import { PageBox } from '../components/page-box.js';
import { RenewalBox } from '../components/renewal-box.js';
import { RestBox } from '../components/rest-box.js';
import { Facts, Say } from '../components/say.js';
import { Timeline } from '../components/timeline.js';
import { PlansBox, ProgressBox, WorksBox } from '../components/work-box.js';
import { WritingsBox } from '../components/writings-box.js';
import { findingForm } from '../finding-forms.js';
import { documentOf, Page } from '../layout.js';
import { agreementForm, goalChangeForm, letterForm } from '../letter-form.js';
import { lossForm } from '../loss-form.js';
import { leavingForm, nominateAgainForm, nominationForm, removalForm, revisionForm } from '../member-forms.js';
import { moveForm } from '../move-form.js';
import { renewalForm } from '../renewal-form.js';
import { restForm } from '../rest-forms.js';
import type { Frame } from '../views/frame.js';
import type { ChecklistLine, StudioView } from '../views/studio.js';
import { evidenceForms, judgementForm, planForms, recordForm } from '../work-forms.js';

/** One studio: its term and years, what its unit has confirmed, what it waits for, what happened. */
export function studioPage(frame: Frame, view: StudioView): string {
  const { language } = frame;
  const words = studioPageWords[language];
  const { term } = view;
  const rest = term.state === 'suspended' ? view.suspensions.find(({ to }) => to === null) : undefined;
  return documentOf(
    <Page frame={frame} title={view.name} at="studios" scripts={['form.js']}>
      <h1>{view.name}</h1>
      <Facts
        rows={[
          [words.number, view.number],
          [words.unit, view.unitName],
          [words.state, studioWords[language].state[term.state]],
          [words.term(term.number), `${filledDay(term.from, language)} ${words.to} ${filledDay(term.to, language)}`],
        ]}
      />
      {view.closing ? (
        <section class="card" aria-labelledby="closing">
          <h2 id="closing">{words.closing}</h2>
          <p>{view.closing.reason}</p>
          <p class="soft">{moment(view.closing.at, language)}</p>
        </section>
      ) : null}
      {view.hostLostAt ? (
        <Say tone="warn">
          <p>{lossWords[language].ended(filledDay(dayOf(view.hostLostAt), language))}</p>
        </Say>
      ) : null}
      {rest ? (
        <Say tone="warn">
          <p>{restWords[language].since(filledDay(rest.from, language), filledDay(rest.until, language))}</p>
        </Say>
      ) : null}
      {view.plaqueReturnedAt ? <p>{words.plaqueReturned(moment(view.plaqueReturnedAt, language))}</p> : null}
      <Years view={view} words={words} frame={frame} />
      <section class="card" aria-labelledby="established">
        <h2 id="established">{words.established}</h2>
        <Checklist view={view} words={words} frame={frame} />
        <Facts
          rows={[
            [
              words.papers,
              view.papersReceivedAt ? words.papersAt(moment(view.papersReceivedAt, language)) : words.notYet,
            ],
            [words.office, view.office?.office ?? words.notYet],
            [words.equipment, view.office?.equipment ?? words.notYet],
          ]}
        />
      </section>
      {view.startable ? (
        <ActFormBox
          form={{
            act: 'startStudio',
            title: words.start,
            intro: words.startIntro,
            rule: 'STUDIO-17',
            fields: [{ kind: 'hidden', name: 'termId', value: view.startable }],
            submit: words.start,
          }}
          of={{ language, guard: view.guard, level: view.level, page: frame.here, again: view.again }}
        />
      ) : null}
      <Letters view={view} words={words} frame={frame} />
      <AssessmentsBox list={view.assessments} studioId={view.studioId} reports={view.reports} language={language} />
      <HonoursBox list={view.honours} language={language} />
      <FindingsBox list={view.findings} studioId={view.studioId} language={language} />
      {view.findable.map((kind) => (
        <ActFormBox
          form={findingForm(view.termId, view.number, kind, language)}
          of={{ language, guard: view.guard, level: view.level, page: frame.here, again: view.again }}
        />
      ))}
      <MovesBox list={view.moves} language={language} />
      {view.movable ? (
        <ActFormBox
          form={moveForm(view.movable, view.number, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
      <RestBox list={view.suspensions} language={language} />
      {view.resting ? (
        <ActFormBox
          form={restForm(view.termId, view.number, view.resting, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
      <LossBox list={view.losses} language={language} />
      {view.losable ? (
        <ActFormBox
          form={lossForm(view.losable, view.number, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
      <RenewalBox renewal={view.renewal} studioId={view.studioId} level={view.level} language={language} />
      {view.renewing ? (
        <ActFormBox
          form={renewalForm(view.renewing, language)}
          of={{ language, guard: view.guard, level: view.level, page: frame.here, again: view.again }}
        />
      ) : null}
      <MembersBox view={view} language={language} />
      {view.nominating ? (
        <ActFormBox
          form={nominationForm(view.nominating, language)}
          of={{ language, guard: view.guard, level: view.level, page: frame.here, again: view.again }}
        />
      ) : null}
      {view.nominating && view.reappointable.length > 0 ? (
        <ActFormBox
          form={nominateAgainForm(view.nominating, view.reappointable, language)}
          of={{ language, guard: view.guard, level: view.level, page: frame.here, again: view.again }}
        />
      ) : null}
      {view.leavable.length > 0 ? (
        <ActFormBox
          form={leavingForm(view.termId, view.leavable, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
      {view.removable.length > 0 ? (
        <ActFormBox
          form={removalForm(view.termId, view.removable, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
      {view.writings ? <WritingsBox whose={view.writings} language={language} /> : null}
      {view.revisable.length > 0 ? (
        <ActFormBox
          form={revisionForm(view.termId, view.revisable, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
      {view.agreementDrafts.map((draft) => (
        <ActFormBox
          form={agreementForm(draft, language)}
          of={{ language, guard: view.guard, level: view.level, page: frame.here, again: view.again }}
        />
      ))}
      <Work view={view} words={words} frame={frame} />
      <PageBox
        view={view.page}
        of={{ language, guard: view.guard, level: view.level, page: frame.here, again: view.again }}
      />
      <FundBox
        view={view.fund}
        of={{ language, guard: view.guard, level: view.level, page: frame.here, again: view.again }}
      />
      <Waiting view={view} words={words} frame={frame} />
      <section class="card" aria-labelledby="timeline">
        <h2 id="timeline">{words.story}</h2>
        <Timeline entries={view.timeline} language={language} />
      </section>
    </Page>,
  );
}

interface Part {
  readonly view: StudioView;
  readonly words: StudioPageWords;
  readonly frame: Frame;
}

function Years({ view, words, frame: { language } }: Part) {
  return (
    <section class="card" aria-labelledby="years">
      <h2 id="years">{words.years}</h2>
      <Facts
        rows={view.years.map((one) => [
          words.year(one.year),
          <>
            {one.until ? `${words.until} ${moment(one.until, language)} ` : ''}
            <span class="tag">{words.yearState[one.state]}</span>
          </>,
        ])}
      />
    </section>
  );
}

const tones = { met: 'tag good', must: 'tag warn', advised: 'tag', later: 'tag' } as const;

/** What is there, what is missing, by when and with whom; what may follow the start stands apart. */
function Checklist({ view, words, frame: { language } }: Part) {
  const lines = (later: boolean) => view.checklist.filter(({ mark }) => (mark === 'later') === later);
  const line = (one: ChecklistLine) => (
    <li class={one.mark === 'must' || one.mark === 'advised' ? 'unmet' : undefined}>
      <p>
        {one.sentence} <span class={tones[one.mark]}>{words.mark[one.mark]}</span>
      </p>
      {one.open.map(({ orgName, role, due }) => (
        <p class="soft">
          {words.waitsOn(postInWords({ orgName, role }, language))}{' '}
          {due ? <Due at={due} now={view.now} provisional={false} language={language} /> : null}
        </p>
      ))}
      <p class="rule">{one.clause}</p>
    </li>
  );
  return (
    <>
      <p class="soft">{words.checklistIntro}</p>
      <ul class="checks">{lines(false).map(line)}</ul>
      <details>
        <summary>{words.laterIntro}</summary>
        <ul class="lines">
          {lines(true).map((one) => (
            <li>{one.clause}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** STUDIO-17: the letter that stands, what went before it, and for the section the next one. */
function Letters({ view, frame: { language, here } }: Part) {
  const words = letterWords[language];
  const { letter, draft } = view;
  const of = { language, guard: view.guard, level: view.level, page: here, again: view.again };
  const file = (version: number) => `/api/studios/${view.studioId}/letters/${version}`;
  return (
    <>
      {letter ? (
        <LetterBox letter={letter} level={view.level} language={language} fileHref={file(letter.version)} />
      ) : (
        <section class="card" aria-labelledby="letter">
          <h2 id="letter">{studioWords[language].paper.responsibilityLetter}</h2>
          <p>{words.none}</p>
        </section>
      )}
      {view.inForce ? (
        <LetterBox
          letter={view.inForce}
          level={view.level}
          language={language}
          fileHref={file(view.inForce.version)}
          id="letter-in-force"
        />
      ) : null}
      {view.earlierLetters.length > 0 ? (
        <section class="card" aria-labelledby="earlier-letters">
          <h2 id="earlier-letters">{words.earlier}</h2>
          <ul>
            {view.earlierLetters.map((one) => (
              <li>
                {one.sealedAt
                  ? goalWords[language].replaced(one.version, moment(one.sealedAt, language))
                  : words.earlierLine(
                      one.version,
                      moment(one.issuedAt, language),
                      one.sides.filter(({ signed }) => signed).length,
                    )}{' '}
                <a href={file(one.version)}>{words.file}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {draft ? <ActFormBox form={letterForm(draft, language)} of={of} /> : null}
      <GoalsBox list={view.goals} language={language} />
      {view.goalDraft ? <ActFormBox form={goalChangeForm(view.goalDraft, language)} of={of} /> : null}
    </>
  );
}

/** Plans, progress and record; for the host what may be filed, for the unit what is to be checked. */
function Work({ view, frame: { language, here } }: Part) {
  const { work } = view;
  const { recording, judging, evidencing } = work;
  const of = { language, guard: view.guard, level: view.level, page: here, again: view.again };
  const mine = [
    ...(recording ? [...planForms(recording, work.plans, language), recordForm(recording, work.taking, language)] : []),
    ...(evidencing ? evidenceForms(evidencing, work.works, language) : []),
    ...work.works.flatMap((one) =>
      judging && one.state === 'recorded' ? [judgementForm(judging, one, language)] : [],
    ),
  ];
  return (
    <>
      <PlansBox view={work} language={language} />
      <ProgressBox view={work} language={language} />
      <WorksBox
        view={work}
        language={language}
        sheetHref={`/api/studios/${view.studioId}/works.xlsx`}
        calendarHref={`/api/studios/${view.studioId}/calendar.ics`}
      />
      {mine.map((form) => (
        <ActFormBox form={form} of={of} />
      ))}
    </>
  );
}

function Waiting({ view, words, frame: { language } }: Part) {
  return (
    <section class="card" aria-labelledby="waiting">
      <h2 id="waiting">{words.waiting}</h2>
      {view.waitsFor.length === 0 ? <p>{words.nothingWaits}</p> : null}
      <Facts
        rows={view.waitsFor.map((one) => [
          taskName(one.kind, language),
          <>
            {postInWords(one, language)}{' '}
            {one.due ? <Due at={one.due} now={view.now} provisional={false} language={language} /> : null}
          </>,
        ])}
      />
    </section>
  );
}
