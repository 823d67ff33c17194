/** The colours of what is chosen; each has its digit there, too. */
import {
  colourShown,
  NOTE_COLOURS,
  type NoteColour,
  takers,
} from '../../../../../shared/documents/boardKinds.ts';
import { pressedChords } from '../../../../acts/keyChords.ts';
import '../../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { nameOf } from '../../actions/actionMenu.tsx';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import paper from '../paper.module.css';
import styles from './Chrome.module.css';
import { PopoverAct } from './PopoverAct.tsx';

/** What is no colour but changes what one sees of it: only the edge, or white paper again. */
function PlainAct({ id }: { readonly id: 'hollow' | 'background.paper' }) {
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const act = canvas.actions.get(id);
  const plain = useBoardValue(() => (act.when?.(canvas) ? null : act.checked?.(canvas) === true));
  return plain === null ? null : (
    <button type="button" className={styles.act} aria-pressed={plain} onClick={() => act.run(canvas)}>
      {nameOf(act, canvas, words)}
    </button>
  );
}

export function ColourAct() {
  const { t } = useTranslation('board');
  const { commands, model } = useCanvas();
  const colour = useBoardValue(() => {
    const items = takers(commands.chosen.flatMap((id) => model.item(id) ?? []));
    // What lies on notes is not what is meant.
    const things = items.filter((one) => one.kind !== 'sticker');
    const colours = new Set((things.length > 0 ? things : items).map(colourShown));
    return colours.size === 1 ? ([...colours][0] ?? null) : null;
  });
  return (
    <PopoverAct
      icon={<i className={`${styles.swatch} ${paper.paper}`} data-colour={colour ?? undefined} aria-hidden />}
      label={t('menu.colour')}
    >
      {(close, byPointer) => {
        const choose = (one: NoteColour) => {
          commands.setColour(one);
          close();
        };
        return (
          <>
            <fieldset
              aria-label={t('menu.colour')}
              className={styles.swatches}
              tabIndex={-1}
              data-autofocus={byPointer || undefined}
              onKeyDown={(event) => {
                const [chord] = pressedChords(event.nativeEvent);
                const one = NOTE_COLOURS[Number(chord) - 1];
                if (one) choose(one);
              }}
            >
              {NOTE_COLOURS.map((one, index) => (
                <button
                  key={one}
                  type="button"
                  className={`${styles.pick} ${paper.paper}`}
                  data-colour={one}
                  data-autofocus={one === colour || undefined}
                  aria-label={t(`colours.${one}`)}
                  aria-pressed={one === colour}
                  onClick={() => choose(one)}
                >
                  {index + 1}
                </button>
              ))}
            </fieldset>
            <PlainAct id="hollow" />
            <PlainAct id="background.paper" />
          </>
        );
      }}
    </PopoverAct>
  );
}
