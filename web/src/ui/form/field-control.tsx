import type { DataElement } from '@yijian/core/contract';
import Input from 'antd/es/input';
import { lengthLimit, pointsLeft } from './text-length.ts';
import { DateControl } from './date-control.tsx';
import styles from './field-input.module.css';
import { type InputValue, SHOWN_CHOICES } from './input-value.ts';
import { words } from '../strings.ts';

type Props = {
  id: string;
  definition: DataElement;
  value: InputValue;
  onChange: (value: InputValue) => void;
  onDone?: () => void;
  problem?: string | null;
  required?: boolean;
  disabled?: boolean;
  describedBy?: string;
};

const YES_NO = [
  { code: 'true', label: words.yes },
  { code: 'false', label: words.no },
];

/** The control itself, chosen by the type of the data element. */
export function FieldControl(props: Props) {
  const { definition } = props;
  const options = definition.values ?? [];
  if (definition.type === 'choices') return <OpenChoices {...props} options={options} isMultiple />;
  if (definition.type === 'boolean') return <OpenChoices {...props} options={YES_NO} />;
  if (definition.type === 'choice' && options.length <= SHOWN_CHOICES)
    return <OpenChoices {...props} options={options} />;
  if (definition.type === 'choice') return <ListChoice {...props} options={options} />;
  if (definition.type === 'date') return <DateControl {...props} />;
  return <TextControl {...props} />;
}

type Option = { code: string; label: string };

function OpenChoices(props: Props & { options: readonly Option[]; isMultiple?: boolean }) {
  const { id, options, isMultiple = false, value } = props;
  const chosen = new Set(Array.isArray(value) ? value : value === null ? [] : [value]);
  const pick = (code: string, isOn: boolean): void => {
    if (!isMultiple) return props.onChange(code);
    const next = options.map((option) => option.code).filter((one) => (one === code ? isOn : chosen.has(one)));
    return props.onChange(next.length > 0 ? next : null);
  };
  return (
    <div
      className={styles.choices}
      role={isMultiple ? 'group' : 'radiogroup'}
      aria-labelledby={`${id}-label`}
      aria-describedby={props.describedBy}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onDone?.();
      }}
    >
      {options.map((option) => (
        <label key={option.code} className={styles.choice}>
          <input
            type={isMultiple ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.has(option.code)}
            disabled={props.disabled}
            onChange={(event) => pick(option.code, event.target.checked)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

function ListChoice(props: Props & { options: readonly Option[] }) {
  return (
    <select
      id={props.id}
      className={styles.list}
      value={typeof props.value === 'string' ? props.value : ''}
      disabled={props.disabled}
      aria-invalid={Boolean(props.problem)}
      aria-describedby={props.describedBy}
      onChange={(event) => props.onChange(event.target.value || null)}
      onBlur={props.onDone}
    >
      <option value="">{words.choose}</option>
      {props.options.map((option) => (
        <option key={option.code} value={option.code}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function TextControl(props: Props) {
  const { definition, id } = props;
  const text = typeof props.value === 'string' ? props.value : '';
  const left = pointsLeft(definition, text);
  const common = {
    id,
    value: text,
    disabled: props.disabled,
    status: props.problem ? ('error' as const) : undefined,
    'aria-invalid': Boolean(props.problem),
    'aria-required': props.required,
    'aria-describedby': props.describedBy,
    onBlur: props.onDone,
  };
  const isLong = definition.type === 'longText';
  // Only said when it begins to matter: a counter beside every name is noise.
  const isTight = left < 0 || (isLong && left <= lengthLimit(definition) / 2) || left <= 5;
  return (
    <>
      {isLong ? (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 3, maxRows: 12 }}
          onChange={(event) => props.onChange(event.target.value || null)}
        />
      ) : (
        <Input
          {...common}
          inputMode={inputModeOf(definition)}
          suffix={definition.unit}
          className={styles[widthOf(definition)]}
          autoComplete="off"
          onChange={(event) => props.onChange(event.target.value || null)}
        />
      )}
      {isTight && text !== '' && isText(definition) && !definition.check && (
        <p className={left < 0 ? styles.problem : styles.help} aria-live="polite">
          {left < 0 ? words.over(-left) : words.left(left)}
        </p>
      )}
    </>
  );
}

const isText = (definition: DataElement): boolean => definition.type === 'text' || definition.type === 'longText';

function inputModeOf(definition: DataElement): 'numeric' | 'decimal' | 'tel' | 'text' {
  if (definition.type === 'integer') return 'numeric';
  if (definition.type === 'decimal') return 'decimal';
  if (definition.check === 'mobile' || definition.check === 'phone') return 'tel';
  return definition.check === 'postcode' ? 'numeric' : 'text';
}

/** The box is about as long as what belongs into it. */
function widthOf(definition: DataElement): 'short' | 'middle' | 'long' {
  if (definition.type === 'integer' || definition.type === 'decimal' || definition.type === 'date') return 'short';
  if (definition.check === 'mobile' || definition.check === 'phone' || definition.check === 'postcode') return 'short';
  return (definition.maxLength ?? 200) <= 30 || definition.check ? 'middle' : 'long';
}
