/** In line and at equal gaps, as the acts that a menu has as well. */
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
} from '@tabler/icons-react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import '../../../i18n/words/mapActs.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useActs } from '../acts/ActsContext.ts';
import { type ActWords, carryOut, type MapAct, reasonAgainst } from '../acts/MapAct.ts';
import { nameOf } from '../commands/mapEntries.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import styles from './Arrange.module.css';

const WAYS = [
  ['align.left', IconLayoutAlignLeft],
  ['align.centre', IconLayoutAlignCenter],
  ['align.right', IconLayoutAlignRight],
  ['distribute.across', IconLayoutDistributeVertical],
  ['align.top', IconLayoutAlignTop],
  ['align.middle', IconLayoutAlignMiddle],
  ['align.bottom', IconLayoutAlignBottom],
  ['distribute.down', IconLayoutDistributeHorizontal],
] as const;

function reasonIn(act: MapAct, desk: MapDesk, t: ActWords): string | null {
  const reason = reasonAgainst(act, desk);
  return reason && t(`map:reasons.${reason}`);
}

export function ArrangeRow() {
  const { t } = useTranslation('mapActs');
  const desk = useDesk();
  const { acts } = useActs();
  return (
    <fieldset className={styles.row} aria-label={t('folders.aligning')}>
      {WAYS.map(([id, Icon]) => {
        const act = acts.get(id);
        return (
          <IconButton
            key={id}
            label={nameOf(act, desk, t)}
            icon={<Icon size={20} aria-hidden />}
            disabledReason={reasonIn(act, desk, t)}
            onClick={() => carryOut(act, desk)}
          />
        );
      })}
    </fieldset>
  );
}
