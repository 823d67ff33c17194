/** One line for a name: Enter keeps it, Esc leaves it as it was, and the dialog around it stays. */
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { LONGEST_VIEW_NAME } from '../../../../shared/documents/mapViews.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './Views.module.css';

interface NameFieldProps {
  readonly label: string;
  readonly start: string;
  readonly onKeep: (name: string) => void;
  readonly onCancel: () => void;
}

export function NameField({ label, start, onKeep, onCancel }: NameFieldProps) {
  const { t } = useTranslation('mapViews');
  const [name, setName] = useState(start);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.select(), []);
  return (
    <form
      ref={form}
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(name.trim() === '' ? start : name);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextField id={id} label={label} maxLength={LONGEST_VIEW_NAME} value={name} onChange={setName} />
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <Button variant="primary" type="submit">
        {t('keep')}
      </Button>
    </form>
  );
}
