import { filledDay, moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { findingWords } from '../../text/web-findings.js';
import { letterWords } from '../../text/web-letter.js';
import { memberWords } from '../../text/web-members.js';
import { renewalWords } from '../../text/web-renewal.js';
import { studioPageWords } from '../../text/web-studios.js';
import { AssessmentsBox } from '../components/assessment-box.js';
import { FindingsTable } from '../components/findings-box.js';
import { LetterBox } from '../components/letter-box.js';
import { sayRemovalAppeal } from '../components/removal-appeal.js';
import { Facts } from '../components/say.js';
import { Table } from '../components/table.js';
import { PlansBox, WorksBox } from '../components/work-box.js';
import { documentOf, Page } from '../layout.js';
import type { EarlierTermView } from '../views/earlier-term.js';
import type { Frame } from '../views/frame.js';

/** A term of a studio that is over, as it stands on record (STUDIO-06). */
export function earlierTermPage(frame: Frame, view: EarlierTermView): string {
  const { language } = frame;
  const words = studioPageWords[language];
  const { term, decision, letters } = view;
  const at = `/api/studios/${view.studioId}/terms/${term.number}`;
  const inForce = letters.find(({ sealedAt }) => sealedAt);
  const title = `${view.name} · ${words.term(term.number)}`;
  return documentOf(
    <Page frame={frame} title={title} at="studios">
      <h1>{title}</h1>
      <p>
        <a href={`/studios/${view.studioId}`}>{words.toStudio}</a>
      </p>
      <Facts
        rows={[
          [words.number, view.number],
          [words.span, `${filledDay(term.from, language)} ${words.to} ${filledDay(term.to, language)}`],
          [words.state, studioWords[language].state[term.state]],
          [renewalWords[language].decided, decision && `${decision.reason} ${moment(decision.at, language)}`.trim()],
        ]}
      />
      {inForce ? (
        <LetterBox
          letter={inForce}
          level={view.level}
          language={language}
          fileHref={`${at}/letters/${inForce.version}`}
        />
      ) : null}
      {letters.length > 1 ? (
        <p>
          {letterWords[language].earlier}
          {letters
            .filter((one) => one !== inForce)
            .map(({ version }) => (
              <>
                {' '}
                <a href={`${at}/letters/${version}`}>{letterWords[language].title(version)}</a>
              </>
            ))}
        </p>
      ) : null}
      <Members view={view} at={at} frame={frame} />
      <AssessmentsBox list={view.assessments} studioId={view.studioId} reports={view.reports} language={language} />
      {view.findings.length > 0 ? (
        <section class="card" aria-labelledby="findings">
          <h2 id="findings">{findingWords[language].heading}</h2>
          <FindingsTable list={view.findings} language={language} />
        </section>
      ) : null}
      <PlansBox view={view} language={language} />
      <WorksBox view={view} language={language} sheetHref={`${at}/works.xlsx`} />
    </Page>,
  );
}

/** Everybody ever nominated, with agreement and record as they are kept. */
function Members({ view, at, frame: { language } }: { view: EarlierTermView; at: string; frame: Frame }) {
  const words = memberWords[language];
  const { memberState } = studioWords[language];
  return (
    <section class="card" aria-labelledby="members">
      <h2 id="members">{words.title}</h2>
      {view.members.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <Table
            head={[words.number, words.name, words.school, words.state, words.from, words.to, words.agreement]}
            rows={view.members.map((one) => [
              String(one.number),
              one.name,
              one.schoolName,
              <>
                <span class="tag">{memberState[one.state]}</span>
                {one.removalAppeal ? <p class="soft">{sayRemovalAppeal(one.removalAppeal, language)}</p> : null}
              </>,
              one.from ? filledDay(one.from, language) : '',
              one.to ? filledDay(one.to, language) : '',
              one.agreement ? (
                <>
                  <a href={`${at}/members/${one.number}/agreements/${one.agreement.version}`}>
                    {words.agreementStates[one.agreement.sealed ? 'sealed' : 'open']}
                  </a>
                  {one.agreement.sealed ? (
                    <>
                      {' '}
                      <a href={`${at}/members/${one.number}/record.pdf`}>{words.record}</a>
                    </>
                  ) : null}
                </>
              ) : (
                words.agreementStates.none
              ),
            ])}
          />
          <p>
            <a href={`${at}/members.xlsx`}>{words.sheet}</a>
          </p>
        </>
      )}
    </section>
  );
}
