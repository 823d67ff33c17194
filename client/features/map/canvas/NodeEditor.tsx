import { useLayoutEffect, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { bindText } from '../bindText.ts';
import { editorKey, stays } from '../editorKeys.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import styles from './Nodes.module.css';

const KEPT = ['pointerdown', 'dblclick', 'copy', 'cut', 'paste', 'keyup', 'contextmenu'] as const;

/** Native listeners: the surface's own must not see the keys and presses of somebody who writes. */
function open(field: HTMLTextAreaElement, id: ItemId, desk: MapDesk): () => void {
  const stop = bindText({ field, id, name: 'text', desk });
  if (stop === null) {
    desk.selection.stopEditing();
    return () => undefined;
  }
  const ended = new AbortController();
  const { signal } = ended;
  const onKey = (event: KeyboardEvent) => {
    if (!((event.ctrlKey || event.metaKey) && event.shiftKey)) event.stopPropagation();
    if (!event.isComposing && editorKey(event, desk, id, true)) event.preventDefault();
  };
  // Another window or tab in front ends nothing: the field has the focus again on return.
  const onBlur = () => document.hasFocus() && desk.selection.editing === id && desk.selection.stopEditing();
  field.addEventListener('keydown', onKey, { signal });
  field.addEventListener('blur', onBlur, { signal });
  // Of what follows the hand a press is as good as one beside it.
  const keep = (event: Event) => {
    if (event.type !== 'pointerdown' || desk.surface.hands?.tool.get() !== 'inHand') event.stopPropagation();
  };
  for (const kind of KEPT) field.addEventListener(kind, keep, { signal });
  field.addEventListener('compositionstart', () => stays(desk), { signal });
  field.focus({ preventScroll: true });
  field.setSelectionRange(field.value.length, field.value.length);
  // Of an essay the node is not high enough for all of it.
  field.scrollTop = field.scrollHeight;
  return () => {
    stop();
    ended.abort();
  };
}

interface NodeEditorProps {
  readonly id: ItemId;
  /** Where it stands; by default in a node. */
  readonly className?: string | undefined;
  readonly placeholder?: string;
}

/** The field on the item that is being written. React never sets its value. */
export function NodeEditor({ id, className = styles.editor, placeholder }: NodeEditorProps) {
  const { t } = useTranslation('map');
  const desk = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => (field.current ? open(field.current, id, desk) : undefined), [desk, id]);
  return (
    <textarea
      ref={field}
      {...{ className, placeholder }}
      rows={1}
      aria-label={t('words')}
      maxLength={LIMITS.noteLength}
      data-editor=""
    />
  );
}
