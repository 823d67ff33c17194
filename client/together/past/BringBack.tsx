import '../../i18n/words/history.ts';
import { useState } from 'react';
import type * as Y from 'yjs';
import { documentItems } from '../../../shared/documents/items.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { type ActContext, itemsOf } from '../../live/edit.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Past.module.css';
import { planRestore, type Restore, type TiesIn } from './restore.ts';
import type { Moment } from './useMoment.ts';

/** What of which state comes back: these items, or with null all of it. */
export interface Wanted {
  readonly from: Y.Doc;
  readonly ids: readonly ItemId[] | null;
  /** What goes that came later: those that were counted, not what others made since. */
  readonly away?: readonly ItemId[];
}

interface BringBackProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly time: string;
  readonly context: ActContext;
  readonly moment: Moment;
  readonly selected: readonly ItemId[];
  readonly tiesIn: TiesIn | undefined;
  readonly onConfirm: (wanted: Wanted) => void;
}

/** Says what will happen before it does: nobody's newer work goes, unless one asks for that. */
export function BringBack(props: BringBackProps) {
  const { open, onClose, time, moment } = props;
  const { past } = moment;
  const { t } = useTranslation('history');
  return (
    <Dialog open={open && past !== null} onClose={onClose} title={t('bringBackTitle', { time })}>
      {open && past !== null ? <Question {...props} past={past} /> : null}
    </Dialog>
  );
}

interface Choice extends Wanted {
  readonly label: string;
  readonly plan: Restore;
}

const changesNothing = ({ plan }: Choice) => plan.back.length + plan.changed.length === 0;

/** What is chosen, all of the moment, and what went in it: that is in the state before. */
function useChoices({ context, moment, selected, tiesIn, past }: BringBackProps & { readonly past: Y.Doc }) {
  const { t } = useTranslation('history');
  const { previous, differences } = moment;
  const choice = (label: string, from: Y.Doc, ids: Wanted['ids']): Choice => ({
    ...{ label, from, ids },
    plan: planRestore(context, documentItems(from), ids, tiesIn),
  });
  const present = itemsOf(context);
  const gone = (differences?.gone ?? []).filter((id) => !present.has(id));
  const all = choice(t('everything'), past, null);
  const some =
    selected.length > 0 ? [choice(t('onlySelected', { count: selected.length }), past, selected)] : [];
  if (previous === null || gone.length === 0) return [...some, all];
  const deleted = choice(t('whatWent', { count: gone.length }), previous, gone);
  return changesNothing(all) ? [...some, deleted, all] : [...some, all, deleted];
}

function Question(props: BringBackProps & { readonly past: Y.Doc }) {
  const { onClose, onConfirm } = props;
  const { t } = useTranslation('history');
  const [at, setAt] = useState(0);
  const [puts, setPuts] = useState(false);
  const choices = useChoices(props);
  const wanted = choices[at] ?? choices[0];
  if (!wanted) return null;
  const { back, changed, newer, locked } = wanted.plan;
  const away = puts ? newer : [];
  const same = changesNothing(wanted) && newer.length === 0;
  const nothing = changesNothing(wanted) && away.length === 0;
  const why = same ? t(locked ? 'onlyLocked' : 'nothingToBring') : t('onlyNewer');
  return (
    <>
      {choices.length > 1 ? (
        <fieldset className={styles.which}>
          <legend>{t('which')}</legend>
          {choices.map(({ label }, index) => (
            <label key={label}>
              <input type="radio" name="which" checked={index === at} onChange={() => setAt(index)} />
              {label}
            </label>
          ))}
        </fieldset>
      ) : null}
      <div role="status" className={choices.length > 1 ? styles.told : undefined}>
        {back.length > 0 ? <p>{t('backCount', { count: back.length })}</p> : null}
        {changed.length > 0 ? <p>{t('changedCount', { count: changed.length })}</p> : null}
        {newer.length > 0 ? <p>{t(puts ? 'awayCount' : 'newerCount', { count: newer.length })}</p> : null}
        <p className={styles.muted}>{nothing ? why : t(locked ? 'keepsLocked' : 'keeps')}</p>
      </div>
      {newer.length > 0 ? (
        <label className={styles.away}>
          <input type="checkbox" checked={puts} onChange={(event) => setPuts(event.currentTarget.checked)} />
          {t('putAway')}
        </label>
      ) : null}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          variant="primary"
          disabledReason={nothing ? why : null}
          onClick={() => onConfirm({ from: wanted.from, ids: wanted.ids, away })}
        >
          {t('confirm')}
        </Button>
      </div>
    </>
  );
}
