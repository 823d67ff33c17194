import { useEffect, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { newcomers } from '../canvas/laterNewcomers.ts';
import { openEditor } from '../canvas/views/openEditor.ts';
import styles from './Outline.module.css';
import type { OutlineDesk } from './openOutline.ts';

// What writing in lists and bold words needs: here before somebody begins.
void newcomers.now();

/** Writes in place, with the editor of the canvas. React never sets its value. */
export function RowEditor({ desk, id }: { readonly desk: OutlineDesk; readonly id: ItemId }) {
  const { t } = useTranslation('board');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!field.current) return undefined;
    const close = openEditor({ field: field.current, id, oneLine: true, sideways: false, canvas: desk });
    field.current.scrollIntoView({ block: 'nearest' });
    return close;
  }, [desk, id]);
  return (
    <textarea
      ref={field}
      className={styles.edit}
      rows={1}
      aria-label={t('words')}
      maxLength={LIMITS.noteLength}
    />
  );
}
