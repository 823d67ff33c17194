/** Which notes would come together, on the canvas: a number and a colour for each group. */
import { useEffect, useRef } from 'react';
import type { Box } from '../../../canvas/geometry.ts';
import type { Desk } from '../actions/Action.ts';
import styles from './Grouping.module.css';
import type { ProposedGroup } from './Proposal.ts';

export interface MarkedGroup extends ProposedGroup {
  readonly number: number;
}

/** Beyond this only colours: so many numbers would slow the board down. */
const MOST_NUMBERS = 400;
const RADIUS = 22;

const around = ({ x, y, w, h }: Box) => `M${x} ${y}h${w}v${h}h${-w}z`;

export function inkOf(number: number): string {
  const inks = ['sky', 'peach', 'mint', 'lilac', 'rose', 'lime', 'sun'];
  return `var(--ink-${inks[(number - 1) % inks.length]})`;
}

interface ProposalMarksProps {
  readonly desk: Desk;
  readonly groups: readonly MarkedGroup[];
}

export function ProposalMarks({ desk: { viewport, model }, groups }: ProposalMarksProps) {
  const place = useRef<SVGGElement>(null);
  useEffect(() => {
    const follow = () => {
      const { x, y, zoom } = viewport.camera();
      place.current?.setAttribute('transform', `scale(${zoom}) translate(${-x} ${-y})`);
    };
    follow();
    return viewport.subscribe(follow);
  }, [viewport]);
  const marked = groups.map(({ key, number, ids }) => ({
    key,
    number,
    boxes: ids.map((id) => model.box(id)).filter((box): box is Box => box !== null),
  }));
  const numbered = marked.reduce((sum, { boxes }) => sum + boxes.length, 0) <= MOST_NUMBERS;
  return (
    <svg className={styles.marks} aria-hidden="true">
      <g ref={place}>
        {marked.map(({ key, number, boxes }) => (
          <g key={key} style={{ color: inkOf(number) }}>
            <path d={boxes.map(around).join('')} />
            {(numbered ? boxes : []).map(({ x, y, w }) => (
              <g key={`${x} ${y}`} transform={`translate(${x + w} ${y})`}>
                <circle r={RADIUS} />
                <text y={9}>{number}</text>
              </g>
            ))}
          </g>
        ))}
      </g>
    </svg>
  );
}
