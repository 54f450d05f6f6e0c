import type { Language } from '../../domain/vocabulary.js';
import { stateName } from '../../text/states.js';
import { caseWords } from '../../text/web-case.js';
import { caseActWords } from '../../text/web-case-acts.js';
import { nextWords } from '../../text/web-next.js';
import { ActFormBox, GoneForm } from '../components/act-form.js';
import { CertificateBox } from '../components/certificate-box.js';
import { Due } from '../components/day.js';
import { MaterialBox } from '../components/material.js';
import { Facts, Say } from '../components/say.js';
import { StageBar } from '../components/stage-bar.js';
import { Timeline } from '../components/timeline.js';
import { documentOf, Page } from '../layout.js';
import type { CaseView } from '../views/case.js';
import type { Frame } from '../views/frame.js';

/** A strong act of this reader waits behind the second factor. */
function NeedsSecondFactor({ caseId, language }: { caseId: string; language: Language }) {
  const words = caseActWords[language];
  return (
    <Say tone="warn">
      <p>{words.secondFactor}</p>
      <p>
        <a class="button" href={`/second-factor?then=/cases/${caseId}`}>
          {words.toSecondFactor}
        </a>
      </p>
    </Say>
  );
}

/** One application: where it stands, what it says, and everything that was done with it. */
export function casePage(frame: Frame, view: CaseView): string {
  const { language } = frame;
  const words = caseWords[language];
  const acts = caseActWords[language];
  const of = { language, guard: view.guard, level: view.level, page: frame.here, again: view.again };
  // An official reads before acting; the applicant knows the form and looks for the way out.
  const forms = view.forms.map((form) => <ActFormBox form={form} of={of} />);
  return documentOf(
    <Page frame={frame} title={`${words.title} ${view.number}`} at={view.own ? 'applications' : 'tasks'}>
      <h1>{`${words.title} ${view.number}`}</h1>
      <StageBar state={view.state} prior={view.priorState} route={view.route} level={view.level} language={language} />
      <Say
        {...(view.resting ? { tone: 'warn' as const } : {})}
        title={view.resting ? acts.resting : nextWords[language].title}
      >
        <p>{view.resting ?? view.next}</p>
      </Say>
      <section class="card">
        <Facts
          rows={[
            [words.state, <strong>{stateName(view.state, language, view.level)}</strong>],
            [words.reason, view.ending?.reason],
            [words.basis, view.ending?.rule],
            [words.confirmed, view.ending?.confirmed?.reason],
            [words.confirmedBasis, view.ending?.confirmed?.rule],
            [words.round, view.roundName],
            [words.applicant, view.applicantName],
            [words.school, view.schoolName],
            [words.county, view.countyName],
            [words.route, words.routes[view.level === 'county' ? 'ownCounty' : view.route]],
            [words.studio, view.studio && <a href={view.studio.href}>{view.studio.name}</a>],
            [words.due, view.due && <Due at={view.due} now={view.now} language={language} />],
          ]}
        />
        {view.editHref ? (
          <p class="actions">
            <a class="button" href={view.editHref}>
              {view.isDraftOver ? words.readDraft : words.edit}
            </a>
          </p>
        ) : null}
        {view.documents.length > 0 ? (
          <p class="actions">
            {view.documents.map((one) => (
              <a class="button second" href={one.href}>
                {words.document[one.label]}
              </a>
            ))}
          </p>
        ) : null}
      </section>
      {view.certificate ? <CertificateBox paper={view.certificate} language={language} /> : null}
      {view.secondFactorMissing ? <NeedsSecondFactor caseId={view.id} language={language} /> : null}
      <GoneForm of={of} shown={view.forms} />
      {view.own ? forms : null}
      {view.material ? <MaterialBox material={view.material} language={language} /> : null}
      {view.own ? null : forms}
      <section class="card" aria-labelledby="timeline">
        <h2 id="timeline">{words.timeline}</h2>
        <Timeline entries={view.timeline} language={language} />
      </section>
    </Page>,
  );
}
