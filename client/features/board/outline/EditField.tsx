import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../../shared/ids.ts';
import { spliceBetween } from '../../../canvas/text/splice.ts';
import { rewriteText } from '../acts/change.ts';
import styles from './Outline.module.css';
import type { Outline } from './useOutline.ts';

interface EditFieldProps {
  readonly outline: Outline;
  readonly id: ItemId;
  readonly text: string;
  /** `row` gives the focus back to the row, `below` makes the next note, `elsewhere` leaves the focus where it went. */
  readonly onDone: (then: 'row' | 'below' | 'elsewhere') => void;
}

/** Edits in place. Not controlled by React: others' edits are merged in around the caret, composition is left alone. */
export function EditField({ outline, id, text, onDone }: EditFieldProps) {
  const { t } = useTranslation('outline');
  const area = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  useEffect(() => {
    area.current?.focus();
    area.current?.scrollIntoView({ block: 'nearest' });
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
  }, []);
  useEffect(() => {
    const field = area.current;
    if (!field || composing.current) return;
    const splice = spliceBetween(field.value, text);
    if (splice === null) return;
    const move = (caret: number) =>
      caret <= splice.at ? caret : Math.max(splice.at, caret - splice.remove) + splice.insert.length;
    const [start, end] = [move(field.selectionStart), move(field.selectionEnd)];
    field.value = text;
    field.setSelectionRange(start, end);
  }, [text]);
  const write = () => {
    if (area.current && !composing.current) {
      rewriteText(outline.context, id, area.current.value);
      outline.model.store.flush();
    }
  };
  return (
    <textarea
      ref={area}
      className={styles.edit}
      defaultValue={text}
      rows={Math.max(1, Math.min(8, text.split('\n').length))}
      aria-label={t('words')}
      onInput={write}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        write();
      }}
      onBlur={() => onDone('elsewhere')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        const below = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault();
          onDone(below ? 'below' : 'row');
        }
      }}
    />
  );
}
