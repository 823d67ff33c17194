/** Text, shapes, drawn lines and stickers inside the boxes that the surface gives them. */
import { IconPhotoOff } from '@tabler/icons-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import type {
  ImageItem,
  Shape,
  Sticker,
  Stroke,
  TextItem,
  UnknownItem,
} from '../../../../../shared/documents/boardKinds.ts';
import { imageAddress } from '../../../../../shared/documents/boardKinds.ts';
import { dotMark } from '../../../../../shared/documents/dotMark.ts';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { Box } from '../../../../canvas/geometry.ts';
import { edgeOf } from '../../../../canvas/routes.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { cropStyle } from '../../model/cropStyle.ts';
import {
  leastLetters,
  lettersOf,
  shapeBox,
  sizeIn,
  TEXT_PX,
  wordsTop,
  wordsWidth,
} from '../../model/figures.ts';
import { inkOf } from '../../model/strokes.ts';
import { Words } from '../../text/Words.tsx';
import { useBoardValue, useCanvas, useStateOf } from '../CanvasContext.ts';
import { inkEdge } from '../inkEdge.ts';
import paper from '../paper.module.css';
import { SYMBOLS } from '../symbols.tsx';
import styles from './Figures.module.css';
import { Lock } from './Lock.tsx';
import { lookOf, TextEditor } from './TextEditor.tsx';

/** The box that a hand gives it now. */
function useHeldBox(id: ItemId): Box | undefined {
  const { sizes } = useCanvas().displacements;
  return useSyncExternalStore(sizes.subscribe, () => sizes.get().get(id));
}

export function TextView({ item }: { readonly item: TextItem }) {
  const fitter = useCanvas().fitter.of(item.bold);
  const { editing } = useStateOf(item.id);
  const held = useHeldBox(item.id);
  const before = held && fitter.words(item.text, item.w, TEXT_PX[item.size]).height;
  const px = TEXT_PX[held && before ? sizeIn(item, held, before) : item.size];
  const { lines, lineHeight } = fitter.words(item.text, held?.w ?? item.w, px);
  const look = lookOf(item, px, lineHeight);
  return (
    <div className={`${styles.text} ${paper.ink}`} data-colour={item.colour}>
      {editing ? (
        <TextEditor id={item.id} className={styles.textEditor} style={look} />
      ) : (
        <span className={styles.words} style={look} dir="auto">
          <Words text={item.text} shown={lines.join('\n')} strong={item.strong} />
        </span>
      )}
      <Lock item={item} className={styles.lock} size={18} />
    </div>
  );
}

/** Drawn in the middle of its stroke, so that nothing is cut at the box's edge. */
function Form({ form, weight, dash }: Pick<Shape, 'form' | 'weight' | 'dash'>) {
  const isPlain = !weight && !dash;
  if (form === 'rectangle' && isPlain) return <span className={styles.rectangle} />;
  const [strokeWidth, dashes] = edgeOf({ weight, dash });
  return (
    <svg
      className={styles.form}
      // Corners would not be round in a box that is stretched.
      viewBox={form === 'rectangle' ? undefined : '0 0 100 100'}
      preserveAspectRatio="none"
      style={isPlain ? undefined : { strokeWidth, strokeDasharray: dashes.join(' ') }}
      aria-hidden="true"
    >
      {form === 'rectangle' ? (
        <rect width="100%" height="100%" rx="8" />
      ) : form === 'ellipse' ? (
        <ellipse cx="50" cy="50" rx="50" ry="50" vectorEffect="non-scaling-stroke" />
      ) : (
        <path d="M 50 0 L 100 50 L 50 100 L 0 50 Z" vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  );
}

export function ShapeView({ item }: { readonly item: Shape }) {
  const fitter = useCanvas().fitter.of(item.bold);
  const { editing } = useStateOf(item.id);
  const held = { ...item, ...useHeldBox(item.id) };
  const { w: width, h } = shapeBox(held, (text, w, px, _, least) => fitter.words(text, w, px, least).height);
  const [px, least] = [lettersOf(item), leastLetters(item)];
  const { fontSize, lines, lineHeight, height } = fitter.words(item.text, wordsWidth(item, width), px, least);
  const look = { ...lookOf(item, fontSize, lineHeight), width: wordsWidth(item, width) };
  const top = wordsTop(item, h, Math.max(height, lineHeight));
  return (
    <div
      className={`${styles.shape} ${item.hollow ? styles.hollow : paper.paper} ${paper.ink}`}
      data-colour={item.colour}
    >
      <Form {...item} />
      {editing ? (
        <TextEditor id={item.id} className={styles.shapeEditor} style={{ ...look, top }} />
      ) : (
        <span
          className={styles.middle}
          style={item.valign ? { ...look, alignSelf: 'start', marginTop: top } : look}
          dir="auto"
        >
          <Words text={item.strong ? item.text : ''} shown={lines.join('\n')} strong={item.strong} />
        </span>
      )}
      <Lock item={item} className={styles.lock} size={18} />
    </div>
  );
}

/** A move or another colour computes no edge anew. */
function Ink({ points, pen, width, w, h }: Stroke) {
  const inkPath = useReadable(inkEdge);
  const written = points.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: points are the same when they are written the same
  const d = useMemo(
    () => inkPath?.(inkOf({ points }, { x: 0, y: 0, w, h }), pen, width),
    [inkPath, written, pen, width, w, h],
  );
  return <path d={d} />;
}

export function StrokeView({ item }: { readonly item: Stroke }) {
  return (
    <svg
      className={`${styles.stroke} ${paper.ink}`}
      data-colour={item.colour}
      data-pen={item.pen}
      viewBox={`0 0 ${item.w} ${item.h}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <Ink {...item} />
    </svg>
  );
}

/** The topmost of at least three dots on an item says how many they are: nobody counts what lies close together. */
function useDots({ id, symbol }: Sticker): number {
  const { model } = useCanvas();
  return useBoardValue(() => {
    const host = symbol === 'dot' ? model.hostOf(id) : null;
    const dots = host === null ? [] : model.dotsOn(host);
    return dots.length > 2 && dots.at(-1) === id ? dots.length : 0;
  });
}

export function StickerView({ item }: { readonly item: Sticker }) {
  const Icon = item.symbol === 'dot' ? null : SYMBOLS[item.symbol];
  const dots = useDots(item);
  return (
    <div
      className={`${styles.sticker} ${paper.ink}`}
      data-colour={item.colour}
      data-mark={dotMark(item.symbol, item.colour)?.name}
    >
      {Icon ? <Icon size={28} /> : null}
      {dots > 0 ? <b className={styles.dots}>{dots}</b> : null}
    </div>
  );
}

/** What a newer version put here: its words, if it has some, and why there is no more to see. */
export function UnknownView({ item }: { readonly item: UnknownItem }) {
  const { t } = useTranslation('board');
  return (
    <div className={styles.unknown}>
      {item.text === '' ? null : <span className={styles.unknownWords}>{item.text}</span>}
      <small>{t('newer')}</small>
      <Lock item={item} className={styles.lock} size={18} />
    </div>
  );
}

/** Its whole lies over it while it is cropped. */
const UNSEEN = { visibility: 'hidden' } as const;

/** Its name is that of the item around it, so the picture itself says nothing. What it shows is written below it. */
export function ImageFigure({ item }: { readonly item: ImageItem }) {
  const { t } = useTranslation('board');
  const { editing } = useStateOf(item.id);
  const { asking, cropping: cropped } = useCanvas().commands;
  const cropping = useReadable(cropped);
  const count = asking.includes(item.id) ? asking.length : 0;
  const address = imageAddress(item);
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <div className={styles.image}>
      {failed === address ? (
        <span className={styles.missing}>
          <IconPhotoOff size={32} aria-hidden />
          {item.text || t('image.missing')}
        </span>
      ) : (
        <img
          src={address}
          style={cropping === item.id ? UNSEEN : cropStyle(item.crop)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailed(address)}
        />
      )}
      {editing ? (
        <div className={styles.caption}>
          <span>{t('image.ask')}</span>
          {count > 1 ? (
            <small> {t('image.askNext', { at: asking.indexOf(item.id) + 1, count })}</small>
          ) : null}
          <TextEditor id={item.id} className={styles.captionEditor} oneLine />
        </div>
      ) : null}
      <Lock item={item} className={styles.lock} size={18} />
    </div>
  );
}
