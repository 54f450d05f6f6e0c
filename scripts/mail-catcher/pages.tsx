import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/vocabulary.js';
import { mailCatcher } from '../../text/mail-catcher.js';
import type { Message, MessageHead } from './store.js';

const other: Record<Language, Language> = { zh: 'en', en: 'zh' };
const htmlLang: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

function when(instant: string, language: Language): string {
  const format = { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(htmlLang[language], format).format(new Date(instant));
}

function Page(props: { language: Language; title: string; here: string; children: Child }) {
  const words = mailCatcher[props.language];
  return (
    <html lang={htmlLang[props.language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <div>
            <h1>{props.title}</h1>
            <p>{words.explanation}</p>
            <a href={`${props.here}?lang=${other[props.language]}`} lang={htmlLang[other[props.language]]}>
              {words.otherLanguage}
            </a>
          </div>
        </header>
        <main>{props.children}</main>
      </body>
    </html>
  );
}

const documentOf = (page: { toString: () => string | Promise<string> }) => `<!doctype html>${page.toString()}`;

/** The list of caught mail; `to` is the address it is filtered by. */
export function inboxPage(language: Language, messages: readonly MessageHead[], to: string | undefined): string {
  const words = mailCatcher[language];
  return documentOf(
    <Page language={language} title={words.title} here="/">
      <form method="get" action="/">
        <input type="hidden" name="lang" value={language} />
        <input
          name="to"
          type="search"
          value={to ?? ''}
          placeholder={words.filterLabel}
          aria-label={words.filterLabel}
        />
        <button type="submit">{words.filter}</button>
        {to ? <a href={`/?lang=${language}`}>{words.all}</a> : null}
        <span class="soft">{words.count(messages.length)}</span>
      </form>
      {messages.length === 0 ? <p>{words.empty}</p> : null}
      <ul class="mails">
        {messages.map((message) => (
          <li>
            <a href={`/mail/${message.id}?lang=${language}`}>
              <strong>{message.subject || words.noSubject}</strong>
              <span class="soft">{when(message.receivedAt, language)}</span>
              <span class="soft">{message.to.join(', ')}</span>
              <span class="soft">
                {message.attachments.length > 0 ? `${words.attachments} ${message.attachments.length}` : ''}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>,
  );
}

/** One mail; its HTML is shown in a frame that can run nothing and reach nothing. */
export function messagePage(language: Language, message: Message): string {
  const words = mailCatcher[language];
  const here = `/mail/${message.id}`;
  return documentOf(
    <Page language={language} title={message.subject || words.noSubject} here={here}>
      <p>
        <a href={`/?lang=${language}`}>← {words.back}</a> · <a href={`${here}.eml`}>{words.download}</a>
      </p>
      <dl>
        <dt>{words.from}</dt>
        <dd>{message.from}</dd>
        <dt>{words.to}</dt>
        <dd>{message.to.join(', ')}</dd>
        <dt>{words.received}</dt>
        <dd>{when(message.receivedAt, language)}</dd>
        {message.attachments.length > 0 ? <dt>{words.attachments}</dt> : null}
        {message.attachments.length > 0 ? <dd>{message.attachments.join(', ')}</dd> : null}
      </dl>
      {message.html === null ? null : (
        <>
          <h2>{words.asHtml}</h2>
          <iframe
            src={`${here}.html`}
            title={words.asHtml}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          ></iframe>
        </>
      )}
      <h2>{words.asText}</h2>
      <pre>{message.text}</pre>
    </Page>,
  );
}

/** Said with 404. */
export function notFoundPage(language: Language): string {
  const words = mailCatcher[language];
  return documentOf(
    <Page language={language} title={words.notFound} here="/">
      <p>
        <a href={`/?lang=${language}`}>← {words.back}</a>
      </p>
    </Page>,
  );
}
