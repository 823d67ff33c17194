/** Where words stand and in which colour, in the bar of what is chosen. */
import {
  IconAlignBoxCenterBottom,
  IconAlignBoxCenterMiddle,
  IconAlignBoxCenterTop,
  IconAlignCenter,
  IconAlignLeft,
  IconAlignRight,
  IconStrikethrough,
} from '@tabler/icons-react';
import { hasLetters, NOTE_COLOURS } from '../../../../../shared/documents/boardKinds.ts';
import '../../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import '../../../../i18n/words/boardLater.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { reasonAgainst } from '../../actions/ActionSet.ts';
import { nameOf } from '../../actions/actionMenu.tsx';
import { chosenItems } from '../../actions/needs.ts';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import paper from '../paper.module.css';
import styles from './Chrome.module.css';
import { PopoverAct } from './PopoverAct.tsx';

const WAYS = {
  'words.left': IconAlignLeft,
  'words.centre': IconAlignCenter,
  'words.right': IconAlignRight,
  'words.top': IconAlignBoxCenterTop,
  'words.middle': IconAlignBoxCenterMiddle,
  'words.bottom': IconAlignBoxCenterBottom,
} as const;
const ICONS = { ...WAYS, struck: IconStrikethrough } as const;
type Way = keyof typeof WAYS;

/** An act as it is now: its name, whether what is chosen is so already, why not. */
function useAct(id: string) {
  const { t } = useTranslation('actions');
  const canvas = useCanvas();
  const act = canvas.actions.get(id);
  const pressed = useBoardValue(() => act.checked?.(canvas) ?? false);
  const reason = useBoardValue(() => reasonAgainst(act, canvas));
  const why = reason && t(`reasons.${reason}`);
  return { label: nameOf(act, canvas, t), pressed, why, run: () => act.run(canvas) };
}

function WayAct({ id }: { readonly id: keyof typeof ICONS }) {
  const { label, pressed, why, run } = useAct(id);
  const Icon = ICONS[id];
  return (
    <IconButton
      size="lg"
      tooltipSide="top"
      icon={<Icon size={20} aria-hidden />}
      onClick={run}
      disabledReason={why}
      {...{ label, pressed: pressed && !why }}
    />
  );
}

interface InkProps {
  readonly ink: (typeof NOTE_COLOURS)[number];
  /** The paper of what is chosen; empty of words on the board itself. */
  readonly on: string;
}

/** As these words would look. */
function InkAct({ ink, on }: InkProps) {
  const { label, pressed, run } = useAct(`ink.${ink}`);
  const color = `var(--${on === '' ? 'ink' : 'word'}-${ink})`;
  return (
    <button
      type="button"
      className={`${styles.pick} ${paper.paper}`}
      data-colour={on}
      style={{ color, fontSize: '1.25rem', fontWeight: 650 }}
      aria-label={label}
      aria-pressed={pressed}
      onClick={run}
    >
      A
    </button>
  );
}

function AutoAct() {
  const { label, pressed, run } = useAct('ink.auto');
  return (
    <button type="button" className={styles.act} aria-pressed={pressed} onClick={run}>
      {label}
    </button>
  );
}

/** Closed by none of them: words are put in the middle and coloured in one go. */
export function WordsAct() {
  const { t } = useTranslation('board');
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const way = useBoardValue(() => {
    const set = (id: string) => canvas.actions.get(id).checked?.(canvas);
    return (Object.keys(WAYS) as Way[]).find(set) ?? 'words.left';
  });
  const on = useBoardValue(() => {
    const item = chosenItems(canvas).find(({ kind }) => hasLetters(kind));
    const bare = item?.kind === 'text' || (item?.kind === 'shape' && item.hollow);
    return bare || !item || !('colour' in item) ? '' : (item.colour ?? '');
  });
  const Icon = WAYS[way];
  return (
    <PopoverAct icon={<Icon size={18} aria-hidden />} label={t('bar.words')}>
      {(_, byPointer) => (
        <>
          <fieldset
            className={styles.ways}
            aria-label={t('bar.words')}
            tabIndex={-1}
            data-in-row
            data-autofocus={byPointer || undefined}
          >
            {(Object.keys(ICONS) as (keyof typeof ICONS)[]).map((id) => (
              <WayAct key={id} id={id} />
            ))}
          </fieldset>
          <fieldset className={styles.swatches} aria-label={words('groups.ink')}>
            {NOTE_COLOURS.map((ink) => (
              <InkAct key={ink} {...{ ink, on }} />
            ))}
          </fieldset>
          <AutoAct />
        </>
      )}
    </PopoverAct>
  );
}
