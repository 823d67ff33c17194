import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.ts';
import { Button } from './Button.tsx';
import styles from './CopyField.module.css';
import { copyText } from './copyText.ts';
import fieldStyles from './Field.module.css';
import { Field } from './Field.tsx';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A value to take away: selectable text and a button. Where the clipboard is refused, the text gets selected. */
export function CopyField({ label, value }: CopyFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    input.current?.select();
    setCopied(await copyText(value));
  };
  return (
    <Field id={id} label={label}>
      <div className={styles.row}>
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          className={fieldStyles.control}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon={copied ? <IconCheck size={18} /> : <IconCopy size={18} />} onClick={() => void copy()}>
          {copied ? t('ui.copied') : t('ui.copy')}
        </Button>
      </div>
    </Field>
  );
}
