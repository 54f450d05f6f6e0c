import { moment } from '../../text/dates.js';
import { labelled } from '../../text/labelled.js';
import { caseWords } from '../../text/web-case.js';
import { publicWords } from '../../text/web-public.js';
import { Facts, Say } from '../components/say.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { CertificateView } from '../views/notices.js';

const tones = { valid: 'good', suspended: 'warn', revoked: 'bad' } as const;

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
                ...Object.entries(found.printed).map(
                  ([name, value]) =>
                    [words.printed[name] ?? name, name === 'route' ? routeWords(value, frame) : value] as const,
                ),
                [words.code, view?.code],
                [words.statusLabel, words.status[found.status]],
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

/** The way to the city is printed in words; the record keeps its code. */
function routeWords(value: string, frame: Frame): string {
  const routes: Readonly<Record<string, string>> = caseWords[frame.language].routes;
  return routes[value] ?? value;
}
