/** What shapes, colours, lines and marks mean: of what is on this map, as the legend of its picture has it. */
import { IconPinned, IconX } from '@tabler/icons-react';
import {
  type CSSProperties,
  Fragment,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { actsBothWays, NODE_KINDS, RELATIONS, SIGNS } from '../../../../shared/maps/vocabulary.ts';
import { overlap } from '../../../canvas/geometry.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import '../../../i18n/words/mapLegend.ts';
import { useReadable } from '../../../live/useLive.ts';
import { usePanelOpen } from '../../../together/Together.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { WITH_SHEETS } from '../../../ui/screens.ts';
import { borderLook, DELAY, lineLook, type MarkLook, signLook, stateLook } from '../canvas/linkLook.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';
import { nodeShape } from '../model/nodeShape.ts';
import { useMapVersion } from '../useMapVersion.ts';
import styles from './Legend.module.css';
import { sayingsOf } from './sayings.ts';

const SHAPE = { w: 232, h: 110 };
const STEPS = [1, 2, 3, 4, 5];
const NOWHERE = { x: 0, y: 0, w: 0, h: 0 };

function Row({ symbol, children }: { readonly symbol: ReactNode; readonly children: ReactNode }) {
  return (
    <li>
      <span className={styles.symbol} aria-hidden>
        {symbol}
      </span>
      {children}
    </li>
  );
}

function Disc({ mark }: { readonly mark: MarkLook | null }) {
  return mark && <i style={{ background: `var(--${mark.ink})` }}>{mark.text}</i>;
}

function Line({ relation, strength }: Parameters<typeof lineLook>[0]) {
  const { ink, width, dash } = lineLook({ relation, strength });
  return (
    <svg aria-hidden="true" width="40" height="12">
      <path d="M2 6H38" stroke={`var(--${ink})`} strokeWidth={width} strokeDasharray={dash.join(' ')} />
    </svg>
  );
}

function Kinds({ plain }: { readonly plain: boolean }) {
  const { t } = useTranslation('map');
  const { model } = useDesk();
  const used = new Set(model.nodes().map(({ kindName }) => kindName));
  return NODE_KINDS.filter((kind) => used.has(kind)).map((kind) => {
    const Icon = KIND_ICONS[kind];
    const ink = plain ? 'var(--muted)' : `var(--map-${kind})`;
    return (
      <Row
        key={kind}
        symbol={
          <span className={styles.kind} style={{ color: ink }}>
            <svg aria-hidden="true" viewBox={`-4 -4 ${SHAPE.w + 8} ${SHAPE.h + 8}`} width="44" height="22">
              <path d={nodeShape(kind, SHAPE.w, SHAPE.h)} />
            </svg>
            <Icon size={13} />
          </span>
        }
      >
        {t(`kinds.${kind}`)}
      </Row>
    );
  });
}

/** What colours and sizes say, where they say something of their own. */
function Said() {
  const { t } = useTranslation(['mapLegend', 'map']);
  return sayingsOf(useDesk(), t).map(({ title, rows }) => (
    <Fragment key={title}>
      <h3>{title}</h3>
      <ul>
        {rows.map(({ text, ink, hollow }) => (
          <Row
            key={text}
            symbol={
              ink === null ? (
                [10, 14, 20].map((width) => (
                  <b key={width} style={{ width, height: 0.6 * width, background: 'var(--muted)' }} />
                ))
              ) : hollow ? (
                <b style={{ boxShadow: `inset 0 0 0 1.5px var(--${ink})` }} />
              ) : (
                <b style={{ background: `var(--${ink})` }} />
              )
            }
          >
            {text}
          </Row>
        ))}
      </ul>
    </Fragment>
  ));
}

/** Verbs that look alike share a row: those with a sign by its mark, the others by their line. */
function Verbs() {
  const { t } = useTranslation(['mapLegend', 'map']);
  const { model } = useDesk();
  const used = new Set(model.links().map(({ relation }) => relation ?? 'unclear'));
  const rows = new Map<string, (typeof RELATIONS)[number][]>();
  for (const relation of RELATIONS.filter((one) => used.has(one))) {
    const mark = signLook({ relation });
    const key = mark && !actsBothWays(relation) ? mark.text + mark.ink : relation;
    rows.set(key, [...(rows.get(key) ?? []), relation]);
  }
  const said = { '+': t('more'), '-': t('less'), '?': t('unclear') };
  return [...rows.values()].map((relations) => {
    const [relation] = relations;
    if (!relation) return null;
    const sign = SIGNS[relation];
    const names = relations.map((one) => t(`map:relations.${one}`)).join(', ');
    const verbs = actsBothWays(relation) ? `${names} ↔` : names;
    return (
      <Row
        key={relation}
        symbol={
          <>
            <Line relation={relation} strength="medium" />
            <Disc mark={signLook({ relation })} />
          </>
        }
      >
        {sign ? `${verbs}: ${said[sign]}` : verbs}
      </Row>
    );
  });
}

/** Of the states, delays and strengths that occur. */
function Marks() {
  const { t } = useTranslation('map');
  const { model } = useDesk();
  const links = model.links();
  const strengths = (['weak', 'medium', 'strong'] as const).filter((one) =>
    links.some(({ strength }) => strength === one),
  );
  return (
    <>
      {(['proposed', 'agreed', 'disputed'] as const).map((state) => {
        if (!links.some((link) => link.state === state)) return null;
        const { ink, dash } = borderLook({ state });
        const border = `1.2px ${dash.length > 0 ? 'dashed' : 'solid'} var(--${ink === 'hairline' ? 'control-border' : ink})`;
        return (
          <Row
            key={state}
            symbol={
              <span className={styles.pill} style={{ border }}>
                <Disc mark={stateLook({ state })} />
              </span>
            }
          >
            {t(`states.${state}`)}
          </Row>
        );
      })}
      {links.some(({ delay }) => delay) ? <Row symbol={<strong>{DELAY}</strong>}>{t('delay')}</Row> : null}
      {strengths.length < 2
        ? null
        : strengths.map((strength) => (
            <Row key={strength} symbol={<Line relation="causes" strength={strength} />}>
              {t('strength')}: {t(`strengths.${strength}`)}
            </Row>
          ))}
    </>
  );
}

function Nodes() {
  const { t } = useTranslation(['mapLegend', 'map']);
  const { model, cities } = useDesk();
  const nodes = model.nodes();
  const rating = cities().filter(({ id }) => nodes.some(({ severity }) => severity[id] !== undefined));
  return (
    <>
      {rating.length > 0 ? (
        <Row
          symbol={STEPS.map((step) => (
            <em key={step} data-severity={step}>
              {step}
            </em>
          ))}
        >
          {t('severity')}
        </Row>
      ) : null}
      {rating.map(({ id, badge, name }) => (
        <Row key={id} symbol={<em>{badge}</em>}>
          {name}
        </Row>
      ))}
      {model.groups().length > 0 ? (
        <Row symbol={<span className={styles.group} />}>{t('map:group')}</Row>
      ) : null}
      {nodes.some(({ pinned }) => pinned) ? (
        <Row symbol={<IconPinned size={16} />}>{t('map:pinned')}</Row>
      ) : null}
    </>
  );
}

/** Where it covers less of the nodes: at the bottom, or at the top. It stays there while one looks at it. */
function useCorner(says: unknown) {
  const { model, viewport } = useDesk();
  const at = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it says makes it smaller or larger
  useLayoutEffect(() => {
    const legend = at.current;
    if (!legend) return;
    const covered = (top: boolean) => {
      legend.toggleAttribute('data-top', top);
      const { offsetLeft: x, offsetTop: y, offsetWidth: w, offsetHeight: h } = legend;
      const under = viewport.boxToBoard({ x, y, w, h });
      const parts = model.nodes().map(({ id }) => overlap(model.box(id) ?? NOWHERE, under) ?? NOWHERE);
      return parts.reduce((sum, part) => sum + part.w * part.h, 0);
    };
    const atTop = covered(true);
    legend.toggleAttribute('data-top', atTop < covered(false));
  }, [model, viewport, says]);
  return at;
}

/** As a sheet it lies over the one that was open, and gives way to the next. */
function useGivingWay(): void {
  const { legend, selection, spotlight, guide } = useDesk();
  const chosen = useSyncExternalStore(selection.subscribe, () => selection.ids);
  const guided = useReadable(guide.open);
  const analysis = useReadable(spotlight.panel);
  const besides = usePanelOpen();
  const open = [...chosen, guided, analysis, besides].join();
  const was = useRef(open);
  useEffect(() => {
    if (was.current === open) return;
    was.current = open;
    if (window.matchMedia(WITH_SHEETS).matches) legend.set(false);
  }, [open, legend]);
}

export default function Legend() {
  const { t } = useTranslation('mapLegend');
  const { legend, colouring, sizing, surface, spotlight } = useDesk();
  const filter = useReadable(spotlight.filterHeight);
  const coloured = useReadable(colouring);
  const sized = useReadable(sizing);
  useMapVersion();
  useGivingWay();
  const says = `${coloured?.by} ${sized?.by}`;
  const asked = coloured !== null || sized !== null;
  const at = useCorner(says);
  const close = () => {
    legend.set(false);
    surface.focus();
  };
  return (
    <aside
      ref={at}
      className={styles.legend}
      // Clear of the filter's bar, however many lines that has.
      style={{ '--filter-space': `${filter > 0 ? filter + 8 : 0}px` } as CSSProperties}
      aria-label={t('title')}
      data-region="panel"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header>
        <h2>{t('title')}</h2>
        <IconButton size="sm" label={t('close')} icon={<IconX size={16} />} onClick={close} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <div className={styles.rows} tabIndex={0}>
        <Said />
        <details key={says} open={!asked}>
          <summary hidden={!asked}>{t('rest')}</summary>
          <ul>
            <Kinds plain={coloured !== null} />
          </ul>
          <ul>
            <Verbs />
          </ul>
          <ul>
            <Marks />
          </ul>
          <ul>
            <Nodes />
          </ul>
        </details>
      </div>
    </aside>
  );
}
