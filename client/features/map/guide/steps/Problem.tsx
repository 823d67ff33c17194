import { type ItemId, parseItemId } from '../../../../../shared/ids.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Select } from '../../../../ui/Select.tsx';
import { useDesk } from '../../MapDesk.ts';
import { AnswerField } from '../AnswerField.tsx';
import { barriersIn } from '../findings.ts';
import styles from '../Guide.module.css';
import { addProblem } from '../guideActs.ts';
import { NodeRow } from '../NodeRow.tsx';
import { showOnMap } from '../showOnMap.ts';

export function Problem() {
  const { t } = useTranslation('guide');
  const desk = useDesk();
  const { commands, guide, model } = desk;
  const problem = model.node(useReadable(guide.problem));
  const barriers = barriersIn(model);
  const take = (id: ItemId) => {
    guide.problem.set(id);
    showOnMap(desk, id);
  };
  return (
    <>
      <h4>{t('problem.now')}</h4>
      {problem ? (
        <ul className={styles.list}>
          <NodeRow node={problem} />
        </ul>
      ) : (
        <p className={styles.tell}>{t('problem.none')}</p>
      )}
      {barriers.length > 0 ? (
        <Select
          label={t('problem.which')}
          value={problem?.id ?? ''}
          options={[
            ...(problem ? [] : [{ value: '', label: '–' }]),
            ...barriers.map(({ id }) => ({ value: id as string, label: commands.titleOf(id) })),
          ]}
          onChange={(value) => {
            const id = parseItemId(value);
            if (id) take(id);
          }}
        />
      ) : null}
      <AnswerField
        label={t('problem.new')}
        add={t('problem.add')}
        onAnswer={(text) => {
          const id = addProblem(desk, text);
          if (id) take(id);
          else commands.parts.voice.say(t('full'));
          return id !== null;
        }}
      />
    </>
  );
}
