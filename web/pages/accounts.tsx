import { accountWords } from '../../text/web-account.js';
import { ActFormBox } from '../components/act-form.js';
import { Erasures } from '../components/erasures.js';
import { ToProposals, Waits } from '../components/to-proposals.js';
import { documentOf, Page } from '../layout.js';
import type { Guard } from '../views/act-form.js';
import type { ErasureView } from '../views/erasure.js';
import type { Again, Frame } from '../views/frame.js';

export interface AccountsView {
  /** People entered who have an address and no account yet. */
  readonly invitable: number;
  readonly withoutAddress: number;
  readonly erasures: readonly ErasureView[];
  /** Whether the reader has shown a second factor, which erasing needs. */
  readonly secondFactor: boolean;
  /** What was just asked for waits for another officer. */
  readonly waits: boolean;
  readonly guard: Guard;
  readonly again?: Again;
}

const changes = ['disable', 'enable', 'resetSecondFactor'] as const;

/** Accounts of the city, for the bureau's officers: opening many, and the single one that went wrong. */
export function accountsPage(frame: Frame, view: AccountsView): string {
  const words = accountWords[frame.language];
  const of = { language: frame.language, guard: view.guard, page: '/accounts', again: view.again };
  return documentOf(
    <Page frame={frame} title={words.accountsTitle} at="accounts">
      <div class="middle">
        <h1>{words.accountsTitle}</h1>
        <p class="lead">{words.accountsIntro}</p>
        <Waits waits={view.waits} language={frame.language} />
        <ToProposals language={frame.language} />
        <section class="card">
          <h2>{words.inviteTitle}</h2>
          <p>{words.invitable(view.invitable)}</p>
          {view.withoutAddress > 0 ? <p>{words.withoutAddress(view.withoutAddress)}</p> : null}
          {view.invitable > 0 ? (
            <ActFormBox
              plain
              form={{ act: 'invitePeople', title: words.inviteTitle, fields: [], submit: words.invite }}
              of={of}
            />
          ) : null}
        </section>
        <ActFormBox
          form={{
            act: 'manageAccount',
            title: words.manageTitle,
            intro: words.manageIntro,
            tone: 'danger',
            fields: [
              { kind: 'text', name: 'code', label: words.login, required: true, short: true, maxLength: 60 },
              {
                kind: 'choice',
                name: 'change',
                label: words.changeLabel,
                required: true,
                options: changes.map((value) => ({ value, label: words.changes[value] })),
              },
              { kind: 'text', name: 'reason', label: words.reason, required: true, maxLength: 200 },
            ],
            submit: words.manageSubmit,
            onward: '/accounts?done={act}&waits={proposalId}',
          }}
          of={of}
        />
        {view.secondFactor ? <Erasures list={view.erasures} of={of} /> : null}
      </div>
    </Page>,
  );
}
