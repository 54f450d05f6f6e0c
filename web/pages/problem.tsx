import { web } from '../../text/web.js';
import { problemWords } from '../../text/web-problem.js';
import { Say } from '../components/say.js';
import { Timeline } from '../components/timeline.js';
import { documentOf, Page } from '../layout.js';
import type { TimelineEntry } from '../views/case.js';
import type { Frame, RefusalView } from '../views/frame.js';

export interface ProblemView {
  readonly status: number;
  readonly refusals: readonly RefusalView[];
  /** For 409: what others did with the case since. */
  readonly meanwhile?: readonly TimelineEntry[];
  readonly backHref?: string;
}

/** What could not be shown or done: in words, with a way on. */
export function problemPage(frame: Frame, view: ProblemView): string {
  const words = problemWords[frame.language];
  const title = words.titles[view.status] ?? words.other;
  const more: Readonly<Record<number, string>> = {
    404: words.notFoundText,
    500: words.faultText,
    503: words.unavailableText,
  };
  return documentOf(
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <Say tone={view.status === 401 ? 'warn' : 'bad'}>
        {view.refusals.map((one) => (
          <p>
            {one.sentence} {one.clause ? <span class="rule">{one.clause}</span> : null}
          </p>
        ))}
        {more[view.status] ? <p>{more[view.status]}</p> : null}
      </Say>
      {view.meanwhile && view.meanwhile.length > 0 ? (
        <section class="card">
          <h2>{words.meanwhile}</h2>
          <Timeline entries={view.meanwhile} language={frame.language} />
        </section>
      ) : null}
      <p class="actions">
        {view.backHref ? (
          <a class="button" href={view.backHref}>
            {words.reload}
          </a>
        ) : null}
        {view.status === 401 ? (
          <a class="button" href={`/sign-in?then=${encodeURIComponent(frame.here)}`}>
            {web[frame.language].signIn}
          </a>
        ) : null}
        <a class="button second" href={frame.linkId ? `/t/${frame.linkId}` : '/'}>
          {words.toHome}
        </a>
      </p>
    </Page>,
  );
}
