/** One item of the map inside the box that the surface gives it. */
import { IconPinned } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { SIGNS } from '../../../../shared/maps/vocabulary.ts';
import { routeData, routeMiddle } from '../../../canvas/routes.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { ItemMarks } from '../../../together/ItemMarks.tsx';
import { useDimmed } from '../analysis/useDimmed.ts';
import { useScale } from '../analysis/useScale.ts';
import { GroupView } from '../groups/GroupView.tsx';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk, useLook, useStateOf } from '../MapDesk.ts';
import { NODE } from '../model/mapModel.ts';
import { nodeShape } from '../model/nodeShape.ts';
import { isFilling, onFilling } from './filling.ts';
import { CHOSEN, capOf, lineLook } from './linkLook.ts';
import type { MapSurface } from './MapSurface.ts';
import { NodeEditor } from './NodeEditor.tsx';
import styles from './Nodes.module.css';

export function SeverityBadges({ node }: { readonly node: MapNode }) {
  const { cities } = useDesk();
  const badges = cities().filter(({ id }) => node.severity[id] !== undefined);
  if (badges.length === 0) return null;
  return (
    <span className={styles.badges}>
      {badges.map((city) => (
        <b key={city.id} data-severity={node.severity[city.id]}>
          {city.badge} {node.severity[city.id]}
        </b>
      ))}
    </span>
  );
}

/** Thin ring and initials of whoever writes here. */
function Writers({ id }: { readonly id: ItemId }) {
  const { peers } = useDesk();
  const subscribe = useCallback((on: () => void) => peers.subscribeToWriters(id, on), [peers, id]);
  const [first] = useSyncExternalStore(subscribe, () => peers.writersOf(id));
  return first ? (
    <span className={styles.ring} style={{ borderColor: first.colour }}>
      <i style={{ background: first.colour }}>{first.initials}</i>
    </span>
  ) : null;
}

function NodeView({ node }: { readonly node: MapNode }) {
  const { t } = useTranslation('map');
  const { model, colouring } = useDesk();
  const { editing, selected } = useStateOf(node.id);
  const dim = useDimmed(node.id);
  const Icon = KIND_ICONS[node.kind];
  const height = model.heightOf(node.text);
  const scale = useScale(node.id);
  const ink = useReadable(colouring)?.inkOf(node);
  const fills = ink !== undefined && isFilling(ink);
  const kind = node.kind === 'unknown' ? node.kindName : t(`kinds.${node.kind}`);
  const category = node.category ? ` · ${t(`categoriesShort.${node.category}`)}` : '';
  return (
    <div
      className={styles.node}
      data-kind={node.kind}
      data-selected={selected || undefined}
      data-dim={dim}
      data-fill={fills || undefined}
      style={{
        ...(ink && (selected || !dim) && { '--kind': `var(--${fills ? onFilling(ink) : ink})` }),
        ...(fills && { '--fill': `var(--${ink})` }),
        ...(scale !== 1 && { width: NODE.width, height, scale, transformOrigin: '0 0' }),
      }}
    >
      <svg className={styles.shape} width={NODE.width} height={height} aria-hidden="true">
        <path d={nodeShape(node.kind, NODE.width, height)} />
      </svg>
      <span className={styles.icon}>
        <Icon size={20} aria-hidden />
      </span>
      <span className={styles.kind}>
        {kind}
        {category}
      </span>
      {editing ? (
        <NodeEditor id={node.id} />
      ) : (
        <span className={styles.words}>{model.lines(node.text).join('\n')}</span>
      )}
      {node.pinned ? <IconPinned className={styles.pin} size={16} aria-hidden /> : null}
      <SeverityBadges node={node} />
      <span className={styles.said}>
        <ItemMarks id={node.id} />
      </span>
      <Writers id={node.id} />
    </div>
  );
}

/** In percent, to two places. */
const share = (part: number, whole: number) => Math.round((10_000 * part) / whole) / 100;

/** A line with its verb. It follows what it joins without React: hands move things sixty times a second. */
function LinkView({ link, surface }: { readonly link: MapLink; readonly surface: MapSurface }) {
  const { t } = useTranslation('map');
  const { selected } = useStateOf(link.id);
  const dim = useDimmed(link.id);
  const line = useRef<SVGPathElement>(null);
  const pill = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let at = { x: Number.NaN, y: Number.NaN };
    const draw = () => {
      const [route, box] = [surface.route(link.id), surface.box(link.id)];
      if (!route || !box) return;
      line.current?.setAttribute('d', routeData(route, box));
      const middle = routeMiddle(route);
      const [x, y] = [share(middle.x - box.x, box.w), share(middle.y - box.y, box.h)];
      // In the middle of most links: nothing to write, however they stretch.
      if (!pill.current || (at.x === x && at.y === y)) return;
      at = { x, y };
      Object.assign(pill.current.style, { left: `${x}%`, top: `${y}%` });
    };
    draw();
    return surface.onRoute(link.id, draw);
  }, [surface, link]);
  const relation = link.relation ?? 'unclear';
  const sign = SIGNS[relation];
  const { ink, width, dash } = { ...lineLook(link), ...(selected ? CHOSEN : null) };
  return (
    <div
      className={styles.link}
      data-selected={selected || undefined}
      data-relation={relation}
      data-state={link.state}
      data-dim={dim}
    >
      <svg className={styles.lines} aria-hidden="true">
        <path
          ref={line}
          stroke={`var(--${dim && !selected ? 'hairline' : ink})`}
          strokeWidth={width}
          strokeDasharray={dash.join(' ')}
          strokeLinecap={capOf(dash)}
        />
      </svg>
      <span ref={pill} className={styles.pillAt}>
        <span className={styles.pill}>
          {sign ? <i data-sign={sign}>{sign === '-' ? '−' : sign}</i> : null}
          {t(`relations.${relation}`)}
          {link.delay ? <em title={t('delay')}>‖</em> : null}
          {link.state === 'proposed' ? null : (
            <strong data-state={link.state} title={t(`states.${link.state}`)}>
              {link.state === 'agreed' ? '✓' : '!'}
            </strong>
          )}
        </span>
        <span className={styles.said}>
          <ItemMarks id={link.id} />
        </span>
      </span>
    </div>
  );
}

export function ItemView({ id, surface }: { readonly id: ItemId; readonly surface: MapSurface }) {
  const item = useLook(id);
  if (item === null) return null;
  if (item.kind === 'group') return <GroupView group={item} />;
  return item.kind === 'link' ? <LinkView link={item} surface={surface} /> : <NodeView node={item} />;
}
