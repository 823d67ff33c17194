/** What can be done with words, in the bar of what is chosen. */
import {
  IconAlignCenter,
  IconAlignLeft,
  IconAlignRight,
  IconBold,
  IconTextSize,
  IconTriangleSquareCircle,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import '../../../../i18n/words/actionsLater.ts';
import '../../../../i18n/words/boardLater.ts';
import { Menu } from '../../../../ui/Menu.tsx';
import { nameOf } from '../../actions/actionMenu.tsx';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import { Act, type ActProps } from './Act.tsx';
import styles from './Chrome.module.css';

interface ChoiceProps extends Pick<ActProps, 'icon' | 'label'> {
  readonly of: string;
  /** Of the choices; that of the present one is the button's. */
  readonly icons?: Readonly<
    Record<string, ComponentType<{ readonly size: number; readonly 'aria-hidden': boolean }>>
  >;
}

/** One of some acts: a note as a shape, how large letters are, where they stand. */
function ChoiceAct({ of, icon, label, icons = {} }: ChoiceProps) {
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const choices = canvas.actions.all.filter(({ id }) => id.startsWith(of));
  const now = useBoardValue(() => choices.find(({ checked }) => checked?.(canvas))?.id ?? null);
  const iconOf = (id: string | null) => {
    const Icon = id === null ? undefined : icons[id];
    return Icon && <Icon size={18} aria-hidden />;
  };
  const items = choices.map((action) => ({
    key: action.id,
    label: nameOf(action, canvas, words),
    icon: iconOf(action.id),
    checked: action.id === now,
    onSelect: () => action.run(canvas),
  }));
  return (
    <Menu
      side="top-start"
      groups={[{ key: of, items }]}
      target={
        <button type="button" className={styles.act}>
          {iconOf(now) ?? icon}
          {label}
        </button>
      }
    />
  );
}

const WAYS_OF_WORDS = {
  'words.left': IconAlignLeft,
  'words.centre': IconAlignCenter,
  'words.right': IconAlignRight,
} as const;

/** How words look, and what else could hold them. */
export function LetterActs({ sized }: { readonly sized: boolean }) {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const bold = useBoardValue(() => canvas.actions.get('bold').checked?.(canvas) ?? false);
  return (
    <>
      <Act
        icon={<IconBold size={18} aria-hidden />}
        label={t('bar.bold')}
        pressed={bold}
        onPress={() => canvas.actions.get('bold').run(canvas)}
      />
      {sized ? (
        <ChoiceAct of="textSize." icon={<IconTextSize size={18} aria-hidden />} label={t('bar.size')} />
      ) : null}
      <ChoiceAct
        of="words."
        icons={WAYS_OF_WORDS}
        icon={<IconAlignLeft size={18} aria-hidden />}
        label={t('bar.words')}
      />
      <ChoiceAct
        of="become."
        icon={<IconTriangleSquareCircle size={18} aria-hidden />}
        label={t('bar.type')}
      />
    </>
  );
}
