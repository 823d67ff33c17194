/** In line and at equal gaps, for two things or more that can be put elsewhere. */
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconLayoutGrid,
  IconSortDescending,
} from '@tabler/icons-react';
import '../../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { reasonAgainst } from '../../actions/ActionSet.ts';
import { nameOf } from '../../actions/actionMenu.tsx';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';
import { PopoverAct } from './PopoverAct.tsx';

/** Across above down. */
const WAYS = [
  ['align.left', IconLayoutAlignLeft],
  ['align.top', IconLayoutAlignTop],
  ['align.centre', IconLayoutAlignCenter],
  ['align.middle', IconLayoutAlignMiddle],
  ['align.right', IconLayoutAlignRight],
  ['align.bottom', IconLayoutAlignBottom],
  ['distribute.across', IconLayoutDistributeVertical],
  ['distribute.down', IconLayoutDistributeHorizontal],
  ['distribute.grid', IconLayoutGrid],
  ['distribute.dots', IconSortDescending],
] as const;

export function AlignAct() {
  const { t } = useTranslation('actions');
  const canvas = useCanvas();
  const can = ([id]: (typeof WAYS)[number]) => reasonAgainst(canvas.actions.get(id), canvas) === null;
  const count = useBoardValue(() => WAYS.filter(can).length);
  if (count === 0) return null;
  return (
    <PopoverAct icon={<IconLayoutAlignLeft size={18} aria-hidden />} label={t('groups.align')}>
      {(close) => (
        <div className={styles.ways}>
          {WAYS.filter(can).map(([id, Icon]) => {
            const action = canvas.actions.get(id);
            return (
              <IconButton
                key={id}
                size="lg"
                tooltipSide="top"
                label={nameOf(action, canvas, t)}
                icon={<Icon size={20} aria-hidden />}
                onClick={() => {
                  action.run(canvas);
                  close();
                }}
              />
            );
          })}
        </div>
      )}
    </PopoverAct>
  );
}
