import { useLayoutEffect, useRef } from 'react';
import type { MapText } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { bindText } from '../bindText.ts';
import { editorKey } from '../editorKeys.ts';
import styles from '../Map.module.css';
import { useDesk, useStateOf } from '../MapDesk.ts';

interface TextAreaProps {
  readonly id: ItemId;
  readonly name: MapText;
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  /** Takes the keyboard when the item is to be written. */
  readonly edits?: boolean;
}

/** A text of an item, bound while it has the focus; otherwise it shows what is there. */
export function TextArea({ id, name, label, text, rows, edits = false }: TextAreaProps) {
  const desk = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const stop = useRef<(() => void) | null>(null);
  const { editing } = useStateOf(id);
  useLayoutEffect(() => {
    if (field.current && stop.current === null && field.current.value !== text) field.current.value = text;
  }, [text]);
  useLayoutEffect(() => {
    if (!edits || !editing) return;
    field.current?.focus();
    field.current?.setSelectionRange(LIMITS.noteLength, LIMITS.noteLength);
  }, [edits, editing]);
  useLayoutEffect(() => () => stop.current?.(), []);
  const begin = () => {
    if (field.current) stop.current ??= bindText({ field: field.current, id, name, desk });
  };
  const end = () => {
    stop.current?.();
    stop.current = null;
    if (edits && desk.selection.editing === id && document.hasFocus()) desk.selection.stopEditing();
  };
  return (
    <textarea
      ref={field}
      className={styles.field}
      rows={rows}
      aria-label={label}
      placeholder={label}
      readOnly={!desk.commands.mayEdit}
      maxLength={LIMITS.noteLength}
      defaultValue={text}
      onFocus={begin}
      onBlur={end}
      onKeyDown={(event) => {
        if (name !== 'text' || event.nativeEvent.isComposing) return;
        if (editorKey(event.nativeEvent, desk, id, false)) event.preventDefault();
      }}
    />
  );
}
