/** Through the saved views in their order, as one shows them to a room. The map stays what it is: it can be worked on. */
import { IconChevronLeft, IconChevronRight, IconUsersGroup, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import '../../../i18n/words/mapViews.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { keepKeyboard } from '../../../ui/keepKeyboard.ts';
import { useActs } from '../acts/ActsContext.ts';
import { carryOut, reasonAgainst } from '../acts/MapAct.ts';
import { useDesk } from '../MapDesk.ts';
import { openedIn, openView, titleOf } from './openView.ts';
import { useViews } from './useViews.ts';
import styles from './Views.module.css';

const STEPS: Readonly<Record<string, number>> = {
  ...{ ArrowRight: 1, ArrowDown: 1, PageDown: 1, End: Number.POSITIVE_INFINITY },
  ...{ ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: Number.NEGATIVE_INFINITY },
};

/** Keys of the walk come before those of the map, except where somebody writes or something lies in front. */
function useWalkingKeys(step: (by: number) => void, onClose: () => void): void {
  const now = useRef({ step, onClose });
  useEffect(() => {
    now.current = { step, onClose };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (altKey || ctrlKey || metaKey || shiftKey || event.isComposing) return;
      const isElsewhere = target instanceof Element && target.matches(':read-write, select');
      if (isElsewhere || document.querySelector('[data-dialog], [data-floating], [role="menu"]')) return;
      const by = STEPS[key];
      if (by === undefined && key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (by === undefined) now.current.onClose();
      else now.current.step(by);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

/** Brings everybody to the place one is at: what they have asked and lit is theirs. */
function Gather() {
  const { t } = useTranslation('mapViews');
  const desk = useDesk();
  const act = useActs().acts.all.find(({ id }) => id === 'gather');
  if (!act || reasonAgainst(act, desk) !== null) return null;
  return (
    <IconButton label={t('gather')} icon={<IconUsersGroup size={20} />} onClick={() => carryOut(act, desk)} />
  );
}

export function WalkViews({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('mapViews');
  const desk = useDesk();
  const views = useViews();
  // Where it stood is remembered: one that goes gives its turn to the one after it.
  const [{ id, turn }, stand] = useState<{ id: ItemId | null; turn: number }>(() => {
    const id = openedIn(desk).get();
    return {
      id,
      turn: Math.max(
        0,
        views.findIndex((one) => one.id === id),
      ),
    };
  });
  const found = views.findIndex((one) => one.id === id);
  const at = found < 0 ? Math.min(turn, views.length - 1) : found;
  const view = views[at];
  const go = (to: number) => {
    const next = views[Math.min(views.length - 1, Math.max(0, to))];
    if (!next || next.id === id) return;
    stand({ id: next.id, turn: views.indexOf(next) });
    openView(desk, next);
  };
  useWalkingKeys((by) => go(at + by), onClose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it begins
  useEffect(() => {
    if (view) openView(desk, view);
    else onClose();
    if (view) stand({ id: view.id, turn: at });
  }, []);
  if (!view) return null;
  const place = t('place', { place: at + 1, count: views.length });
  return (
    <section
      className={styles.bar}
      aria-label={t('walking')}
      data-region="panel"
      data-walk
      onMouseDown={keepKeyboard}
    >
      <IconButton
        label={t('previous')}
        shortcut="←"
        icon={<IconChevronLeft size={20} />}
        disabledReason={at === 0 ? place : null}
        onClick={() => go(at - 1)}
      />
      <p className={styles.where}>
        <strong>{titleOf(view)}</strong>
        <span>{place}</span>
      </p>
      <IconButton
        label={t('next')}
        shortcut="→"
        icon={<IconChevronRight size={20} />}
        disabledReason={at === views.length - 1 ? place : null}
        onClick={() => go(at + 1)}
      />
      <Gather />
      <IconButton label={t('end')} shortcut="Esc" icon={<IconX size={20} />} onClick={onClose} />
    </section>
  );
}
