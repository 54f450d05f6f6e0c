import { filledDay } from '../../text/dates.js';
import { sayAt } from '../../text/of-level.js';
import { pageWords } from '../../text/web-page.js';
import { Day } from '../components/day.js';
import { PageContent } from '../components/page-content.js';
import { Facts, Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { OpenPagesView, PageOverView, PublicPageView } from '../views/studio-page.js';

/** STUDIO-26: a studio's public page. */
export function publicStudioPage(frame: Frame, view: PublicPageView): string {
  const { language } = frame;
  const words = pageWords[language];
  const { from, to } = view.term;
  return documentOf(
    <Page frame={frame} title={view.name} at="notices">
      <h1>{view.name}</h1>
      {view.marked ? (
        <Say tone="warn">
          <p>{sayAt(words.marked[view.state === 'suspended' ? 'suspended' : 'termEnded'], view.level)}</p>
        </Say>
      ) : null}
      <section class="card">
        <Facts
          rows={[
            [words.number, view.number],
            [words.host, view.hostName],
            [words.unit, view.unitName],
            [words.county, view.county],
            [words.term(view.term.number), words.span(filledDay(from, language), filledDay(to, language))],
            [words.updated, <Day at={view.publishedAt} language={language} />],
          ]}
        />
      </section>
      <PageContent content={view.content} picturesAt={view.picturesAt} language={language} />
      {view.members.length > 0 ? (
        <Table
          caption={words.members(view.members.length)}
          head={[words.memberName, words.memberSchool]}
          rows={view.members.map((one) => [one.name, one.school])}
        />
      ) : null}
      <p class="soft">{words.moderated(view.unitName)}</p>
      <p>
        <a href={`/api/studio-pages/${view.number}/feed.xml`}>{words.feed}</a> ·{' '}
        <a href="/studio-pages">{words.allPages}</a>
      </p>
    </Page>,
  );
}

/** A studio that is over: that it was, and nobody's name. */
export function pageOverPage(frame: Frame, view: PageOverView): string {
  const words = pageWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.overTitle} at="notices">
      <h1>{words.overTitle}</h1>
      <Say tone="warn">
        <p>{view.state === 'revoked' ? words.revoked(view.number) : words.closed(view.number)}</p>
      </Say>
      <p>
        <a href="/studio-pages">{words.allPages}</a>
      </p>
    </Page>,
  );
}

/** Every studio whose page is open, by number. */
export function openPagesPage(frame: Frame, view: OpenPagesView): string {
  const words = pageWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.allPages} at="notices">
      <h1>{words.allPages}</h1>
      <p class="lead middle">{words.allIntro}</p>
      {view.items.length === 0 ? (
        <p class="card">{words.noPages}</p>
      ) : (
        <ul class="things">
          {view.items.map((one) => (
            <li>
              <div>
                <h2>
                  <a href={`/studio-pages/${one.number}`}>{one.name}</a>
                </h2>
                <p class="soft">{`${one.unitName} · ${words.number} ${one.number}`}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {view.nextHref ? (
        <p>
          <a href={view.nextHref}>{words.more}</a>
        </p>
      ) : null}
    </Page>,
  );
}
