import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Join.module.css';
import { keyFromInput } from './joinKey.ts';
import '../../i18n/words/join.ts';

interface CodeFormProps {
  /** A key that the server has to judge. */
  readonly onKey: (key: string) => void;
  readonly busy?: boolean;
  /** One sentence for every wrong, expired or used-up key. */
  readonly error?: string | null;
  readonly primary?: boolean;
  /** What stands in the field at first: a mistyped code is mended, not typed anew. */
  readonly start?: string;
  readonly autoFocus?: boolean;
}

/** Type the six letters, with or without the space, or paste the whole link. */
export function CodeForm(props: CodeFormProps) {
  const { onKey, busy = false, error = null, primary = true, start = '', autoFocus = false } = props;
  const { t } = useTranslation();
  const [text, setText] = useState(start);
  const [empty, setEmpty] = useState(false);
  return (
    <form
      className={styles.codeForm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const key = keyFromInput(text);
        setEmpty(key === null);
        if (key !== null) onKey(key);
      }}
    >
      <TextField
        label={t('join.code')}
        hint={t('join.codeHint')}
        size="lg"
        value={text}
        error={empty ? t('join.codeEmpty') : error}
        autoFocus={autoFocus}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={setText}
      />
      <Button
        type="submit"
        size="lg"
        variant={primary ? 'primary' : 'default'}
        busy={busy}
        iconAfter={<IconArrowRight size={20} aria-hidden />}
      >
        {t('join.goOn')}
      </Button>
    </form>
  );
}
