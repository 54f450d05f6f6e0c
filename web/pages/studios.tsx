import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { honourWords } from '../../text/web-honours.js';
import { memberWords } from '../../text/web-members.js';
import { resultListWords } from '../../text/web-result-list.js';
import { studioPageWords } from '../../text/web-studios.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { StudioItem, StudiosView } from '../views/studio.js';

/** The studios that are the reader's business. */
export function studiosPage(frame: Frame, view: StudiosView): string {
  const { language } = frame;
  const words = studioPageWords[language];
  return documentOf(
    <Page frame={frame} title={words.title} at="studios">
      <h1>{words.title}</h1>
      <p class="lead middle">{words.intro}</p>
      <p>
        <a href="/assessment-results">{resultListWords[language].title}</a>
        {view.commendations ? (
          <>
            {' '}
            <a href="/commendations">{honourWords[language].title}</a>
          </>
        ) : null}
      </p>
      {view.items.length === 0 ? (
        <p class="card">{words.none}</p>
      ) : (
        <ul class="things">
          {view.items.map((one) => (
            <li>
              <div>
                <h2>
                  <a href={`/studios/${one.studioId}`}>{one.name}</a>
                </h2>
                <p class="soft">
                  {one.number} · {one.unitName} · {filledDay(one.term.from, language)} {words.to}{' '}
                  {filledDay(one.term.to, language)}
                </p>
              </div>
              <p class="when">
                <span class="tag">{studioWords[language].state[one.term.state]}</span> {sinceOf(one.term, language)}
                {one.fillBy ? (
                  <span class="tag warn">{memberWords[language].fewTag(filledDay(dayOf(one.fillBy), language))}</span>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      {view.items.length > 0 ? (
        <p>
          <a class="button second" href="/api/studios.xlsx">
            {words.asSheet}
          </a>
        </p>
      ) : null}
      {view.nextHref ? (
        <p>
          <a href={view.nextHref}>{words.more}</a>
        </p>
      ) : null}
    </Page>,
  );
}

/** Since when a studio stands still, or on which day it ended. */
function sinceOf({ endedAt, restsSince }: StudioItem['term'], language: Language): string {
  const day = restsSince ?? (endedAt && dayOf(endedAt));
  return day ? filledDay(day, language) : '';
}
