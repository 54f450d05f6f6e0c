import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/vocabulary.js';
import { web } from '../../text/web.js';
import { fieldId } from '../address.js';
import type {
  ChoiceField,
  FieldView,
  Lengths,
  LineField,
  LongField,
  TickField,
  TicksField,
} from '../views/act-form.js';
import type { Kept, RefusalView } from '../views/frame.js';
import { Table } from './table.js';

/** What a field needs of its form: what was typed before, what was wrong with it. */
export interface FormState {
  readonly language: Language;
  readonly kept: Kept | null;
  readonly refusals: readonly RefusalView[];
  /** Prefix of ids, where one page has several forms. */
  readonly form: string;
  /** How long a field's text may be. */
  readonly lengths?: (field: string) => Lengths | null;
}

/** One field of a form with its label, hint and what was wrong. */
export function Field(props: { field: FieldView; state: FormState; bare?: boolean }): Child {
  const { field, state } = props;
  switch (field.kind) {
    case 'hidden':
      return <input type="hidden" name={field.name} value={field.value} />;
    case 'group':
      return (
        <fieldset class="row">
          <legend>{field.legend}</legend>
          {field.hint ? <p class="hint">{field.hint}</p> : null}
          <div class="grid">
            {field.fields.map((one) => (
              <Field field={one} state={state} />
            ))}
          </div>
        </fieldset>
      );
    case 'table':
      return (
        <Table
          caption={field.caption}
          head={field.head}
          rows={field.rows.map((row) =>
            row.cells.map((cell) => {
              if (typeof cell === 'string') return cell;
              if ('href' in cell) return <a href={cell.href}>{cell.text}</a>;
              return cell.map((one) => <Field field={one} state={state} bare />);
            }),
          )}
        />
      );
    case 'tick':
      return <Tick field={field} state={state} />;
    case 'ticks':
      return <Ticks field={field} state={state} />;
    case 'choice':
      return <Radios field={field} state={state} bare={props.bare ?? false} />;
    default:
      return <Line field={field} state={state} bare={props.bare ?? false} />;
  }
}

/** What the input shows: what was typed before a refusal, else the value given. */
const typed = (field: { name: string; value?: string }, { kept }: FormState): string | undefined =>
  kept ? kept[field.name]?.[0] : field.value;

const wrongOf = (name: string, { refusals }: FormState) =>
  refusals.find((one) => one.field === name || one.field?.startsWith(`${name}.`));

function Line(props: { field: LineField | LongField | ChoiceField; state: FormState; bare: boolean }) {
  const { field, state } = props;
  const id = fieldId(field.name, state.form);
  const wrong = wrongOf(field.name, state);
  const classes = ['field', field.kind === 'long' ? 'wide' : '', wrong ? 'wrong' : ''].filter(Boolean).join(' ');
  return (
    <div class={classes}>
      <Label id={id} field={field} state={state} bare={props.bare} />
      {wrong ? (
        <p class="error" id={`${id}-error`}>
          {wrong.sentence}
        </p>
      ) : null}
      <Input field={field} state={state} id={id} bare={props.bare} />
      <Length of={lengthOf(field, state)} id={id} language={state.language} bare={props.bare} />
    </div>
  );
}

function Label(props: { id: string; field: LineField | LongField | ChoiceField; state: FormState; bare: boolean }) {
  const { field, id } = props;
  return (
    <>
      <label for={id} class={props.bare ? 'hide' : undefined}>
        {field.label} {field.required ? <span class="need">{web[props.state.language].required}</span> : null}
      </label>
      {field.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      ) : null}
    </>
  );
}

/** What is typed as prose and has limits; a number, a day or an address has a form of its own. */
function lengthOf(field: LineField | LongField | ChoiceField, { lengths }: FormState): Lengths | null {
  if (field.kind !== 'long' && field.kind !== 'text') return null;
  const [asked, own] = [lengths?.(field.name) ?? null, field.maxLength ?? Number.POSITIVE_INFINITY];
  return asked?.max !== undefined && own < asked.max ? { ...asked, max: own } : asked;
}

/** How long the text may be; where scripts run, how long it is. */
function Length(props: { of: Lengths | null; id: string; language: Language; bare: boolean }) {
  if (!props.of || props.bare) return null;
  const words = web[props.language];
  return (
    <p class="length" id={`${props.id}-length`}>
      {words.length(props.of)} <span data-said={words.typed} />
    </p>
  );
}

const inputTypes: Readonly<Record<LineField['kind'], string>> = {
  text: 'text',
  email: 'email',
  date: 'date',
  number: 'text',
  password: 'password',
  tel: 'tel',
  code: 'text',
  file: 'file',
};

function Input(props: { field: LineField | LongField | ChoiceField; state: FormState; id: string; bare: boolean }) {
  const { field, state, id } = props;
  const length = lengthOf(field, state);
  const binding = length?.later ? null : length;
  const described = [
    field.hint ? `${id}-hint` : '',
    wrongOf(field.name, state) ? `${id}-error` : '',
    length && !props.bare ? `${id}-length` : '',
  ]
    .filter(Boolean)
    .join(' ');
  const value = typed(field, state);
  const minlength = binding && binding.min > 1 ? binding.min : undefined;
  const shared = {
    id,
    name: field.name,
    'aria-describedby': described || undefined,
    'aria-invalid': wrongOf(field.name, state) ? ('true' as const) : undefined,
    required: field.required ? true : undefined,
  };
  if (field.kind === 'long')
    return (
      <textarea {...shared} rows={field.rows ?? 5} minlength={minlength} maxlength={binding?.max ?? field.maxLength}>
        {value ?? ''}
      </textarea>
    );
  if ('options' in field)
    return (
      <select {...shared}>
        <option value="">{('nothing' in field && field.nothing) || web[state.language].choose}</option>
        {field.options.map((one) => (
          <option value={one.value} selected={one.value === value}>
            {one.label}
          </option>
        ))}
      </select>
    );
  const secret = field.kind === 'password' || field.kind === 'file';
  return (
    <input
      {...shared}
      type={inputTypes[field.kind]}
      class={field.short || field.kind === 'date' || field.kind === 'number' ? 'short' : undefined}
      inputmode={field.kind === 'number' ? 'decimal' : undefined}
      autocomplete={field.autocomplete ?? (field.kind === 'code' ? 'one-time-code' : undefined)}
      minlength={minlength}
      maxlength={binding?.max ?? field.maxLength}
      accept={field.accept}
      multiple={field.multiple}
      value={secret ? undefined : value}
    />
  );
}

function Radios(props: { field: ChoiceField; state: FormState; bare: boolean }) {
  const { field, state } = props;
  const id = fieldId(field.name, state.form);
  const wrong = wrongOf(field.name, state);
  const chosen = typed(field, state);
  return (
    <fieldset class={wrong ? 'field wide wrong' : 'field wide'} id={id}>
      <legend class={props.bare ? 'hide' : undefined}>
        {field.label} {field.required ? <span class="need">{web[state.language].required}</span> : null}
      </legend>
      {field.hint ? <p class="hint">{field.hint}</p> : null}
      {wrong ? <p class="error">{wrong.sentence}</p> : null}
      {field.options.map((one) => (
        <label class="option">
          <input
            type="radio"
            name={field.name}
            value={one.value}
            checked={one.value === chosen ? true : undefined}
            required={field.required ? true : undefined}
          />
          <span>
            {one.label}
            {one.hint ? <span class="hint">{one.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Tick({ field, state }: { field: TickField; state: FormState }) {
  const id = fieldId(field.name, state.form);
  const wrong = wrongOf(field.name, state);
  return (
    <div class={wrong ? 'field wide wrong' : 'field wide'}>
      {wrong ? <p class="error">{wrong.sentence}</p> : null}
      <label class="option" for={id}>
        <input
          type="checkbox"
          id={id}
          name={field.name}
          value="true"
          checked={typed(field, state) === 'true' ? true : undefined}
          required={field.required ? true : undefined}
        />
        <span>
          {field.label}
          {field.hint ? <span class="hint">{field.hint}</span> : null}
        </span>
      </label>
    </div>
  );
}

function Ticks({ field, state }: { field: TicksField; state: FormState }) {
  const chosen = state.kept?.[field.name] ?? [];
  return (
    <fieldset class="field wide" id={fieldId(field.name, state.form)}>
      <legend>{field.label}</legend>
      {field.options.map((one) => (
        <label class="option">
          <input
            type="checkbox"
            name={field.name}
            value={one.value}
            checked={chosen.includes(one.value) ? true : undefined}
          />
          <span>{one.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
