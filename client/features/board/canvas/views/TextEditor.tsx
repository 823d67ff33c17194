import { type CSSProperties, useEffect, useRef } from 'react';
import type { Note, Shape, TextItem } from '../../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../../shared/ids.ts';
import { LIMITS } from '../../../../../shared/limits.ts';
import { weightOf } from '../../../../canvas/text/measure.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { type Canvas, useCanvas } from '../CanvasContext.ts';
import styles from './Items.module.css';
import { openEditor } from './openEditor.ts';

interface TextEditorProps {
  readonly id: ItemId;
  readonly className: string | undefined;
  readonly style?: CSSProperties;
  /** Enter ends the writing instead of making a line. */
  readonly oneLine?: boolean;
}

/** Of an item's words, written or not. */
export function lookOf(item: Note | TextItem | Shape, fontSize: number, lineHeight: number): CSSProperties {
  const { bold, struck, align, ink } = item;
  const textAlign = align === 'centre' ? 'center' : align;
  // A text has its colour itself.
  const color =
    ink && item.kind !== 'text' ? `var(--${'hollow' in item ? 'ink' : 'word'}-${ink})` : undefined;
  const textDecoration = struck && 'line-through';
  return {
    fontSize,
    lineHeight: `${lineHeight}px`,
    fontWeight: weightOf(bold),
    textAlign,
    textDecoration,
    color,
  };
}

/** The one editor of the board, on the item that is being written. React never sets its value. */
export function TextEditor({ id, className, style, oneLine = false }: TextEditorProps) {
  const { t } = useTranslation('board');
  const canvas: Canvas = useCanvas();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (field.current) return openEditor({ field: field.current, id, oneLine, sideways: true, canvas });
    return undefined;
  }, [canvas, id, oneLine]);
  return (
    <textarea
      ref={field}
      className={`${styles.editor} ${className}`}
      style={style}
      rows={1}
      dir="auto"
      aria-label={`${t('words')}: ${canvas.names.nameOf(id)}`}
      maxLength={LIMITS.noteLength}
      data-editor=""
    />
  );
}
