import { raw } from 'hono/html';
import type { LetterName, Letters } from '../domain/letters.js';
import { type Language, languages } from '../domain/vocabulary.js';
import { type LetterText, letters, mailFrame } from '../text/mail.js';

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

/** A letter as text and HTML, the recipient's language first and the other below it. The same input gives the same bytes. */
export function renderLetter<L extends LetterName>(
  name: L,
  data: Letters[L],
  language: Language,
  link: OwnLink | null,
): RenderedLetter {
  const order = languages.toSorted((a) => (a === language ? -1 : 1));
  const parts = order.map((at) => ({ language: at, letter: letters[at][name](data) }));
  const [first] = parts;
  return {
    subject: first?.letter.subject ?? '',
    text: parts.map((part) => asText(part.language, part.letter, link)).join('\n\n——\n\n'),
    html: `<!doctype html>${asHtml(parts, language, link)}`,
  };
}

function asText(language: Language, letter: LetterText, link: OwnLink | null): string {
  const frame = mailFrame[language];
  const way = link && letter.action ? [`${letter.action}: ${link.url}`, frame.codeHint(link.code), frame.linkHint] : [];
  return [frame.greeting, ...letter.lines, ...way, frame.footer].join('\n\n');
}

type Part = { readonly language: Language; readonly letter: LetterText };

const box = 'max-width:36em;margin:0 auto;padding:24px;font:16px/1.7 sans-serif;color:#1d2733';
const button =
  'display:inline-block;padding:10px 22px;background:#1f4e79;color:#ffffff;text-decoration:none;border-radius:4px';
const small = 'font-size:13px;color:#55606c';

function asHtml(parts: readonly Part[], language: Language, link: OwnLink | null): string {
  return (
    <html lang={language}>
      <head>
        {raw('<meta charset="utf-8"><meta name="viewport" content="width=device-width">')}
        <title>{parts[0]?.letter.subject}</title>
      </head>
      <body style="margin:0;background:#f4f6f8">
        <div style={box}>
          {parts.map((part) => (
            <Section part={part} link={link} />
          ))}
        </div>
      </body>
    </html>
  ).toString();
}

function Section({ part, link }: { part: Part; link: OwnLink | null }) {
  const { letter, language } = part;
  const frame = mailFrame[language];
  return (
    <div lang={language} style="border-top:1px solid #d4dbe2;padding:12px 0">
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
      ) : null}
      <p style={small}>{frame.footer}</p>
    </div>
  );
}
