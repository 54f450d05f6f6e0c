import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/vocabulary.js';
import { fieldLabel } from '../../text/form.js';
import { web } from '../../text/web.js';
import { fieldId } from '../address.js';
import type { RefusalView } from '../views/frame.js';

/** A framed remark; `bad` and `warn` are announced at once by screen readers. */
export function Say(props: { tone?: 'good' | 'warn' | 'bad'; title?: string; children: Child }) {
  return (
    <div class={`say ${props.tone ?? ''}`.trim()} role={props.tone === 'bad' ? 'alert' : undefined}>
      {props.title ? <h2>{props.title}</h2> : null}
      {props.children}
    </div>
  );
}

/** Every refusal with its rule and clause; each leads to its field. */
export function Refusals(props: { list: readonly RefusalView[]; language: Language; form?: string }) {
  const words = web[props.language];
  if (props.list.length === 0) return null;
  return (
    <Say tone="bad" title={words.refusedTitle}>
      <ul>
        {props.list.map((one) => (
          <li>
            {one.field ? <strong>{`${fieldLabel(one.field, props.language)}: `}</strong> : null}
            {one.sentence} {one.clause ? <span class="rule">{one.clause} </span> : null}
            {one.field ? <a href={`#${fieldId(one.field, props.form)}`}>{words.refusedField}</a> : null}
          </li>
        ))}
      </ul>
    </Say>
  );
}

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
