import type { Language } from '../../domain/vocabulary.js';
import { moment } from '../../text/dates.js';
import { pageWords } from '../../text/web-page.js';
import { pageForm, pictureForm, takedownForm } from '../page-forms.js';
import type { PageEditing } from '../views/studio-page.js';
import { ActFormBox, type FormsOf } from './act-form.js';
import { PageContent } from './page-content.js';
import { Table } from './table.js';

/** STUDIO-26: the studio's public page, its versions, and for the host the forms to write it. */
export function PageBox({ view, of }: { view: PageEditing; of: FormsOf }) {
  const { language } = of;
  const words = pageWords[language];
  return (
    <>
      <section class="card" aria-labelledby="public-page">
        <h2 id="public-page">{words.title}</h2>
        {view.openAt ? (
          <p>
            <a href={view.openAt}>{words.open}</a>
          </p>
        ) : (
          <p>{words.notOpen}</p>
        )}
        {view.isStale ? <p class="say warn">{words.stale}</p> : null}
        {view.versions.length > 0 ? <Versions list={view.versions} language={language} /> : null}
        {view.shown ? (
          <details>
            <summary>{words.preview(view.shown.version)}</summary>
            <PageContent content={view.shown.content} picturesAt={view.shown.picturesAt} language={language} />
          </details>
        ) : null}
        {view.pictures.length > 0 ? (
          <ul class="lines">
            {view.pictures.map(({ number, addedAt }) => (
              <li>
                <a href={`${view.picturesAt}/${number}`}>{words.pictureNumber(number)}</a> {moment(addedAt, language)}{' '}
                <code>{words.pictureMark(number)}</code>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      {view.writing ? <ActFormBox form={pageForm(view.writing, language)} of={of} /> : null}
      {view.takingDown ? <ActFormBox form={takedownForm(view.takingDown, language)} of={of} /> : null}
      {view.picturing ? <ActFormBox form={pictureForm(view.picturing, language)} of={of} /> : null}
    </>
  );
}

function Versions({ list, language }: { list: PageEditing['versions']; language: Language }) {
  const words = pageWords[language];
  return (
    <Table
      caption={words.versions}
      head={[words.version, words.change, words.state, words.savedAt, words.reason]}
      rows={list.map((one) => [
        String(one.version),
        one.change,
        <span class="tag">{words.states[one.state]}</span>,
        moment(one.savedAt, language),
        one.reason,
      ])}
    />
  );
}
