import { useState } from 'react';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import '../../../i18n/words/outline.ts';
import styles from './Dialogs.module.css';

export interface Choice {
  readonly id: ItemId | null;
  /** Of a table. */
  readonly cell?: Cell;
  readonly name: string;
}

interface ChooseDialogProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

/** A searchable list; Enter takes the first. */
export function ChooseDialog({ title, choices, onChoose, onClose }: ChooseDialogProps) {
  const { t } = useTranslation('outline');
  const [query, setQuery] = useState('');
  const found = choices.filter((choice) => choice.name.toLowerCase().includes(query.trim().toLowerCase()));
  const [first] = found;
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first) onChoose(first);
        }}
      >
        <TextField label={t('find')} value={query} onChange={setQuery} data-autofocus autoComplete="off" />
      </form>
      <ul className={styles.choices}>
        {found.slice(0, 50).map((choice) => (
          <li key={[choice.id ?? 'board', choice.cell?.row, choice.cell?.column].join(' ')}>
            <Button variant="subtle" onClick={() => onChoose(choice)}>
              {choice.name}
            </Button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p>{t('nothingFound')}</p> : null}
    </Dialog>
  );
}
