import type { Language } from '../../domain/vocabulary.js';
import { formPageWords } from '../../text/web-form.js';
import { fieldId } from '../address.js';
import type { ApplicationFormView } from '../views/application.js';

/** Every condition with its clause, what is missing, and the way to the field. `href`: the page the fields stand on. */
export function Checks(props: {
  view: Pick<ApplicationFormView, 'checks' | 'eligible'>;
  language: Language;
  href: string;
}) {
  const { checks, eligible } = props.view;
  const words = formPageWords[props.language];
  const open = checks.filter((one) => !one.met);
  return (
    <section class="card" aria-labelledby="checks">
      <h2 id="checks">{words.checks}</h2>
      <p class="soft">{words.checksIntro}</p>
      <p>
        <span class={eligible ? 'tag good' : 'tag warn'}>
          {eligible ? words.eligible : words.notEligible(open.length)}
        </span>
      </p>
      <ul class="checks">
        {[...open, ...checks.filter((one) => one.met)].map((one) => (
          <li class={one.met ? undefined : 'unmet'}>
            <p>
              <span class="hide">{one.met ? words.met : words.unmet}: </span>
              {one.sentence}{' '}
              {one.met || !one.field ? null : (
                <a href={`${props.href}#${fieldId(`form.${one.field}`, 'saveDraft-')}`}>{words.goThere}</a>
              )}
            </p>
            <p class="rule">{one.clause}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
