/** MICMAC as a picture: each node by how many it acts on and how many act on it. Nodes at one place are one spot with their count. */
import { useState } from 'react';
import type { Quadrant } from '../../../../shared/maps/influence.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Analysis.module.css';
import type { Answers, NodeRole } from './analysisJob.ts';
import { apart } from './apart.ts';
import { type SpotName, shortOf, spotNames, widthOf } from './spotNames.ts';
import { useNames } from './useNames.ts';

const SIDE = 288;
const MARGIN = 18;
/** Above and below are the names of the quadrants, which no spot may cover. */
const NAMED = 34;
const ROOM = { x: 4, y: 22, w: SIDE - 8, h: SIDE - 44 };
const CORNERS: Readonly<Record<Quadrant, readonly [number, number, 'start' | 'end']>> = {
  driver: [8, 16, 'start'],
  linkage: [SIDE - 8, 16, 'end'],
  autonomous: [8, SIDE - 8, 'start'],
  dependent: [SIDE - 8, SIDE - 8, 'end'],
};
export const QUADRANTS = Object.keys(CORNERS) as Quadrant[];

const RADIUS = 6;
/** Of many: room for their count, and never so large that it reaches the next place by far. */
const CROWDED = 9;

function spotsOf(nodes: readonly NodeRole[]): readonly (readonly NodeRole[])[] {
  const byPlace = new Map<string, NodeRole[]>();
  for (const node of nodes) {
    const place = `${node.dependence} ${node.influence}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), node]);
  }
  // Those of many keep their places, single ones move aside.
  return [...byPlace.values()].toSorted((a, b) => b.length - a.length);
}

interface SpotProps {
  readonly held: readonly NodeRole[];
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly name: SpotName | undefined;
  readonly onPoint: (on: boolean) => void;
}

/** Where a name is written from, for its side. */
const FROM = { start: 0, middle: 0.5, end: 1 } as const;

function Name({ name }: { readonly name: SpotName }) {
  const { x, y, w, h, anchor, text } = name;
  return (
    <text x={x + FROM[anchor] * w} y={y + h / 2} textAnchor={anchor} className={styles.name}>
      {text}
    </text>
  );
}

/** The whole name of what is pointed at, over everything. */
function Pointed({ x, y, r, text }: { x: number; y: number; r: number; text: string }) {
  const short = shortOf(text, 46);
  const w = widthOf(short) + 12;
  const left = Math.max(2, Math.min(SIDE - w - 2, x - w / 2));
  const top = y < SIDE / 2 ? y + r + 4 : y - r - 24;
  return (
    <g className={styles.pointed}>
      <rect x={left} y={top} width={w} height={20} rx={5} />
      <text x={left + w / 2} y={top + 10} textAnchor="middle">
        {short}
      </text>
    </g>
  );
}

function Spot({ held, x, y, r, name, onPoint }: SpotProps) {
  const { t } = useTranslation('analysis');
  const { model, surface, spotlight } = useDesk();
  const nameOf = useNames();
  const [first] = held;
  if (first === undefined) return null;
  const kinds = new Set(held.map(({ id }) => model.node(id)?.kind ?? 'unknown'));
  const kind = kinds.size === 1 ? [...kinds][0] : 'unknown';
  const lit = new Set(held.map(({ id }) => id));
  const title = () => t('influence.spot', { acts: first.influence, by: first.dependence });
  const press = () =>
    held.length === 1 ? surface.goTo(first.id) : spotlight.show({ title, lit: () => lit, figure: true });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table and the roles below are the same for the keyboard
    <g
      onClick={press}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      style={{ '--kind': `var(--map-${kind})` } as React.CSSProperties}
    >
      <title>{held.map(({ id }) => nameOf(id)).join('\n')}</title>
      {name && <Name name={name} />}
      <circle cx={x} cy={y} r={r} />
      {held.length === 1 ? null : (
        <text x={x} y={y} className={styles.count}>
          {held.length}
        </text>
      )}
    </g>
  );
}

export function MicmacPicture({ nodes, middle }: Answers['roles']) {
  const { t } = useTranslation('analysis');
  const nameOf = useNames();
  const [pointed, setPointed] = useState<string | null>(null);
  // Each way as far as it goes: a map with a long tail would else be a strip at the edge.
  const scaleOf = (read: (node: NodeRole) => number, margin: number) => {
    const most = Math.max(1, ...nodes.map(read));
    return (value: number) => margin + (value / most) * (SIDE - 2 * margin);
  };
  const across = scaleOf(({ dependence }) => dependence, MARGIN);
  const up = scaleOf(({ influence }) => influence, NAMED);
  const [x, y] = [across(middle.dependence), SIDE - up(middle.influence)];
  const spots = spotsOf(nodes).map((held) => {
    const [{ dependence, influence }] = held as [NodeRole];
    return { held, x: across(dependence), y: SIDE - up(influence), r: held.length === 1 ? RADIUS : CROWDED };
  });
  const placed = apart(spots, { room: ROOM, middle: { x, y } });
  const wordsOf = ({ held }: { readonly held: readonly NodeRole[] }) =>
    held.map(({ id }) => nameOf(id)).join(', ');
  // What has most to do with others is named first.
  const telling = placed.toSorted(
    ({ held: [a] }, { held: [b] }) =>
      (b?.influence ?? 0) + (b?.dependence ?? 0) - (a?.influence ?? 0) - (a?.dependence ?? 0),
  );
  const named = spotNames(telling, wordsOf, { room: ROOM, taken: [] });
  const over = placed.find(({ held }) => held[0]?.id === pointed);
  return (
    <svg className={styles.plot} viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={t('influence.plot')}>
      <line x1={x} x2={x} y1={0} y2={SIDE} />
      <line x1={0} x2={SIDE} y1={y} y2={y} />
      {QUADRANTS.map((quadrant) => {
        const [left, top, anchor] = CORNERS[quadrant];
        return (
          <text key={quadrant} x={left} y={top} textAnchor={anchor}>
            {t(`influence.quadrants.${quadrant}`)}
          </text>
        );
      })}
      {placed.map((spot) => (
        <Spot
          key={spot.held[0]?.id}
          {...spot}
          name={named.get(spot)}
          onPoint={(on) => setPointed(on ? (spot.held[0]?.id ?? null) : null)}
        />
      ))}
      {over ? <Pointed {...over} text={wordsOf(over)} /> : null}
    </svg>
  );
}
