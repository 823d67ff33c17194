/** The board's frames one after the other, filling the window: what others change shows at once, and nothing can be changed. */
import { Suspense, useCallback, useMemo, useState } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import type { LiveDocument } from '../../../live/types.ts';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { LOOKING } from '../actions/looking.ts';
import type { AuthorName } from '../canvas/CanvasContext.ts';
import CanvasView from '../canvas/CanvasView.tsx';
import type { BoardCore } from '../useBoardCore.ts';
import { placeOf } from './frames.ts';
import { useLeadsOut } from './leadsOut.ts';
import '../../../i18n/words/present.ts';
import styles from './Presentation.module.css';
import { PresentationBar } from './PresentationBar.tsx';
import { useBoardBack, useReading, useTheWindow } from './useReading.ts';
import { useSlides } from './useSlides.ts';
import { useCameraBack, useLead, useSpotlight } from './useSpotlight.ts';
import { useSteps } from './useSteps.ts';
import { useSwipe } from './useSwipe.ts';

const PresentationMenu = lazyPart(() => import('./PresentationMenu.tsx'));

export interface PresentationProps {
  readonly core: BoardCore;
  readonly live: LiveDocument;
  readonly title: string;
  /** Where to begin; null: at the first frame. */
  readonly from: ItemId | null;
  readonly authorNameOf: (memberId: string | null) => AuthorName | null;
  readonly onClose: () => void;
}

type ShownProps = Pick<PresentationProps, 'core' | 'live' | 'title' | 'authorNameOf'> &
  Required<Pick<BoardCore, 'leavesOut'>>;

/** By no hand either. */
function Shown({ core, leavesOut, ...rest }: ShownProps) {
  const shown = useMemo(
    () => ({ ...core, leavesOut, context: { ...core.context, mayEdit: () => false } }),
    [core, leavesOut],
  );
  return <CanvasView {...rest} core={shown} canEdit={false} itemId={null} actions={LOOKING} />;
}

export default function Presentation(props: PresentationProps) {
  const { core, live, title, from, authorNameOf, onClose } = props;
  const { t } = useTranslation('present');
  const slides = useSlides(core.model);
  const [place, setPlace] = useState({ id: from, at: 0 });
  const [menu, setMenu] = useState(false);
  const at = placeOf(slides, place.id, place.at);
  const slide = slides[at];
  const { mask, root } = useSpotlight(core.viewport, slide, place);
  useLead(slide);
  const leavesOut = useLeadsOut(core.model, slide);
  useCameraBack(core.viewport);
  const go = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(slides.length - 1, to));
      setPlace({ id: slides[next]?.id ?? null, at: next });
    },
    [slides],
  );
  const onMenu = useCallback(() => setMenu(true), []);
  useSteps({ count: slides.length, at, onStep: go, onClose, onMenu });
  useSwipe({ root, mask, at, onStep: go });
  useBoardBack(core);
  useReading(core, slide, root);
  useTheWindow(core, root);
  const walk = { slides, at, onClose, root, onStep: go };
  return (
    <section ref={root} tabIndex={-1} className={styles.presentation} aria-label={t('title')}>
      <Shown {...{ core, live, title, authorNameOf, leavesOut }} />
      {slide ? <div ref={mask} className={styles.mask} /> : null}
      <PresentationBar {...walk} />
      <Suspense fallback={null}>
        {menu ? <PresentationMenu {...walk} onLeave={() => setMenu(false)} /> : null}
      </Suspense>
    </section>
  );
}
