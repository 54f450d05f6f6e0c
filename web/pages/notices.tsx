import { dayName, moment } from '../../text/dates.js';
import { pageWords } from '../../text/web-page.js';
import { publicWords } from '../../text/web-public.js';
import { actAddress } from '../address.js';
import { ActFormBox } from '../components/act-form.js';
import { Day } from '../components/day.js';
import { HandedIn } from '../components/handed-in.js';
import { Facts, Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import type { ActForm, FieldView } from '../views/act-form.js';
import type { Frame } from '../views/frame.js';
import type { NoticeBoardView, NoticeView, PastNoticeView, ReceiptView, StandingView } from '../views/notices.js';
import type { HandedInView } from '../views/task.js';

/** Every notice that hangs today; readable by anybody, indexable, without scripts. */
export function noticeBoardPage(frame: Frame, view: NoticeBoardView): string {
  const { language } = frame;
  const words = publicWords[language];
  return documentOf(
    <Page frame={frame} title={words.board} at="notices" open>
      <h1>{words.board}</h1>
      <p class="lead middle">{words.boardIntro}</p>
      <p>
        <a href="/results">{words.results}</a> · <a href="/studio-pages">{pageWords[language].allPages}</a> ·{' '}
        <a href="/objections">{words.standingTitle}</a>
      </p>
      {view.items.length === 0 ? <p class="card">{words.noNotices}</p> : null}
      {view.items.length > 0 ? (
        <ul class="things">
          {view.items.map((one) => (
            <li>
              <div>
                <h2>
                  <a href={`/notices/${one.id}`}>{one.title}</a>
                </h2>
                <p class="soft">
                  {`${words.level[one.level]} · ${one.orgName} · ${words.number} ${one.number} · ${words.people(one.people)}`}
                </p>
              </div>
              <p class="when">{words.openUntil(dayName(one.closesAt, language))}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </Page>,
  );
}

/** One notice with its list, its last day and the way to object. */
export function noticePage(frame: Frame, view: NoticeView): string {
  const { language } = frame;
  const words = publicWords[language];
  const of = { language, guard: view.guard, page: frame.here, again: view.again };
  return documentOf(
    <Page frame={frame} title={view.title} at="notices">
      <h1>{view.title}</h1>
      <Say tone="good">
        <p>{words.openUntil(moment(view.closesAt, language))}</p>
      </Say>
      <section class="card">
        {view.text.split('\n').map((line) => (
          <p>{line}</p>
        ))}
        <Facts
          rows={[
            [words.number, view.number],
            [words.publisher, view.orgName],
            [words.publishedAt, <Day at={view.publishedAt} language={language} />],
            [words.closesAt, <Day at={view.closesAt} language={language} />],
            [words.receivingUnit, view.receivingUnit],
          ]}
        />
      </section>
      {view.subjects.length > 0 ? (
        <Table
          caption={words.people(view.subjects.length)}
          head={[words.columns.name, words.columns.school, words.columns.county, words.columns.item]}
          rows={view.subjects.map((one) => [one.name, one.school, one.county ?? words.direct, one.item])}
        />
      ) : null}
      <ActFormBox form={objectionForm(frame, view)} of={of} />
    </Page>,
  );
}

/** What hung here and is over: whoever follows an old address is told so, and is shown nobody's name. */
export function pastNoticePage(frame: Frame, view: PastNoticeView): string {
  const { language } = frame;
  const words = publicWords[language];
  return documentOf(
    <Page frame={frame} title={words.past} at="notices">
      <h1>{words.past}</h1>
      {view.refusals.length > 0 ? (
        <Say tone="bad">
          {view.refusals.map((one) => (
            <p>{one.sentence}</p>
          ))}
        </Say>
      ) : null}
      <Say tone="warn">
        <p>{words.closed}</p>
        <p>{words.pastHow}</p>
      </Say>
      <section class="card">
        <Facts
          rows={[
            [words.number, view.number],
            [words.publisher, `${view.publisher} · ${words.level[view.level]}`],
            [words.publishedAt, <Day at={view.from} language={language} />],
            [words.pastUntil, <Day at={view.to} language={language} />],
          ]}
        />
      </section>
      <p>
        <a href="/notices">{words.board}</a> · <a href="/objections">{words.standingTitle}</a> ·{' '}
        <a href="/results">{words.results}</a>
      </p>
    </Page>,
  );
}

function objectionForm(frame: Frame, view: NoticeView): ActForm {
  const words = publicWords[frame.language];
  return {
    act: 'fileObjection',
    title: words.objection,
    intro: words.objectionIntro,
    fields: [
      { kind: 'hidden', name: 'noticeId', value: view.id },
      {
        kind: 'select',
        name: 'subjectId',
        label: words.about,
        required: true,
        options: view.subjects.map((one) => ({ value: one.subjectId, label: `${one.name} · ${one.school}` })),
      },
      {
        kind: 'choice',
        name: 'kind',
        label: words.lane,
        required: true,
        options: [
          { value: 'named', label: words.lanes.named, hint: words.laneHints.named },
          { value: 'anonymous', label: words.lanes.anonymous, hint: words.laneHints.anonymous },
        ],
      },
      { kind: 'text', name: 'fromName', label: words.fromName, maxLength: 100, autocomplete: 'name' },
      { kind: 'email', name: 'contact', label: words.contact, maxLength: 200, autocomplete: 'email' },
      { kind: 'long', name: 'text', label: words.text, required: true, maxLength: 5000, rows: 6 },
      // last: what was typed has arrived before the first file
      ...filesField(frame, view),
    ],
    upload: view.files !== null,
    submit: words.send,
    onward: '/objections/receipt?no={receipt}&lane={kind}',
  };
}

function filesField({ language }: Frame, { files }: NoticeView): readonly FieldView[] {
  if (!files) return [];
  const words = publicWords[language];
  const types = files.types.map((type) => type.toUpperCase()).join(language === 'zh' ? '、' : ', ');
  return [
    {
      kind: 'file',
      name: 'files',
      label: words.files,
      hint: words.filesHint(files.count, files.mebibytes, types),
      multiple: true,
      accept: [...files.types, 'jpeg'].map((type) => `.${type}`).join(),
    },
  ];
}

/** What an objector takes home. */
export function receiptPage(frame: Frame, view: ReceiptView): string {
  const words = publicWords[frame.language];
  return documentOf(
    <Page frame={frame} title={words.receiptTitle} at="notices">
      <h1>{words.receiptTitle}</h1>
      <Say tone="good">
        <p>
          {words.receiptNumber} <strong>{view.receipt}</strong>
        </p>
        <p>
          {words.receiptCode} <strong>{view.code}</strong>
        </p>
        <p>{view.named ? words.receiptNamed : words.receiptAnonymous}</p>
        <p>{words.receiptKeep}</p>
      </Say>
      <ReceivedFiles list={view.files} frame={frame} />
      <p>
        <a href={view.noticeHref}>{words.toNotice}</a>
      </p>
      <p>
        <a href="/objections">{words.standingTitle}</a>
      </p>
    </Page>,
  );
}

/** The objector's proof of what was handed in; the files themselves are not given out again. */
function ReceivedFiles({ list, frame }: { list: readonly HandedInView[]; frame: Frame }) {
  if (list.length === 0) return null;
  const words = publicWords[frame.language];
  return (
    <section class="card" aria-labelledby="received-files">
      <h2 id="received-files">{words.receiptFiles}</h2>
      <HandedIn list={list} language={frame.language} />
      <p>{words.receiptFilesKeep}</p>
    </section>
  );
}

/**
 * Anybody who has a receipt and its code asks how far the objection is, and which files came: no person and no word of it is shown. The
 * form is posted: the code is a secret, and addresses are kept in histories and logs.
 */
export function standingPage(frame: Frame, { receipt, found, refusals }: StandingView): string {
  const { language } = frame;
  const words = publicWords[language];
  return documentOf(
    <Page frame={frame} title={words.standingTitle} at="notices">
      <h1>{words.standingTitle}</h1>
      {found ? (
        <section class="card">
          <Facts
            rows={[
              [words.receiptNumber, found.receipt],
              [words.standingState, words.standings[found.state]],
              [words.standingReceived, <Day at={found.receivedAt} language={language} />],
              [words.standingDue, found.due && <Day at={found.due} language={language} />],
            ]}
          />
        </section>
      ) : null}
      {found ? <ReceivedFiles list={found.files} frame={frame} /> : null}
      {refusals.length > 0 ? (
        <Say tone="bad">
          {refusals.map(({ code, sentence }) => (
            <p>{code === 'notFound' ? words.standingUnknown : sentence}</p>
          ))}
        </Say>
      ) : null}
      <form class="card middle" method="post" action={actAddress('askAfterObjection')} data-form="askAfterObjection">
        <p>{words.standingIntro}</p>
        <input type="hidden" name="_page" value="/objections" />
        <input type="hidden" name="_onward" value="/objections?no={receipt}" />
        <div class="field">
          <label for="receipt">{words.receiptNumber}</label>
          <input id="receipt" name="receipt" required autocomplete="off" maxlength={40} value={receipt} />
        </div>
        <div class="field">
          <label for="code">{words.receiptCode}</label>
          <input id="code" name="code" required autocomplete="off" maxlength={40} />
        </div>
        <p class="actions">
          <button type="submit">{words.standingAsk}</button>
        </p>
      </form>
    </Page>,
  );
}
