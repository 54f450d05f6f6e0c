import { recipients } from '../../domain/studio/assessment/consequences.js';
import { dayOf } from '../../domain/time/beijing.js';
import { filledDay, moment } from '../../text/dates.js';
import { honourDocumentWords } from '../../text/documents-honour.js';
import { labelled } from '../../text/labelled.js';
import { caseWords } from '../../text/web-case.js';
import { publicWords } from '../../text/web-public.js';
import { Facts, Say } from '../components/say.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { CertificateView } from '../views/notices.js';

const tones = { valid: 'good', suspended: 'warn', revoked: 'bad', ended: 'bad' } as const;

/** Every printed field with its live status, and the domain in clear: what a forger cannot print. */
export function certificatePage(frame: Frame, view: CertificateView | null): string {
  const words = publicWords[frame.language];
  const { found } = view ?? { found: null };
  return documentOf(
    <Page frame={frame} title={words.verifyTitle} at="verify">
      <h1>{words.verifyTitle}</h1>
      <p class="lead">{words.domainNote(frame.site.domain)}</p>
      {found ? (
        <>
          <Say tone={tones[found.status]}>
            <p>
              <strong>{words.statusText[found.status]}</strong>
            </p>
            <p>{labelled(words.checkedAt, moment(found.checkedAt, frame.language), frame.language)}</p>
          </Say>
          <section class="card">
            <p>{words.compare}</p>
            <Facts
              rows={[
                ...asOnPaper(found.printed).map(
                  ([name, value]) => [words.printed[name] ?? name, valueWords(name, value, frame)] as const,
                ),
                [words.code, view?.code],
                [words.statusLabel, words.status[found.status]],
                [words.statusSince, found.since && filledDay(dayOf(found.since), frame.language)],
              ]}
            />
          </section>
        </>
      ) : null}
      {view && !found ? (
        <Say tone="bad">
          <p>{words.unknownCode}</p>
        </Say>
      ) : null}
      <form class="card middle" method="get" action="/v">
        <p>{words.verifyIntro}</p>
        <div class="field">
          <label for="code">{words.code}</label>
          <input id="code" name="code" required autocomplete="off" maxlength={100} value={found ? '' : view?.code} />
        </div>
        <p class="actions">
          <button type="submit">{words.search}</button>
        </p>
      </form>
    </Page>,
  );
}

/** In the order a reader finds them on the paper; the database keeps them in an order of its own. */
const order: readonly string[] = [
  'honourNumber',
  'recipient',
  'certificateNumber',
  'plaqueNumber',
  'holderName',
  'schoolName',
  'unitName',
  'studioName',
  'callName',
  'roundName',
  'route',
  'termFrom',
  'termTo',
  'decisionNumber',
  'issuer',
  'issueDay',
];
const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
const asOnPaper = (printed: Readonly<Record<string, string>>) =>
  Object.entries(printed).toSorted(([a], [b]) => placeOf(a) - placeOf(b));

/** The way to the city and the days are printed in words; the record keeps codes. */
function valueWords(name: string, value: string, { language }: Frame): string {
  const routes: Readonly<Record<string, string>> = caseWords[language].routes;
  if (['termFrom', 'termTo', 'issueDay'].includes(name)) return filledDay(value, language);
  const kind = name === 'recipient' && recipients.find((one) => one === value);
  if (kind) return honourDocumentWords[language].subtitle[kind];
  return name === 'route' ? (routes[value] ?? value) : value;
}
