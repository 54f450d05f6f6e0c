import { dayName, moment } from '../../text/dates.js';
import { roleName } from '../../text/states.js';
import { accountWords } from '../../text/web-account.js';
import { ActFormBox, type FormsOf } from '../components/act-form.js';
import { Facts, Say } from '../components/say.js';
import { documentOf, Page } from '../layout.js';
import type { AccountView } from '../views/account.js';
import type { FieldView } from '../views/act-form.js';
import type { Frame } from '../views/frame.js';

/** Posts, second factor, password, tokens, and the way out. */
export function accountPage(frame: Frame, view: AccountView): string {
  const { language } = frame;
  const words = accountWords[language];
  const of: FormsOf = { language, guard: view.guard, page: '/account', again: view.again };
  return documentOf(
    <Page frame={frame} title={words.accountTitle} at="account">
      <div class="middle">
        <h1>{words.accountTitle}</h1>
        {view.recoveryCodes ? (
          <Say tone="warn" title={words.recovery}>
            <p>{words.recoveryIntro}</p>
            <ul>
              {view.recoveryCodes.map((code) => (
                <li>
                  <code>{code}</code>
                </li>
              ))}
            </ul>
          </Say>
        ) : null}
        <section class="card">
          <h2>{words.posts}</h2>
          {view.posts.length === 0 ? <p>{words.noPosts}</p> : null}
          <ul>
            {view.posts.map((post) => (
              <li>{`${post.orgName} ${roleName(post.role, language)}`}</li>
            ))}
          </ul>
        </section>
        <SecondFactor view={view} of={of} />
        {view.bound === null ? null : (
          <section class="card">
            <h2>{words.bindTitle}</h2>
            <p>{view.bound ? words.bound : words.unbound}</p>
            <p>
              <a class="button second" href="/oidc/start?bind=yes">
                {words.bind}
              </a>
            </p>
          </section>
        )}
        <ActFormBox
          form={{
            act: 'changePassword',
            title: words.passwordTitle,
            folded: true,
            tone: 'second',
            fields: [
              {
                kind: 'password',
                name: 'current',
                label: words.current,
                required: true,
                autocomplete: 'current-password',
              },
              {
                kind: 'password',
                name: 'newPassword',
                label: words.next,
                hint: words.nextHint,
                required: true,
                autocomplete: 'new-password',
              },
            ],
            submit: words.change,
          }}
          of={of}
        />
        <Sessions view={view} of={of} />
        <Tokens view={view} of={of} />
        <ActFormBox
          plain
          form={{
            act: 'signOut',
            title: words.signOut,
            fields: [],
            submit: words.signOut,
            tone: 'second',
            onward: '/',
          }}
          of={of}
        />
      </div>
    </Page>,
  );
}

function SecondFactor({ view, of }: { view: AccountView; of: FormsOf }) {
  const words = accountWords[of.language];
  return (
    <section class="card">
      <h2>{words.totpTitle}</h2>
      <p>{view.totp ? words.totpOn : words.totpOff}</p>
      {view.offer ? (
        <>
          <p>{words.totpScan}</p>
          <img class="qr" src={view.offer.qr} alt={words.qrLabel} />
          <Facts
            rows={[
              [words.totpSecret, <code>{view.offer.secret}</code>],
              [words.totpUri, <code>{view.offer.uri}</code>],
            ]}
          />
          <ActFormBox
            plain
            form={{
              act: 'enrolTotp',
              title: words.totpTitle,
              fields: [
                { kind: 'hidden', name: 'secret', value: view.offer.secret },
                { kind: 'code', name: 'code', label: words.totpCode, required: true, short: true },
                {
                  kind: 'password',
                  name: 'password',
                  label: words.totpPassword,
                  required: true,
                  autocomplete: 'current-password',
                },
              ],
              submit: words.totpEnable,
            }}
            of={of}
          />
        </>
      ) : (
        <ActFormBox
          plain
          form={{
            act: 'offerTotp',
            title: words.totpTitle,
            fields: [],
            submit: view.totp ? words.totpReplace : words.totpBegin,
            tone: 'second',
          }}
          of={of}
        />
      )}
    </section>
  );
}

function Sessions({ view, of }: { view: AccountView; of: FormsOf }) {
  const words = accountWords[of.language];
  const password: readonly FieldView[] = view.passwordDue
    ? [
        {
          kind: 'password',
          name: 'password',
          label: words.totpPassword,
          required: true,
          autocomplete: 'current-password',
        },
      ]
    : [];
  const others = view.sessions.filter(({ here }) => !here);
  return (
    <section class="card">
      <h2>{words.sessionsTitle}</h2>
      <p>{words.sessionsIntro}</p>
      {view.sessions.map((one) => (
        <div>
          <p>
            {words.session(moment(one.startedAt, of.language), moment(one.lastSeenAt, of.language))}
            {one.here ? ` · ${words.sessionHere}` : ''}
          </p>
          {one.here ? null : (
            <ActFormBox
              plain
              form={{
                act: 'endSessions',
                id: `end-${one.id}`,
                title: words.endSession,
                fields: [{ kind: 'hidden', name: 'sessionId', value: one.id }, ...password],
                submit: words.endSession,
                tone: 'second',
              }}
              of={of}
            />
          )}
        </div>
      ))}
      {others.length > 1 ? (
        <ActFormBox
          plain
          form={{
            act: 'endSessions',
            title: words.endOthers,
            fields: password,
            submit: words.endOthers,
            tone: 'danger',
          }}
          of={of}
        />
      ) : null}
    </section>
  );
}

function Tokens({ view, of }: { view: AccountView; of: FormsOf }) {
  const words = accountWords[of.language];
  return (
    <section class="card">
      <h2>{words.tokensTitle}</h2>
      <p>{words.tokensIntro}</p>
      {view.newToken ? (
        <Say tone="warn" title={words.newToken}>
          <p>
            <code>{view.newToken}</code>
          </p>
        </Say>
      ) : null}
      {view.tokens.length === 0 ? <p class="soft">{words.noTokens}</p> : null}
      {view.tokens.map((token) => (
        <div>
          <p>{`${token.name} · ${words.scopes[token.scope]} · ${words.expires} ${dayName(token.expiresAt, of.language)}`}</p>
          <ActFormBox
            plain
            form={{
              act: 'revokeToken',
              id: `revoke-${token.id}`,
              title: words.revoke,
              fields: [{ kind: 'hidden', name: 'tokenId', value: token.id }],
              submit: `${words.revoke} · ${token.name}`,
              tone: 'second',
            }}
            of={of}
          />
        </div>
      ))}
      <ActFormBox
        plain
        form={{
          act: 'createToken',
          title: words.createToken,
          tone: 'second',
          fields: [
            { kind: 'text', name: 'name', label: words.tokenName, required: true, maxLength: 100 },
            {
              kind: 'choice',
              name: 'scope',
              label: words.scope,
              required: true,
              options: [
                { value: 'read', label: words.scopes.read },
                { value: 'act', label: words.scopes.act },
              ],
            },
            { kind: 'number', name: 'days', label: words.days, required: true },
          ],
          submit: words.createToken,
        }}
        of={of}
      />
    </section>
  );
}
