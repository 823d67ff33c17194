import { type ComponentProps, useId } from 'react';
import styles from './Field.module.css';
import { describedBy, Field } from './Field.tsx';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size' | 'onChange' | 'value'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly size?: 'md' | 'lg';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, hint, error, size = 'md', value, onChange, ...rest }: TextFieldProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        type="text"
        {...rest}
        id={id}
        value={value}
        className={[styles.control, size === 'lg' ? styles.lg : ''].join(' ')}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
