import { type KeyboardEvent, useState } from 'react';
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

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrows go from the field into the list, through it and back. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, ul button')];
  const step = STEPS[event.key];
  const next = step && stops[stops.indexOf(event.target as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A searchable list; Enter takes the first of those that were searched for, never one that nobody has heard of. */
export function ChooseDialog({ title, choices, onChoose, onClose }: ChooseDialogProps) {
  const { t } = useTranslation('outline');
  const [query, setQuery] = useState('');
  const found = choices.filter((choice) => choice.name.toLowerCase().includes(query.trim().toLowerCase()));
  const [first] = found;
  return (
    <Dialog open onClose={onClose} title={title}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its field and its buttons have the keys */}
      <div onKeyDown={walk}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (first && query.trim() !== '') onChoose(first);
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
        <p role="status">{found.length === 0 ? t('nothingFound') : t('toChoose', { count: found.length })}</p>
      </div>
    </Dialog>
  );
}
