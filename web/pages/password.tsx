import { accountWords } from '../../text/web-account.js';
import { ActFormBox } from '../components/act-form.js';
import { ResendBox } from '../components/resend-box.js';
import { Say } from '../components/say.js';
import { documentOf, Page } from '../layout.js';
import type { Guard } from '../views/act-form.js';
import type { Again, Frame } from '../views/frame.js';

/** Behind the link of an invitation or of a forgotten password; the script fills in the secret after `#`, else the code is typed. */
export function setPasswordPage(
  frame: Frame,
  view: { linkId: string; guard: Guard; resent: boolean; again?: Again },
): string {
  const words = accountWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.setTitle} scripts={['link.js']}>
      <div class="narrow">
        <h1>{words.setTitle}</h1>
        <p class="lead">{words.setIntro}</p>
        {view.resent ? (
          <Say tone="good">
            <p>{words.setResent}</p>
          </Say>
        ) : null}
        <div class="card">
          <ActFormBox
            plain
            form={{
              act: 'setPassword',
              title: words.setTitle,
              fields: [
                { kind: 'hidden', name: 'linkId', value: view.linkId },
                // After a refusal the address has no `#` any more: what the script had filled in stays.
                { kind: 'hidden', name: 'secret', value: view.again?.kept.secret?.[0] ?? '' },
                {
                  kind: 'password',
                  name: 'newPassword',
                  label: words.next,
                  hint: words.nextHint,
                  required: true,
                  autocomplete: 'new-password',
                },
                { kind: 'code', name: 'code', label: words.setCode, hint: words.setCodeHint, maxLength: 40 },
              ],
              submit: words.setSubmit,
              onward: '/sign-in?done=setPassword',
            }}
            of={{ language: frame.language, guard: view.guard, page: `/password/${view.linkId}`, again: view.again }}
          />
        </div>
        {view.resent ? null : (
          <ResendBox
            second
            linkId={view.linkId}
            page={`/password/${view.linkId}`}
            intro={words.setAgain}
            submit={words.setResend}
          />
        )}
      </div>
    </Page>,
  );
}

/** For whoever forgot the password; what it says afterwards is the same for every account. */
export function forgottenPage(frame: Frame, view: { guard: Guard; asked: boolean; again?: Again }): string {
  const words = accountWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.forgottenTitle} at="signIn">
      <div class="narrow">
        <h1>{words.forgottenTitle}</h1>
        {view.asked ? (
          <Say tone="good">
            <p>{words.forgottenAsked}</p>
          </Say>
        ) : null}
        <p class="lead">{words.forgottenIntro}</p>
        <div class="card">
          <ActFormBox
            plain
            form={{
              act: 'forgotPassword',
              title: words.forgottenTitle,
              fields: [{ kind: 'text', name: 'login', label: words.login, required: true, autocomplete: 'username' }],
              submit: words.forgottenSubmit,
              onward: '/password?asked=yes',
            }}
            of={{ language: frame.language, guard: view.guard, page: '/password', again: view.again }}
          />
        </div>
      </div>
    </Page>,
  );
}
