import type { Language } from '../../domain/vocabulary.js';
import { dayName, moment } from '../../text/dates.js';
import { roleName } from '../../text/states.js';
import { postProposalWords } from '../../text/web-post-proposals.js';
import { roundPageWords } from '../../text/web-rounds.js';
import { ActFormBox } from '../components/act-form.js';
import { Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { decisionField } from '../decision-field.js';
import { documentOf, Page } from '../layout.js';
import type { ActForm } from '../views/act-form.js';
import type { Frame } from '../views/frame.js';
import type { PostChangeView, PostProposalsView, WaitingPostsView } from '../views/people.js';

/** Who is to hold which post, row by row, and the second officer's word on it. */
export function postProposalsPage(frame: Frame, view: PostProposalsView): string {
  const { language } = frame;
  const words = postProposalWords[language];
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
      {view.waiting.length > 0 && view.alone ? (
        <Say tone="warn">
          <p>{words.nobodyElse}</p>
        </Say>
      ) : null}
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
            {one.kind === 'sheet' && one.seen !== null ? words.sheet(one.changes.length) : words.kinds[one.kind]}
          </h2>
          <p class="soft">{words.by(one.proposedBy, moment(one.proposedAt, language))}</p>
          {one.own ? <p>{words.own}</p> : null}
          {one.seen === null ? <p>{words.stale}</p> : null}
          {one.changes.length > 0 ? (
            <Table
              head={[words.body, words.post, words.person, words.address, words.change]}
              rows={one.changes.map((change) => [
                change.orgName,
                roleName(change.role, language),
                `${change.personName} · ${change.personCode}`,
                change.email ?? words.noAddress,
                saidOf(change, language),
              ])}
            />
          ) : null}
          {view.secondFactor ? <ActFormBox form={decidePostsForm(one, language)} of={of} /> : null}
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

function saidOf({ change, from, to, was }: PostChangeView, language: Language): string {
  const day = (one: string | null) => (one ? dayName(`${one}T04:00:00.000Z`, language) : '');
  return postProposalWords[language].changes[change](day(from), day(to), day(was));
}

/** Whoever asked may only take it back; what fits no longer can only be rejected. */
export function decidePostsForm(one: WaitingPostsView, language: Language): ActForm {
  const words = postProposalWords[language];
  const said = {
    act: 'decidePosts',
    id: `decide-${one.proposalId}`,
    onward: '/post-proposals',
  } as const;
  const hidden = [
    { kind: 'hidden', name: 'proposalId', value: one.proposalId },
    { kind: 'hidden', name: 'seen', value: one.seen ?? '0'.repeat(64) },
  ] as const;
  const rejected = { kind: 'hidden', name: 'decision', value: 'rejected' } as const;
  if (one.own || one.seen === null)
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
    intro: words.decideIntro,
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
