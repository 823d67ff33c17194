import '../../i18n/words/history.ts';
import { useState } from 'react';
import type * as Y from 'yjs';
import { documentItems } from '../../../shared/documents/items.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { ActContext } from '../../live/edit.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Past.module.css';
import { type EndsIn, planRestore } from './restore.ts';

interface BringBackProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly time: string;
  readonly context: ActContext;
  readonly past: Y.Doc | null;
  readonly selected: readonly ItemId[];
  readonly endsIn: EndsIn | undefined;
  readonly onConfirm: (onlySelected: boolean) => void;
}

/** Says what will happen before it does: nobody's newer work goes. */
export function BringBack(props: BringBackProps) {
  const { open, onClose, time, past } = props;
  const { t } = useTranslation('history');
  return (
    <Dialog open={open && past !== null} onClose={onClose} title={t('bringBackTitle', { time })}>
      {open && past !== null ? <Question {...props} past={past} /> : null}
    </Dialog>
  );
}

function Question({
  onClose,
  context,
  past,
  selected,
  endsIn,
  onConfirm,
}: BringBackProps & { readonly past: Y.Doc }) {
  const { t } = useTranslation('history');
  const [only, setOnly] = useState(selected.length > 0);
  const plan = planRestore(context, documentItems(past), only ? selected : null, endsIn);
  const nothing = plan.back.length + plan.changed.length === 0;
  return (
    <>
      {selected.length > 0 ? (
        <fieldset className={styles.which}>
          <legend>{t('which')}</legend>
          {[true, false].map((value) => (
            <label key={String(value)}>
              <input type="radio" name="which" checked={only === value} onChange={() => setOnly(value)} />
              {value ? t('onlySelected', { count: selected.length }) : t('everything')}
            </label>
          ))}
        </fieldset>
      ) : null}
      <div role="status">
        {plan.back.length > 0 ? <p>{t('backCount', { count: plan.back.length })}</p> : null}
        {plan.changed.length > 0 ? <p>{t('changedCount', { count: plan.changed.length })}</p> : null}
        <p className={styles.muted}>{nothing ? t('nothingToBring') : t('keeps')}</p>
      </div>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          variant="primary"
          disabledReason={nothing ? t('nothingToBring') : null}
          onClick={() => onConfirm(only)}
        >
          {t('confirm')}
        </Button>
      </div>
    </>
  );
}
