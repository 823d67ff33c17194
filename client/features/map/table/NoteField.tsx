/** The note of a node or a link in its cell: one line of it, and the field that grows where it is written. */
import { useLayoutEffect, useRef } from 'react';
import type { MapText } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { bindText } from '../bindText.ts';
import map from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import type { Opened } from './ChoiceField.tsx';
import styles from './Table.module.css';

interface NoteFieldProps {
  readonly id: ItemId;
  /** Which of its texts the note is. */
  readonly name: MapText;
  readonly label: string;
  readonly text: string;
  readonly open: Opened;
  readonly close: () => void;
}

export function Note(props: NoteFieldProps) {
  const { open, text } = props;
  return open ? (
    <NoteField {...props} />
  ) : (
    <span className={styles.line} title={text.trim() === '' ? undefined : text}>
      {text}
    </span>
  );
}

function NoteField({ id, name, label, text, open, close }: NoteFieldProps) {
  const desk = useDesk();
  const { history, model } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  /** What had been done before: of a note that is begun anew Esc takes back what was done since. */
  const before = useRef<{ readonly step: object | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it comes
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    if (open === 'letters') {
      history.step();
      before.current = { step: history.last };
    }
    const end = bindText({ field: area, id, name, desk });
    area.focus();
    if (open === 'letters') area.select();
    else area.setSelectionRange(LIMITS.noteLength, LIMITS.noteLength);
    return () => end?.();
  }, []);
  const takeBack = () => {
    const was = before.current;
    while (was && history.last !== was.step && history.undoOnly(history.last)) model.store.flush();
  };
  return (
    <textarea
      ref={field}
      className={[map.field, styles.note].join(' ')}
      rows={2}
      aria-label={label}
      maxLength={LIMITS.noteLength}
      defaultValue={text}
      onKeyDown={(event) => {
        const { key, shiftKey, nativeEvent } = event;
        if (nativeEvent.isComposing || (key !== 'Escape' && (key !== 'Enter' || shiftKey))) return;
        event.preventDefault();
        if (key === 'Escape') takeBack();
        close();
      }}
    />
  );
}
