import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { useDesk } from '../../MapDesk.ts';
import { AnswerField } from '../AnswerField.tsx';
import { answersOf } from '../findings.ts';
import styles from '../Guide.module.css';
import { addAnswer, type Side } from '../guideActs.ts';
import { NodeRow } from '../NodeRow.tsx';
import { showOnMap } from '../showOnMap.ts';

const SIDES = ['causes', 'effects', 'blocks'] as const;

function Question({ about, side }: { about: ItemId; side: Side }) {
  const { t } = useTranslation('guide');
  const desk = useDesk();
  const { commands, model } = desk;
  // Only a barrier blocks.
  if (side === 'blocks' && model.node(about)?.kind !== 'barrier') return null;
  return (
    <AnswerField
      key={about}
      label={t(`factors.${side}`, { name: commands.titleOf(about) })}
      add={t('factors.add')}
      autoFocus={side === 'causes'}
      onAnswer={(text) => {
        const id = addAnswer(desk, about, side, text);
        if (id) showOnMap(desk, id, about);
        commands.parts.voice.say(id ? t(`factors.added.${side}`, { text: text.trim() }) : t('full'));
        return id !== null;
      }}
    />
  );
}

interface AnswersProps {
  readonly about: ItemId;
  readonly side: Side;
  readonly onDeeper: (id: ItemId) => void;
}

/** Below the questions, so that no field moves with what is answered. */
function Answers({ about, side, onDeeper }: AnswersProps) {
  const { t } = useTranslation('guide');
  const { commands, model } = useDesk();
  const answers = answersOf(model, about, side);
  if (answers.length === 0) return null;
  return (
    <section className={styles.body}>
      <h4>{t(`factors.said.${side}`)}</h4>
      <ul className={styles.list}>
        {answers.map((node) => (
          <NodeRow key={node.id} node={node}>
            <IconButton
              size="sm"
              label={t('factors.deeper', { name: commands.titleOf(node.id) })}
              icon={<IconArrowRight size={18} />}
              onClick={() => onDeeper(node.id)}
            />
          </NodeRow>
        ))}
      </ul>
    </section>
  );
}

export function Factors() {
  const { t } = useTranslation('guide');
  const desk = useDesk();
  const { commands, guide, model } = desk;
  const problem = model.node(useReadable(guide.problem));
  const [deeper, setDeeper] = useState<ItemId | null>(null);
  const about = model.node(deeper) ?? problem;
  if (problem === null || about === null)
    return (
      <>
        <p className={styles.tell}>{t('factors.first')}</p>
        <Button onClick={() => guide.step.set('problem')}>{t('factors.toProblem')}</Button>
      </>
    );
  const ask = (id: ItemId | null) => {
    setDeeper(id);
    showOnMap(desk, id ?? problem.id);
  };
  return (
    <>
      {about === problem ? null : (
        <Button variant="subtle" size="sm" onClick={() => ask(null)}>
          {t('factors.backTo', { name: commands.titleOf(problem.id) })}
        </Button>
      )}
      {SIDES.map((side) => (
        <Question key={side} about={about.id} side={side} />
      ))}
      {SIDES.map((side) => (
        <Answers key={side} about={about.id} side={side} onDeeper={ask} />
      ))}
    </>
  );
}
