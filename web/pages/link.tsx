import { dayName } from '../../text/dates.js';
import { web } from '../../text/web.js';
import { linkWords } from '../../text/web-link.js';
import { publicWords } from '../../text/web-public.js';
import { ActFormBox } from '../components/act-form.js';
import { ResendBox } from '../components/resend-box.js';
import { Say } from '../components/say.js';
import { documentOf, Page } from '../layout.js';
import type { Guard } from '../views/act-form.js';
import type { Again, Frame, RefusalView } from '../views/frame.js';
import type { ConfirmObjectionView } from '../views/notices.js';

export interface LockedView {
  readonly linkId: string;
  readonly refusals: readonly RefusalView[];
  /** A new mail was just asked for. */
  readonly resent: boolean;
}

/** The shell behind GET /t/<id>: nothing secret, nothing done. A press of the button trades the secret after `#`. */
export function lockedLinkPage(frame: Frame, view: LockedView): string {
  const words = linkWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.title} scripts={['link.js']}>
      <div class="middle">
        <h1>{words.lockedTitle}</h1>
        {view.resent ? <Resent words={words} /> : <p class="lead">{words.lockedIntro}</p>}
        {view.refusals.length > 0 ? (
          <Say tone="bad">
            {view.refusals.map((one) => (
              <p>{one.sentence}</p>
            ))}
          </Say>
        ) : null}
        <div class="card" data-open hidden>
          <p class="actions">
            <button type="button" data-open-button>
              {words.open}
            </button>
          </p>
          <p role="alert" data-open-error></p>
        </div>
        <form class="card" method="post" action={`/t/${view.linkId}/do/openLink`} data-form="openLink">
          <p>{words.codeIntro}</p>
          <input type="hidden" name="_page" value={`/t/${view.linkId}`} />
          <div class="field">
            <label for="code">{words.code}</label>
            <input id="code" name="code" class="short" required autocomplete="one-time-code" maxlength={40} />
          </div>
          <p class="actions">
            <button type="submit" class="second">
              {words.codeOpen}
            </button>
          </p>
        </form>
      </div>
    </Page>,
  );
}

/** A strong task: the link only leads to signing in. */
export function signInLinkPage(frame: Frame, taskId: string): string {
  const words = linkWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.signInTitle}>
      <h1>{words.signInTitle}</h1>
      <p class="lead">{words.signInIntro}</p>
      <p>
        <a class="button" href={`/sign-in?then=/tasks/${taskId}`}>
          {words.signIn}
        </a>
      </p>
    </Page>,
  );
}

const Resent = ({ words }: { words: (typeof linkWords)['zh'] }) => (
  <Say tone="good">
    <p>{words.resent}</p>
  </Say>
);

export interface ClosedLinkView {
  readonly linkId: string;
  readonly refusal: RefusalView;
  /** A new mail was just asked for. */
  readonly resent: boolean;
}

/** Expired, used, superseded or unknown: what became of it, and how to get another, to the stored address only. */
export function closedLinkPage(frame: Frame, view: ClosedLinkView): string {
  const words = linkWords[frame.language];
  const told: Readonly<Record<string, string>> = {
    linkExpired: words.linkExpired,
    linkUsed: words.linkUsed,
    linkSuperseded: words.linkSuperseded,
    notFound: words.notFound,
  };
  const again = ['linkExpired', 'linkSuperseded'].includes(view.refusal.code);
  // Whoever has just answered is thanked first, not told that a link is dead.
  const isDone = view.refusal.code === 'linkUsed';
  const title = isDone ? words.doneTitle : words.closedTitle;
  return documentOf(
    <Page frame={frame} title={title}>
      <div class="middle">
        <h1>{title}</h1>
        <Say tone={isDone ? 'good' : 'warn'}>
          <p>{told[view.refusal.code] ?? view.refusal.sentence}</p>
        </Say>
        {view.resent ? <Resent words={words} /> : null}
        {again && !view.resent ? (
          <ResendBox linkId={view.linkId} page={`/t/${view.linkId}`} intro={words.again} submit={words.resend} />
        ) : null}
      </div>
    </Page>,
  );
}

export interface HearingView {
  readonly group: 'teachers' | 'parents' | 'students';
  readonly applicantName: string;
  readonly schoolName: string;
  readonly until: string | null;
  readonly guard: Guard;
  readonly again?: Again;
}

/** HOST-18: one opinion, once, anonymous to the applicant. */
export function hearingPage(frame: Frame, view: HearingView): string {
  const { language } = frame;
  const words = linkWords[language];
  return documentOf(
    <Page frame={frame} title={words.hearingTitle}>
      <div class="middle">
        <h1>{words.hearingTitle}</h1>
        <p>{words.hearingIntro(view.applicantName, view.schoolName)}</p>
        <Say>
          <p>{words.hearingAnonymous}</p>
          {view.until ? <p>{words.until(dayName(view.until, language))}</p> : null}
        </Say>
        <div class="card">
          <ActFormBox
            plain
            form={{
              act: 'answerHearing',
              title: words.hearingTitle,
              rule: 'HOST-18',
              fields: [
                {
                  kind: 'choice',
                  name: 'view',
                  label: words.view,
                  required: true,
                  options: (['support', 'reserve', 'oppose'] as const).map((value) => ({
                    value,
                    label: words.views[value],
                  })),
                },
                { kind: 'long', name: 'text', label: words.text, hint: words.textHint, maxLength: 4000 },
              ],
              submit: words.send,
              onward: `/t/${frame.linkId}?done=answerHearing`,
            }}
            of={{ language, guard: view.guard, page: frame.here, again: view.again }}
          />
        </div>
      </div>
    </Page>,
  );
}

/** The click on the address is confirmed by the code of the same mail, so that a scanner's click is not one. */
export function confirmObjectionPage(frame: Frame, view: ConfirmObjectionView): string {
  const words = publicWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.confirmTitle} scripts={['link.js']}>
      <div class="middle">
        <h1>{words.confirmTitle}</h1>
        {view.confirmed ? (
          <Say tone="good">
            <p>{words.confirmed}</p>
          </Say>
        ) : (
          <div class="card">
            <ActFormBox
              plain
              form={{
                act: 'confirmObjection',
                title: words.confirmTitle,
                intro: words.confirmIntro,
                fields: [
                  { kind: 'hidden', name: 'link', value: view.linkId },
                  { kind: 'code', name: 'secret', label: linkWords[frame.language].code, required: true, short: true },
                ],
                submit: words.confirmSubmit,
                onward: `/t/${view.linkId}?done=confirmObjection`,
              }}
              of={{ language: frame.language, guard: view.guard, page: frame.here, again: view.again }}
            />
          </div>
        )}
        <p>
          <a href="/notices">{web[frame.language].notices}</a>
        </p>
      </div>
    </Page>,
  );
}
