/** A question of the filter, or several that belong together: what may be answered, one or several of it. */
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import styles from './Filter.module.css';
import { type Filter, type FilterName, valuesOf } from './filter.ts';
import { ask } from './useFilter.ts';

export interface Question {
  readonly name: Exclude<FilterName, 'q' | 'own'>;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

interface ManyChoiceProps {
  readonly label: string;
  readonly questions: readonly Question[];
  readonly filter: Filter;
  /** While it is open nothing in the bar changes its place. */
  readonly onOpen: (open: boolean) => void;
}

export function ManyChoice({ label, questions, filter, onOpen }: ManyChoiceProps) {
  const { t } = useTranslation('filterBar');
  const [open, show] = useState(false);
  const setOpen = (opens: boolean) => {
    show(opens);
    onOpen(opens);
  };
  const isAsked = (name: FilterName, value: string) => valuesOf(filter[name]).includes(value);
  const words = questions.flatMap(({ name, options }) =>
    options.filter(([value]) => isAsked(name, value)).map(([, one]) => one),
  );
  const [first, ...more] = words;
  const turn = ({ name, options }: Question, value: string) => {
    const values = valuesOf(filter[name]);
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
        {questions.map((question) => (
          <Fragment key={question.name}>
            {questions.length > 1 ? <strong>{question.label}</strong> : null}
            {question.options.map(([value, one]) => (
              <label key={value}>
                <input
                  type="checkbox"
                  value={value}
                  checked={isAsked(question.name, value)}
                  onChange={() => turn(question, value)}
                  onKeyDown={({ key }) => key === 'Enter' && setOpen(false)}
                />
                {one}
              </label>
            ))}
          </Fragment>
        ))}
        {words.length > 0 ? (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => {
              ask(Object.fromEntries(questions.map(({ name }) => [name, ''])));
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
