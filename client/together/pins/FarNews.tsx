/** What is new, ringed on the screen where the words that hang from it are too small, or it is painted. */
import { useEffect, useRef } from 'react';
import { inflate } from '../../canvas/geometry.ts';
import { useStage } from '../../canvas/stageContext.ts';
import { useReadable } from '../../live/useLive.ts';
import type { Together } from '../Together.ts';
import styles from './Pins.module.css';

/** "New" is 36 pixels of the board high. */
const TOO_FAR = 1 / 3;
/** Between what is new and its ring, in pixels of the screen. */
const GAP = 1;

/** One line around all: nothing renders while the view moves. */
export function FarNews({ since }: Pick<Together, 'since'>) {
  const stage = useStage();
  const rings = useRef<SVGPathElement>(null);
  const news = useReadable(since.highlights);
  useEffect(
    () =>
      stage.onFrame(() => {
        const { zoom } = stage.viewport.camera();
        const near = zoom >= TOO_FAR;
        const boxes = near ? [] : [...news.keys()].map((id) => stage.elements.box(id));
        const d = boxes.map((board) => {
          if (board === null) return '';
          const { x, y, w, h } = inflate(stage.viewport.boxToScreen(board), GAP);
          return `M${x} ${y}h${w}v${h}h${-w}z`;
        });
        rings.current?.setAttribute('d', d.join(''));
      }),
    [stage, news],
  );
  return news.size === 0 ? null : (
    <svg className={styles.news} aria-hidden="true">
      <path ref={rings} data-news="" />
    </svg>
  );
}
