import type { Language } from '../../domain/vocabulary.js';
import { dayName, moment } from '../../text/dates.js';
import { roleName } from '../../text/states.js';
import { peopleProposalWords } from '../../text/web-people-proposals.js';
import { roundPageWords } from '../../text/web-rounds.js';
import { ActFormBox } from '../components/act-form.js';
import { Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { decisionField } from '../decision-field.js';
import { documentOf, Page } from '../layout.js';
import type { ActForm } from '../views/act-form.js';
import type { Frame } from '../views/frame.js';
import type { PeopleProposalsView, PostChangeView, WaitingProposalView, WayInChangeView } from '../views/people.js';

/** Who is to hold which post, whose letters go elsewhere, whose second factor is taken away, row by row, and the second officer's word on it. */
export function peopleProposalsPage(frame: Frame, view: PeopleProposalsView): string {
  const { language } = frame;
  const words = peopleProposalWords[language];
  const of = { language, guard: view.guard, page: frame.here, again: view.again };
  return documentOf(
    <Page frame={frame} title={words.title} at="posts">
      <h1>{words.title}</h1>
      <p class="lead middle">{words.intro}</p>
      {view.taken ? (
        <Say tone="good">
          <p>{words.took(view.taken)}</p>
        </Say>
      ) : null}
      {view.waiting.length === 0 ? <p class="card">{words.none}</p> : null}
      {view.waiting.length > 0 && !view.secondFactor ? (
        <Say tone="warn">
          <p>{words.secondFactor}</p>
          <p>
            <a class="button" href={`/second-factor?then=${encodeURIComponent(frame.here)}`}>
              {roundPageWords[language].toSecondFactor}
            </a>
          </p>
        </Say>
      ) : null}
      {view.waiting.map((one) => (
        <section class="card" aria-labelledby={`proposal-${one.proposalId}`}>
          <h2 id={`proposal-${one.proposalId}`}>
            {isList(one) && one.seen !== null
              ? words.withChanges(words.kinds[one.kind], one.changes.length)
              : words.kinds[one.kind]}
          </h2>
          <p class="soft">{words.by(one.proposedBy, moment(one.proposedAt, language))}</p>
          {one.own ? <p>{words.own}</p> : null}
          {one.concerned ? <p>{words.concerned}</p> : null}
          {one.undecidable ? (
            <Say tone="warn">
              <p>{words.nobodyElse}</p>
            </Say>
          ) : null}
          {one.seen === null ? <p>{words.stale}</p> : null}
          <Changes list={one.changes} language={language} />
          {view.secondFactor ? <ActFormBox form={decidePeopleProposalForm(one, language)} of={of} /> : null}
        </section>
      ))}
      {view.decided.length > 0 ? (
        <Table
          caption={words.earlier}
          head={[words.when, words.what, words.asked, words.decided, words.state]}
          rows={view.decided.map((one) => [
            moment(one.proposedAt, language),
            words.kinds[one.kind],
            one.proposedBy,
            one.decidedBy ?? '',
            words.states[one.state],
          ])}
        />
      ) : null}
    </Page>,
  );
}

const isList = ({ kind }: WaitingProposalView) => kind === 'sheet' || kind === 'addresses';

const isWayIn = (one: WaitingProposalView['changes'][number]): one is WayInChangeView =>
  one.change === 'address' || one.change === 'secondFactor';

function Changes({ list, language }: { list: WaitingProposalView['changes']; language: Language }) {
  const words = peopleProposalWords[language];
  const ways = list.filter(isWayIn);
  const holdings = list.filter((one) => !isWayIn(one));
  return (
    <>
      {holdings.length > 0 ? (
        <Table
          head={[words.body, words.post, words.person, words.address, words.change]}
          rows={holdings.map((change) => [
            change.orgName,
            roleName(change.role, language),
            `${change.personName} · ${change.personCode}`,
            change.email ?? words.noAddress,
            saidOf(change, language),
          ])}
        />
      ) : null}
      {ways.length > 0 ? (
        <Table
          head={[words.person, words.posts, words.change]}
          rows={ways.map((one) => [
            `${one.personName} · ${one.personCode}`,
            one.posts.map(({ orgName, role }) => `${orgName} ${roleName(role, language)}`).join('；') || words.noPost,
            one.change === 'address'
              ? words.addressChange(one.was ?? words.noAddress, one.email ?? words.noAddress)
              : words.factorChange(one.reason),
          ])}
        />
      ) : null}
    </>
  );
}

function saidOf({ change, from, to, was }: PostChangeView, language: Language): string {
  const day = (one: string | null) => (one ? dayName(`${one}T04:00:00.000Z`, language) : '');
  return peopleProposalWords[language].changes[change](day(from), day(to), day(was));
}

/** Whoever asked may only take it back; what fits no longer, or is the reader's own way in, can only be rejected. */
export function decidePeopleProposalForm(one: WaitingProposalView, language: Language): ActForm {
  const words = peopleProposalWords[language];
  const said = {
    act: 'decidePeopleProposal',
    id: `decide-${one.proposalId}`,
    onward: '/people-proposals',
  } as const;
  const hidden = [
    { kind: 'hidden', name: 'proposalId', value: one.proposalId },
    { kind: 'hidden', name: 'seen', value: one.seen ?? '0'.repeat(64) },
  ] as const;
  const rejected = { kind: 'hidden', name: 'decision', value: 'rejected' } as const;
  if (one.own || one.concerned || one.seen === null)
    return {
      ...said,
      title: one.own ? words.takeBack : words.reject,
      intro: words.takeBackIntro,
      tone: 'second',
      folded: one.own,
      fields: [...hidden, rejected],
      submit: one.own ? words.takeBack : words.reject,
    };
  return {
    ...said,
    title: words.decide,
    intro: words.decideIntro[one.kind],
    fields: [
      ...hidden,
      decisionField({
        label: words.decision,
        approve: { value: 'inForce', label: words.approve },
        reject: words.reject,
      }),
    ],
    submit: words.submit,
    confirm: String(one.changes.length),
  };
}
