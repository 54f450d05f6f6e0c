import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/vocabulary.js';
import { web } from '../../text/web.js';
import { fieldId } from '../address.js';
import type { RefusalView } from '../views/frame.js';

/** A framed remark; `bad` is announced at once by screen readers. `first`: the page opens here, far down as it may stand. */
export function Say(props: { tone?: 'good' | 'warn' | 'bad'; title?: string; first?: boolean; children: Child }) {
  const opensHere = props.first ? { tabindex: -1, autofocus: true } : {};
  return (
    <div class={`say ${props.tone ?? ''}`.trim()} role={props.tone === 'bad' ? 'alert' : undefined} {...opensHere}>
      {props.title ? <h2>{props.title}</h2> : null}
      {props.children}
    </div>
  );
}

/** Every refusal with its rule and clause; each leads to its field. */
export function Refusals(props: {
  list: readonly RefusalView[];
  language: Language;
  form?: string;
  fieldsAt?: string | undefined;
  /** Names of this form's fields, said before what is wrong with them. */
  labels?: Readonly<Record<string, string>>;
}) {
  const words = web[props.language];
  if (props.list.length === 0) return null;
  return (
    <Say tone="bad" title={words.refusedTitle} first>
      <ul>
        {props.list.map((one) => (
          <li>
            {one.field && props.labels?.[one.field] ? <strong>{`${props.labels[one.field]}: `}</strong> : null}
            {one.sentence} {one.clause ? <span class="rule">{one.clause} </span> : null}
            {one.field && leads(one.field, props) ? <a href={hrefOf(one.field, props)}>{words.refusedField}</a> : null}
          </li>
        ))}
      </ul>
    </Say>
  );
}

/** Whether there is something to go to: a form may be refused for what it has no field for. */
function leads(
  field: string,
  { labels, fieldsAt }: { labels?: Readonly<Record<string, string>>; fieldsAt?: string | undefined },
) {
  return !labels || fieldsAt !== undefined || field === '_confirm' || labels[field] !== undefined;
}

/** The field on this page, or on the page where the form is filled in; the confirmation stands here in any case. */
const hrefOf = (field: string, at: { form?: string; fieldsAt?: string | undefined }): string =>
  at.fieldsAt && field !== '_confirm'
    ? `${at.fieldsAt}#${fieldId(`form.${field}`, 'saveDraft-')}`
    : `#${fieldId(field, at.form)}`;

/** Terms and what they are; empty values are left out. */
export function Facts(props: { rows: readonly (readonly [string, Child | null | undefined])[] }) {
  return (
    <dl class="facts">
      {props.rows.map(([term, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
}
