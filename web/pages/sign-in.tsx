import { accountWords } from '../../text/web-account.js';
import { ActFormBox } from '../components/act-form.js';
import { documentOf, Page } from '../layout.js';
import type { Guard } from '../views/act-form.js';
import type { Again, Frame } from '../views/frame.js';

export interface SignInView {
  readonly guard: Guard;
  /** Where the person wanted to go. */
  readonly onward: string;
  /** Whether the city has single sign-on. */
  readonly single?: boolean;
  readonly again?: Again;
}

export function signInPage(frame: Frame, view: SignInView): string {
  const words = accountWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.signInTitle} at="signIn">
      <div class="narrow">
        <h1>{words.signInTitle}</h1>
        <p class="lead">{words.signInIntro}</p>
        <div class="card">
          <ActFormBox
            plain
            form={{
              act: 'signIn',
              title: words.signInTitle,
              fields: [
                { kind: 'text', name: 'login', label: words.login, required: true, autocomplete: 'username' },
                {
                  kind: 'password',
                  name: 'password',
                  label: words.password,
                  required: true,
                  autocomplete: 'current-password',
                },
              ],
              submit: words.signIn,
              onward: view.onward,
            }}
            of={{ language: frame.language, guard: view.guard, page: frame.here, again: view.again }}
          />
          <p>
            <a href="/password">{words.forgotten}</a>
          </p>
        </div>
        {view.single ? (
          <p class="actions">
            <a class="button second" href={`/oidc/start?then=${encodeURIComponent(view.onward)}`}>
              {words.single}
            </a>
          </p>
        ) : null}
      </div>
    </Page>,
  );
}

/** Asked after the password where the account has a second factor, and again before strong acts. */
export function secondFactorPage(frame: Frame, view: SignInView): string {
  const words = accountWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.secondTitle}>
      <div class="narrow">
        <h1>{words.secondTitle}</h1>
        <p class="lead">{words.secondIntro}</p>
        <div class="card">
          <ActFormBox
            plain
            form={{
              act: 'stepUp',
              title: words.secondTitle,
              fields: [{ kind: 'code', name: 'code', label: words.code, required: true, maxLength: 40 }],
              submit: words.continue,
              onward: view.onward,
            }}
            of={{ language: frame.language, guard: view.guard, page: frame.here, again: view.again }}
          />
        </div>
      </div>
    </Page>,
  );
}
