import { accountWords } from '../../text/web-account.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';

/** Back from the identity provider: one press ends it, since looking at a page never makes a session. */
export function returningPage(frame: Frame, sent: Readonly<Record<'code' | 'state' | 'iss', string>>): string {
  const words = accountWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.returning} at="signIn">
      <div class="narrow">
        <h1>{words.returning}</h1>
        <p class="lead">{words.returningIntro}</p>
        <form class="card" method="post" action="/oidc/finish" data-form="singleSignOn">
          {Object.entries(sent).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p class="actions">
            <button type="submit">{words.continue}</button>
          </p>
        </form>
      </div>
    </Page>,
  );
}
