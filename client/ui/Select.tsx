import { useId } from 'react';
import styles from './Field.module.css';
import { Field } from './Field.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  /** The label is only for screen readers, where the row or column already says it. */
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
}

function Options<Value extends string>({ options }: { readonly options: readonly SelectOption<Value>[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
      {option.label}
    </option>
  ));
}

/** The platform's own select: best on phones and with assistive technology. For long lists see SearchSelect. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, value, options, onChange, labelHidden = false, disabled = false } = props;
  const id = useId();
  const control = (
    <select
      id={id}
      value={value}
      disabled={disabled}
      className={[styles.control, styles.select].join(' ')}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Options options={options} />
    </select>
  );
  if (!labelHidden)
    return (
      <Field id={id} label={label} hint={hint}>
        {control}
      </Field>
    );
  return (
    <>
      <VisuallyHidden>
        <label htmlFor={id}>{label}</label>
      </VisuallyHidden>
      {control}
    </>
  );
}
