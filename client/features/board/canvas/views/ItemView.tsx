/** One item of the board inside the box that the surface gives it. */
import { useContext, useSyncExternalStore } from 'react';
import type {
  BoardItem,
  Cluster,
  Frame,
  Note,
  Table,
  TableLine,
} from '../../../../../shared/documents/boardKinds.ts';
import { NOTE_SIZE } from '../../../../../shared/documents/boardKinds.ts';
import { tableLines } from '../../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../../shared/ids.ts';
import { authorPx } from '../../../../canvas/text/measure.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { ItemMarks } from '../../../../together/ItemMarks.tsx';
import { TogetherContext } from '../../../../together/Together.ts';
import { mostLetters, wordsTop } from '../../model/figures.ts';
import { NOTE_INSET } from '../../text/fitNote.ts';
import { Words } from '../../text/Words.tsx';
import {
  AuthorsContext,
  useBoardValue,
  useCanvas,
  useContent,
  useStateOf,
  useWriters,
} from '../CanvasContext.ts';
import { newTables } from '../laterTables.ts';
import paper from '../paper.module.css';
import { ImageFigure, ShapeView, StickerView, StrokeView, TextView, UnknownView } from './FigureViews.tsx';
import styles from './Items.module.css';
import { LinkView } from './LinkView.tsx';
import { Lock } from './Lock.tsx';
import { lookOf, TextEditor } from './TextEditor.tsx';

/** Thin ring and initials of whoever writes here. */
function Writers({ id }: { readonly id: ItemId }) {
  const writers = useWriters(id);
  const [first] = writers;
  if (first === undefined) return null;
  return (
    <span className={styles.ring} style={{ borderColor: first.colour }}>
      <span className={styles.initials}>
        {writers.slice(0, 3).map((writer) => (
          <i key={writer.name} style={{ background: writer.colour }}>
            {writer.initials}
          </i>
        ))}
      </span>
    </span>
  );
}

function Author({ note, width }: { readonly note: Note; readonly width: number }) {
  const author = useContext(AuthorsContext)(note.author);
  const { model } = useCanvas();
  const { selected, focused } = useStateOf(note.id);
  if (author === null) return null;
  return (
    <span
      className={styles.author}
      data-quiet={!(selected || focused || model.isSigned(note))}
      style={{ fontSize: authorPx(width) }}
    >
      <span className={styles.authorName}>{author.name}</span>
      {author.badge ? <b>{author.badge}</b> : null}
    </span>
  );
}

function NoteView({ note }: { readonly note: Note }) {
  const { fitter, model, displacements } = useCanvas();
  const { editing } = useStateOf(note.id);
  const { sizes } = displacements;
  const own = useSyncExternalStore(sizes.subscribe, () => sizes.get().get(note.id)?.w ?? note.w);
  const grid = model.isInGrid(note.id);
  const width = grid ? NOTE_SIZE : own;
  const high = grid ? model.box(note.id)?.h : width;
  const fit = fitter.of(note.bold).fit(note.text, width, high, mostLetters(note));
  const top = wordsTop(note, fit.height, fit.lines.length * fit.lineHeight);
  const height = fit.height - top - NOTE_INSET.author;
  const look = { ...lookOf(note, fit.fontSize, fit.lineHeight), ...(note.valign && { top, height }) };
  return (
    <div className={`${styles.note} ${paper.paper}`} data-colour={note.colour}>
      {editing ? (
        <TextEditor id={note.id} className={styles.noteEditor} style={look} />
      ) : (
        <span className={styles.words} style={look} dir="auto">
          <Words text={note.text} shown={fit.lines.join('\n')} strong={note.strong} />
        </span>
      )}
      <Author note={note} width={width} />
      <Lock item={note} className={styles.lock} size={20} />
      <Writers id={note.id} />
    </div>
  );
}

/** The name of a cluster or frame: a line that becomes a field while it is written. */
function Title({ item, className }: { readonly item: BoardItem; readonly className: string | undefined }) {
  const { t } = useTranslation('board');
  const { editing } = useStateOf(item.id);
  if (editing) return <TextEditor id={item.id} className={`${className} ${styles.titleEditor}`} oneLine />;
  return (
    <span className={className} dir="auto" data-empty={item.text === '' || undefined}>
      {item.text === '' ? t(`untitled.${item.kind}`) : item.text}
    </span>
  );
}

function ClusterView({ cluster }: { readonly cluster: Cluster }) {
  const { model } = useCanvas();
  const count = useBoardValue(() => model.countsOf(cluster.id).notes);
  return (
    <div className={styles.cluster}>
      <div className={styles.clusterBar} data-within={cluster.parent ?? undefined}>
        <Title item={cluster} className={styles.clusterTitle} />
        <span className={styles.count}>· {count}</span>
        <Lock item={cluster} className={styles.barLock} size={20} />
      </div>
      <Writers id={cluster.id} />
    </div>
  );
}

function TableView({ table }: { readonly table: Table }) {
  const { model, displacements } = useCanvas();
  const count = useBoardValue(() => model.countsOf(table.id).notes);
  const { sizes } = displacements;
  const read = () => {
    const layout = model.tableOf(table.id);
    if (!layout) return '';
    const held = sizes.get();
    return tableLines((held.has(table.id) && newTables.now()?.inHand(layout, table.id, held)) || layout);
  };
  useSyncExternalStore(sizes.subscribe, read);
  const lines = useBoardValue(read);
  return (
    <div className={styles.table}>
      <svg className={styles.tableLines} aria-hidden="true">
        <path d={lines} />
      </svg>
      <div className={styles.clusterBar} data-within={table.parent ?? undefined}>
        <Title item={table} className={styles.clusterTitle} />
        <span className={styles.count}>· {count}</span>
        <Lock item={table} className={styles.barLock} size={20} />
      </div>
      <Writers id={table.id} />
    </div>
  );
}

/** The heading of a row or column. */
function LineHead({ line }: { readonly line: TableLine }) {
  const { model } = useCanvas();
  const last = useBoardValue(
    () => line.parent !== null && model.tableOf(line.parent)?.rows.at(-1)?.id === line.id,
  );
  return (
    <div
      className={`${styles.head} ${paper.paper}`}
      data-colour={line.colour}
      data-line={line.kind}
      data-last={last}
    >
      <Title item={line} className={styles.headTitle} />
      <Lock item={line} className={styles.barLock} size={18} />
      <Writers id={line.id} />
    </div>
  );
}

/** Of the city that the frame is called after. */
function CityBadge({ frame }: { readonly frame: Frame }) {
  const cities = useContext(TogetherContext)?.cities;
  const title = frame.text.trim();
  const same = (name: string) => name.localeCompare(title, undefined, { sensitivity: 'base' }) === 0;
  const city = cities?.find(({ name }) => same(name));
  return city ? <b className={styles.city}>{city.badge}</b> : null;
}

function FrameView({ frame }: { readonly frame: Frame }) {
  const { t } = useTranslation('board');
  const { model } = useCanvas();
  const notes = useBoardValue(() => model.countsOf(frame.id).notes);
  const clusters = useBoardValue(() => model.countsOf(frame.id).clusters);
  const number = useBoardValue(() => model.frameNumber(frame.id));
  const counts = [
    clusters > 0 ? t('count.clusters', { count: clusters }) : '',
    notes > 0 ? t('count.notes', { count: notes }) : '',
  ];
  return (
    <div
      className={`${styles.frame} ${paper.paper}`}
      data-colour={frame.colour}
      data-background={frame.background}
    >
      <div className={styles.frameBar}>
        {number === null ? null : <span className={styles.frameNumber}>{number}</span>}
        <CityBadge frame={frame} />
        <Title item={frame} className={styles.frameTitle} />
        <Lock item={frame} className={styles.barLock} size={24} />
        <span className={styles.frameCount}>{counts.filter((part) => part !== '').join(' · ')}</span>
      </div>
      <Writers id={frame.id} />
    </div>
  );
}

function Content({ item }: { readonly item: BoardItem | null }) {
  switch (item?.kind) {
    case 'note':
      return <NoteView note={item} />;
    case 'cluster':
      return <ClusterView cluster={item} />;
    case 'frame':
      return <FrameView frame={item} />;
    case 'table':
      return <TableView table={item} />;
    case 'row':
    case 'column':
      return <LineHead line={item} />;
    case 'connector':
      return <LinkView link={item} />;
    case 'text':
      return <TextView item={item} />;
    case 'shape':
      return <ShapeView item={item} />;
    case 'stroke':
      return <StrokeView item={item} />;
    case 'image':
      return <ImageFigure item={item} />;
    case 'unknown':
      return <UnknownView item={item} />;
    case 'sticker':
      return <StickerView item={item} />;
    default:
      return null;
  }
}

export function ItemView({ id }: { readonly id: ItemId }) {
  const item = useContent(id);
  return (
    <>
      <Content item={item} />
      <ItemMarks id={id} went={item?.kind === 'note' ? item.went : undefined} />
    </>
  );
}
