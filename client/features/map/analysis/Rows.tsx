import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Analysis.module.css';
import type { Lit } from './Spotlight.ts';

interface RowProps {
  readonly onPress: () => void;
  readonly pressed?: boolean;
  /** What is lit while it is pointed at. */
  readonly glance?: Lit;
  /** Below it. */
  readonly after?: ReactNode;
  readonly children: ReactNode;
}

export function Row({ onPress, pressed, glance, after, children }: RowProps) {
  const { spotlight } = useDesk();
  const pointedAt = useRef(false);
  const point = (on: boolean) => {
    pointedAt.current = on && glance !== undefined;
    if (glance) spotlight.glance(on ? glance : null);
  };
  // What goes away under the pointer is never left.
  useEffect(() => () => void (pointedAt.current && spotlight.glance(null)), [spotlight]);
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-pressed={pressed}
        onClick={onPress}
        onPointerEnter={() => point(true)}
        onPointerLeave={() => point(false)}
      >
        {children}
      </button>
      {after}
    </li>
  );
}

export function KindIcon({ id }: { readonly id: ItemId }) {
  const { model } = useDesk();
  const node = model.node(id);
  if (!node) return null;
  const Icon = KIND_ICONS[node.kind];
  return (
    <span style={{ display: 'contents', color: `var(--map-${node.kind})` }}>
      <Icon size={18} aria-hidden />
    </span>
  );
}

const FIRST = 50;

/** The first of many; the rest when they are wanted. */
export function Some<Thing>(props: {
  readonly things: readonly Thing[];
  readonly first?: number;
  readonly children: (thing: Thing, index: number) => ReactNode;
}) {
  const { things, first = FIRST, children } = props;
  const { t } = useTranslation('analysis');
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={styles.list}>{(all ? things : things.slice(0, first)).map(children)}</ul>
      {!all && things.length > first ? (
        <Button size="sm" onClick={() => setAll(true)}>
          {t('more', { count: things.length })}
        </Button>
      ) : null}
    </>
  );
}
