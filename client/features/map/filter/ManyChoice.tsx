/** One question of the filter: what may be answered, one or several of it. */
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import styles from './Filter.module.css';
import { type FilterName, valuesOf } from './filter.ts';
import { ask } from './useFilter.ts';

interface ManyChoiceProps {
  readonly name: FilterName;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** As the address has it. */
  readonly asked: string;
}

export function ManyChoice({ name, label, options, asked }: ManyChoiceProps) {
  const { t } = useTranslation('mapFilter');
  const [open, setOpen] = useState(false);
  const values = valuesOf(asked);
  const words = options.filter(([value]) => values.includes(value)).map(([, one]) => one);
  const [first, ...more] = words;
  const turn = (value: string) => {
    const now = options.filter(([one]) => values.includes(one) !== (one === value)).map(([one]) => one);
    ask({ [name]: now.join(',') });
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      width={248}
      target={
        <button
          type="button"
          className={styles.choice}
          aria-label={words.length > 0 ? `${label}: ${words.join(', ')}` : label}
          title={words.length > 1 ? words.join(', ') : undefined}
          data-asked={words.length > 0 || undefined}
          onClick={() => setOpen(!open)}
        >
          <span>{first ?? label}</span>
          {more.length > 0 ? <b>+{more.length}</b> : null}
          <IconChevronDown size={16} aria-hidden />
        </button>
      }
    >
      <div className={styles.values}>
        {options.map(([value, one]) => (
          <label key={value}>
            <input
              type="checkbox"
              value={value}
              checked={values.includes(value)}
              onChange={() => turn(value)}
              onKeyDown={({ key }) => key === 'Enter' && setOpen(false)}
            />
            {one}
          </label>
        ))}
        {words.length > 0 ? (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => {
              ask({ [name]: '' });
              setOpen(false);
            }}
          >
            {t('any')}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}
