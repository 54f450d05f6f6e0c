import type { Language } from '../../domain/vocabulary.js';
import { dayName } from '../../text/dates.js';
import { importWords } from '../../text/import.js';
import { roleName } from '../../text/states.js';
import { peopleWords } from '../../text/web-people.js';
import { ActFormBox } from '../components/act-form.js';
import { Table } from '../components/table.js';
import { ToProposals } from '../components/to-proposals.js';
import { documentOf, Page } from '../layout.js';
import type { ActForm } from '../views/act-form.js';
import type { Frame } from '../views/frame.js';
import type { BodyPostsView, PostsView } from '../views/people.js';

/** A search by GET, so that what was looked for stands in the address. */
function Search(props: { action: string; name: string; label: string; hint?: string; value: string; find: string }) {
  return (
    <form class="filter" method="get" action={props.action}>
      <div class="field">
        <label for={props.name}>{props.label}</label>
        {props.hint ? (
          <p class="hint" id={`${props.name}-hint`}>
            {props.hint}
          </p>
        ) : null}
        <input
          id={props.name}
          name={props.name}
          value={props.value}
          maxlength={60}
          aria-describedby={props.hint ? `${props.name}-hint` : undefined}
        />
      </div>
      <button type="submit" class="second">
        {props.find}
      </button>
    </form>
  );
}

/** The bodies of the city; each leads to its posts. */
export function postsPage(frame: Frame, view: PostsView): string {
  const { language } = frame;
  const words = peopleWords[language];
  const kinds: Readonly<Record<string, string>> = importWords[language].kinds;
  return documentOf(
    <Page frame={frame} title={words.title} at="posts">
      <h1>{words.title}</h1>
      <p class="lead middle">{words.intro}</p>
      <ToProposals language={language} />
      <Search action="/posts" name="q" label={words.search} value={view.query} find={words.find} />
      {view.items.length === 0 ? <p class="card">{words.none}</p> : null}
      {view.items.length > 0 ? (
        <Table
          head={[words.body, words.code, importWords[language].columns.kind]}
          rows={view.items.map((one) => [
            <a href={`/posts/${one.id}`}>{one.name}</a>,
            one.code,
            kinds[one.kind] ?? one.kind,
          ])}
        />
      ) : null}
      {view.more ? <p class="soft">{words.more}</p> : null}
    </Page>,
  );
}

/** Who holds the posts of one body, and the way to put another in. */
export function bodyPostsPage(frame: Frame, view: BodyPostsView): string {
  const { language } = frame;
  const words = peopleWords[language];
  const of = { language, guard: view.guard, page: frame.here, again: view.again };
  const looked = view.query !== '';
  return documentOf(
    <Page frame={frame} title={`${words.title} · ${view.orgName}`} at="posts">
      <h1>{`${words.title} · ${view.orgName}`}</h1>
      <p>
        <a href="/posts">{words.back}</a>
      </p>
      {view.holders.length === 0 ? (
        <p class="card">{words.noHolders}</p>
      ) : (
        <Table
          caption={words.holders}
          head={[words.role, words.person, words.since]}
          rows={view.holders.map((one) => [
            roleName(one.role, language),
            one.name,
            dayName(`${one.from}T04:00:00.000Z`, language),
          ])}
        />
      )}
      {view.holders.length > 0 ? (
        <Search
          action={`/posts/${view.orgId}`}
          name="who"
          label={words.who}
          hint={words.whoHint}
          value={view.query}
          find={words.find}
        />
      ) : null}
      {looked ? <p>{view.people.length === 0 ? words.noPeople : words.foundPeople(view.people.length)}</p> : null}
      {replaceHolderForms(view, language).map((form) => (
        <ActFormBox form={form} of={of} />
      ))}
    </Page>,
  );
}

/** One form a holder, once somebody was found who may come. */
export function replaceHolderForms(view: BodyPostsView, language: Language): readonly ActForm[] {
  const words = peopleWords[language];
  if (view.people.length === 0) return [];
  // An application is its applicant's own: whoever moves is reported on the application (HOST-O18).
  const posts = view.holders.filter(({ role }) => role !== 'applicant');
  return posts.map((one) => ({
    act: 'replaceHolder',
    waits: true,
    id: `replace-${one.role}-${one.personId}`,
    title: words.replace(roleName(one.role, language), one.name),
    intro: words.replaceIntro,
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'orgId', value: view.orgId },
      { kind: 'hidden', name: 'role', value: one.role },
      { kind: 'hidden', name: 'leavingId', value: one.personId },
      {
        kind: 'select',
        name: 'comingId',
        label: words.coming,
        required: true,
        options: view.people
          .filter(({ personId }) => personId !== one.personId)
          .map(({ personId, label }) => ({ value: personId, label })),
      },
    ],
    submit: words.submit,
    confirm: one.name,
    onward: '/people-proposals',
  }));
}
