import { raw } from 'hono/html';
import type { LetterName, Letters } from '../domain/letters.js';
import { type Language, languages } from '../domain/vocabulary.js';
import { letters, mailFrame } from '../text/mail.js';
import type { LetterText } from '../text/mail-words.js';

/** The recipient's own way in: where the button leads, and the code for browsers without JavaScript. */
export interface OwnLink {
  readonly url: string;
  readonly code: string;
}

export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * A letter as text and HTML, the recipient's language first and the other below it. The same input gives the same bytes.
 * @param home the service's public address, without a slash at its end
 */
export function renderLetter<L extends LetterName>(
  name: L,
  data: Letters[L],
  language: Language,
  link: OwnLink | null,
  home: string,
): RenderedLetter {
  const order = languages.toSorted((a) => (a === language ? -1 : 1));
  const parts = order.map((at) => ({ language: at, letter: letters[at][name](data) }));
  const [first] = parts;
  return {
    subject: first?.letter.subject ?? '',
    text: parts.map((part) => asText(part, link, home)).join('\n\n——\n\n'),
    html: `<!doctype html>${asHtml(parts, language, link, home)}`,
  };
}

type Part = { readonly language: Language; readonly letter: LetterText };

function asText({ language, letter }: Part, link: OwnLink | null, home: string): string {
  const frame = mailFrame[language];
  const way = link && letter.action ? [`${letter.action}: ${link.url}`, frame.codeHint(link.code), frame.linkHint] : [];
  const page = way.length === 0 && letter.page ? [`${letter.page.words}: ${home}${letter.page.path}`] : [];
  return [frame.greeting, ...letter.lines, ...way, ...page, frame.footer].join('\n\n');
}

const box = 'max-width:36em;margin:0 auto;padding:24px;font:16px/1.7 sans-serif;color:#1d2733';
const button =
  'display:inline-block;padding:10px 22px;background:#1f4e79;color:#ffffff;text-decoration:none;border-radius:4px';
const small = 'font-size:13px;color:#55606c';

function asHtml(parts: readonly Part[], language: Language, link: OwnLink | null, home: string): string {
  return (
    <html lang={language}>
      <head>
        {raw('<meta charset="utf-8"><meta name="viewport" content="width=device-width">')}
        <title>{parts[0]?.letter.subject}</title>
      </head>
      <body style="margin:0;background:#f4f6f8">
        <div style={box}>
          {parts.map((part, at) => (
            <Section part={part} link={link} home={home} below={at > 0} />
          ))}
        </div>
      </body>
    </html>
  ).toString();
}

function Section(props: { part: Part; link: OwnLink | null; home: string; below: boolean }) {
  const { link, home, below } = props;
  const { letter, language } = props.part;
  const frame = mailFrame[language];
  return (
    <div lang={language} style={below ? 'border-top:1px solid #d4dbe2;padding:12px 0' : 'padding:0 0 12px'}>
      <p>{frame.greeting}</p>
      {letter.lines.map((line) => (
        <p>{line}</p>
      ))}
      {link && letter.action ? (
        <div>
          <p>
            <a href={link.url} style={button}>
              {letter.action}
            </a>
          </p>
          <p style={small}>{frame.codeHint(link.code)}</p>
          <p style={small}>{frame.linkHint}</p>
        </div>
      ) : letter.page ? (
        <p>
          <a href={`${home}${letter.page.path}`}>{letter.page.words}</a>
        </p>
      ) : null}
      <p style={small}>{frame.footer}</p>
    </div>
  );
}
