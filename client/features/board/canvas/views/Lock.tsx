import { IconLock } from '@tabler/icons-react';
import type { BoardItem } from '../../../../../shared/documents/boardKinds.ts';
import { useBoardValue, useCanvas, useStateOf } from '../CanvasContext.ts';

interface LockProps {
  readonly item: BoardItem;
  readonly className: string | undefined;
  readonly size: number;
}

/** One for the whole: what is in something locked shows its own when it is chosen. */
function OwnLock({ item, ...looks }: LockProps) {
  const { model } = useCanvas();
  const { selected } = useStateOf(item.id);
  const within = useBoardValue(() => model.item(model.parentOf(item.id))?.locked === true);
  return selected || !within ? <IconLock {...looks} aria-hidden /> : null;
}

export const Lock = (props: LockProps) => (props.item.locked ? <OwnLock {...props} /> : null);
