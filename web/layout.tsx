import type { Child } from 'hono/jsx';
import type { Language } from '../domain/vocabulary.js';
import { htmlLanguage, web } from '../text/web.js';
import { accountWords } from '../text/web-account.js';
import { actName } from '../text/web-acts.js';
import { peopleWords } from '../text/web-people.js';
import { roundPageWords } from '../text/web-rounds.js';
import { studioPageWords } from '../text/web-studios.js';
import type { Frame } from './views/frame.js';

const other: Record<Language, Language> = { zh: 'en', en: 'zh' };

export interface PageProps {
  readonly frame: Frame;
  readonly title: string;
  /** Which entry of the navigation this page belongs to. */
  readonly at?:
    | 'tasks'
    | 'applications'
    | 'notices'
    | 'verify'
    | 'account'
    | 'signIn'
    | 'rounds'
    | 'studios'
    | 'imports'
    | 'posts'
    | 'accounts';
  /** Names of files under /assets this page runs; without them it still works. */
  readonly scripts?: readonly string[];
  /** Search engines may keep it: lists of notices and results. Never a page that names people: it comes down, their copies do not (I24). */
  readonly open?: boolean;
  readonly children: Child;
}

/** The whole document around a page: no inline script, no inline style (CSP). */
export function Page({ frame, title, at, scripts = [], open = false, children }: PageProps) {
  const words = web[frame.language];
  return (
    <html lang={htmlLanguage[frame.language]} class={frame.large ? 'large' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        {open ? null : <meta name="robots" content="noindex" />}
        <title>{`${title} · ${words.brand}`}</title>
        <link rel="stylesheet" href="/assets/style.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {['length.js', ...scripts].map((name) => (
          <script src={`/assets/${name}`} defer></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <Header frame={frame} />
        {frame.linkId ? null : <Navigation frame={frame} at={at} />}
        <main id="main" tabindex={-1}>
          <div class="inner">
            {frame.done ? (
              <div class="say good" role="status">
                <p>{words.done(actName(frame.done, frame.language))}</p>
              </div>
            ) : null}
            {children}
          </div>
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}

function Header({ frame }: { frame: Frame }) {
  const words = web[frame.language];
  const next = other[frame.language];
  return (
    <header class="top">
      <div class="inner">
        <a class="brand" href={frame.linkId ? `/t/${frame.linkId}` : '/'}>
          <strong>{words.brand}</strong>
          <span>{frame.site.organiser}</span>
        </a>
        <form class="tools" method="post" action="/preferences">
          <input type="hidden" name="back" value={frame.here} />
          <button type="submit" name="language" value={next} lang={htmlLanguage[next]}>
            {words.otherLanguage}
          </button>
          <button type="submit" name="large" value={frame.large ? 'no' : 'yes'}>
            {frame.large ? words.normal : words.larger}
          </button>
        </form>
      </div>
    </header>
  );
}

function Navigation({ frame, at }: { frame: Frame; at: PageProps['at'] }) {
  const words = web[frame.language];
  const entry = (key: PageProps['at'], href: string, label: string, count = 0) => (
    <li>
      <a href={href} aria-current={key === at ? 'page' : undefined}>
        {label}
        {count > 0 ? <span class="badge">{count}</span> : null}
      </a>
    </li>
  );
  return (
    <nav class="nav" aria-label={words.navigation}>
      <div class="inner">
        <ul>
          {frame.person ? entry('tasks', '/tasks', words.tasks, frame.person.openTasks) : null}
          {frame.person?.applies ? entry('applications', '/applications', words.applications) : null}
          {frame.person?.rounds ? entry('rounds', '/rounds', roundPageWords[frame.language].title) : null}
          {frame.person?.studios ? entry('studios', '/studios', studioPageWords[frame.language].title) : null}
          {frame.person?.imports ? entry('imports', '/imports', roundPageWords[frame.language].imports) : null}
          {frame.person?.imports ? entry('accounts', '/accounts', accountWords[frame.language].accountsTitle) : null}
          {frame.person?.imports ? entry('posts', '/posts', peopleWords[frame.language].title) : null}
          {entry('notices', '/notices', words.notices)}
          {entry('verify', '/v', words.verify)}
          {frame.person ? entry('account', '/account', words.account) : entry('signIn', '/sign-in', words.signIn)}
          {frame.person ? <li class="end me">{frame.person.name}</li> : null}
          {frame.exitKey ? (
            <li>
              <form class="exit" method="post" action="/do/signOut">
                <input type="hidden" name="_page" value="/" />
                <input type="hidden" name="_onward" value="/" />
                <input type="hidden" name="_key" value={frame.exitKey} />
                <button type="submit">{words.signOut}</button>
              </form>
            </li>
          ) : null}
        </ul>
      </div>
    </nav>
  );
}

function Footer({ frame: { language, site } }: { frame: Frame }) {
  const words = web[language];
  const lines = [
    words.organiser(site.organiser),
    site.maintainer && words.maintainer(site.maintainer),
    site.siteCode && words.siteCode(site.siteCode),
    site.icp,
    site.policeRecord,
    site.contact && words.contact(site.contact),
    site.domain,
  ];
  return (
    <footer class="foot">
      <div class="inner">{lines.map((line) => (line ? <p>{line}</p> : null))}</div>
    </footer>
  );
}

/** A page as text, ready to send. */
export const documentOf = (page: { toString: () => string | Promise<string> }): string =>
  `<!doctype html>${page.toString()}`;
