import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { frameOf } from '../canvas/inFrames.ts';
import styles from './Outline.module.css';
import type { OutlineDesk } from './openOutline.ts';

const BOARD = 'board';
type Where = ItemId | typeof BOARD;

/** Where the next note goes: the frame that one was in last, or has chosen; else the board, as with a note on a canvas. */
function useWhere(desk: OutlineDesk): readonly [Where, (where: Where) => void] {
  const { model, selection } = desk;
  const [chosen, choose] = useState<Where>(BOARD);
  const focused = useSyncExternalStore(selection.subscribe, () => selection.focused);
  const here = focused === null || model.item(focused)?.kind === 'frame' ? focused : frameOf(model, focused);
  useEffect(() => {
    if (here !== null) choose(here);
  }, [here]);
  const stands = chosen === BOARD || model.item(chosen) !== null;
  return [stands ? chosen : BOARD, choose];
}

/** The first thing on a phone: one field, one button; it keeps the focus for the next note, and says where that goes. */
export function Contribute({ desk }: { readonly desk: OutlineDesk }) {
  const { t } = useTranslation('outline');
  const field = useRef<HTMLTextAreaElement>(null);
  const [where, choose] = useWhere(desk);
  const [added, setAdded] = useState<ItemId | null>(null);
  const { commands, model, names } = desk;
  const add = (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    if (text !== '' && field.current) {
      setAdded(commands.addNote(text, where === BOARD ? null : where));
      field.current.value = '';
    }
    field.current?.focus();
  };
  const frames = model.frames();
  const holder = added && frameOf(model, added);
  return (
    <form className={styles.contribute} onSubmit={add}>
      <textarea
        ref={field}
        rows={2}
        aria-label={t('newNote')}
        placeholder={t('newNoteHint')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) add(event);
        }}
      />
      {frames.length > 0 ? (
        <Select
          label={t('noteGoes')}
          labelHidden
          value={where}
          options={[
            ...frames.map((id) => ({
              value: id as Where,
              label: t('noteInFrame', { frame: names.titleOf(id) }),
            })),
            { value: BOARD, label: t('noteOnBoard') },
          ]}
          onChange={choose}
        />
      ) : null}
      <Button type="submit" variant="primary">
        {t('addNote')}
      </Button>
      {added && model.item(added) ? (
        <p className={styles.added}>
          <span>
            {holder
              ? t('noteAddedIn', { text: names.titleOf(added), frame: names.titleOf(holder) })
              : t('noteAdded', { text: names.titleOf(added) })}
          </span>
          <Button variant="subtle" onClick={() => desk.goTo(added)}>
            {t('showNote')}
          </Button>
        </p>
      ) : null}
    </form>
  );
}
