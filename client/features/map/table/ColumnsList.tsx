/** Which columns the table shows; its words it always does. */
import { IconColumns3 } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import filter from '../filter/Filter.module.css';
import { type Columning, isSized } from './columnLook.ts';
import type { Headed } from './Head.tsx';
import styles from './Table.module.css';

interface ColumnsListProps {
  /** All of them. */
  readonly columns: readonly Headed[];
  readonly columning: Columning;
  /** What else can be done with columns; it closes the list. */
  readonly children?: ReactNode;
}

export function ColumnsList({ columns, columning, children }: ColumnsListProps) {
  const { t } = useTranslation('mapTable');
  const [open, setOpen] = useState(false);
  const { hidden, hide, order, reset } = columning;
  const count = columns.filter(({ id }) => hidden.includes(id)).length;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      width={248}
      side="bottom-end"
      target={
        <IconButton
          label={count === 0 ? t('columns') : t('columnsHidden', { count })}
          icon={<IconColumns3 size={20} />}
          className={count > 0 ? styles.hides : undefined}
          onClick={() => setOpen(!open)}
        />
      }
    >
      <div className={filter.values}>
        {columns.slice(1).map(({ id, label }) => (
          <label key={id}>
            <input
              type="checkbox"
              value={id}
              checked={!hidden.includes(id)}
              onChange={({ currentTarget }) => hide(id, !currentTarget.checked)}
              onKeyDown={({ key }) => key === 'Enter' && setOpen(false)}
            />
            {label}
          </label>
        ))}
        {count > 0 || order.length > 0 || isSized(columning) ? (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => {
              reset();
              setOpen(false);
            }}
          >
            {t('resetColumns')}
          </Button>
        ) : null}
        {children ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed in it closes the list around it
          // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button is a click
          <div onClick={() => setOpen(false)}>{children}</div>
        ) : null}
      </div>
    </Popover>
  );
}
