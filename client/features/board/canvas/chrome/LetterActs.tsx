/** What can be done with words, in the bar of what is chosen. */
import { IconBold, IconTextSize, IconTriangleSquareCircle } from '@tabler/icons-react';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import '../../../../i18n/words/actionsLater.ts';
import '../../../../i18n/words/boardLater.ts';
import { Menu } from '../../../../ui/Menu.tsx';
import { nameOf } from '../../actions/actionMenu.tsx';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import { Act, type ActProps } from './Act.tsx';
import styles from './Chrome.module.css';
import { WordsAct } from './WordsAct.tsx';

interface ChoiceProps extends Pick<ActProps, 'icon' | 'label'> {
  readonly of: string;
}

/** One of some acts: a note as a shape, how large letters are. */
function ChoiceAct({ of, icon, label }: ChoiceProps) {
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const choices = canvas.actions.all.filter(({ id }) => id.startsWith(of));
  const now = useBoardValue(() => choices.find(({ checked }) => checked?.(canvas))?.id ?? null);
  const items = choices.map((action) => ({
    key: action.id,
    label: nameOf(action, canvas, words),
    checked: action.id === now,
    onSelect: () => action.run(canvas),
  }));
  return (
    <Menu
      side="top-start"
      groups={[{ key: of, items }]}
      target={
        <button type="button" className={styles.act}>
          {icon}
          {label}
        </button>
      }
    />
  );
}

/** How words look, and what else could hold them. */
export function LetterActs() {
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
      <ChoiceAct of="textSize." icon={<IconTextSize size={18} aria-hidden />} label={t('bar.size')} />
      <WordsAct />
      <ChoiceAct
        of="become."
        icon={<IconTriangleSquareCircle size={18} aria-hidden />}
        label={t('bar.type')}
      />
    </>
  );
}
