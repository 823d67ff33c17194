/** What acts on several outcomes at once: levers with co-benefits. */
import { useMemo, useState } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { isAnswer } from '../../../../shared/maps/counts.ts';
import { type ArcSign, webOf } from '../../../../shared/maps/graph.ts';
import { sharedCauses } from '../../../../shared/maps/reach.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Analysis.module.css';
import { between } from './lights.ts';
import { KindIcon, Row, Some } from './Rows.tsx';
import { useMapGraph } from './useMapGraph.ts';
import { useNames } from './useNames.ts';

const EFFECTS: Readonly<Record<ArcSign, 'more' | 'less' | 'unclear'>> = {
  '+': 'more',
  '-': 'less',
  '?': 'unclear',
};

export function BenefitsView() {
  const { t } = useTranslation('analysis');
  const { model, spotlight } = useDesk();
  const nameOf = useNames();
  const graph = useMapGraph();
  const [left, setLeft] = useState<ReadonlySet<ItemId>>(new Set());
  const [answersOnly, setAnswersOnly] = useState(true);
  const effects = graph.nodes.filter(({ kind }) => kind === 'effect');
  const outcomes = effects.length > 0 ? effects : graph.nodes.filter(({ kind }) => kind === 'barrier');
  const chosen = outcomes.map(({ id }) => id).filter((id) => !left.has(id));
  const web = useMemo(() => webOf(graph), [graph]);
  const causes = sharedCauses(web, chosen).filter(({ id }) => {
    const node = model.node(id);
    return node !== null && (!answersOnly || isAnswer(node));
  });
  if (outcomes.length === 0) return <p>{t('benefits.noOutcomes')}</p>;
  const turn = (id: ItemId, on: boolean) =>
    setLeft(on ? new Set([...left].filter((one) => one !== id)) : new Set([...left, id]));
  return (
    <div className={styles.body}>
      <p className={styles.about}>{t('benefits.about')}</p>
      <fieldset className={styles.group}>
        <legend>{t('benefits.outcomes')}</legend>
        {outcomes.map(({ id }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={!left.has(id)}
              onChange={(event) => turn(id, event.currentTarget.checked)}
            />
            {nameOf(id)}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.group}>
        <label>
          <input
            type="checkbox"
            checked={answersOnly}
            onChange={(event) => setAnswersOnly(event.currentTarget.checked)}
          />
          {t('benefits.answersOnly')}
        </label>
      </fieldset>
      {causes.length === 0 ? <p>{t('benefits.none')}</p> : null}
      <Some things={causes}>
        {({ id, effects: reached }) => (
          <Row
            key={id}
            onPress={() =>
              spotlight.show({
                figure: true,
                title: () => t('focus.title.benefit', { name: nameOf(id) }),
                lit: between(
                  model,
                  [id],
                  reached.map(({ outcome }) => outcome),
                ),
              })
            }
          >
            <KindIcon id={id} />
            <span className={styles.words}>
              {nameOf(id)}{' '}
              <small>
                {reached
                  .map(({ outcome, sign }) => `${nameOf(outcome)}: ${t(`benefits.${EFFECTS[sign]}`)}`)
                  .join(' · ')}
              </small>
            </span>{' '}
            <span className={styles.figure}>{reached.length}</span>
          </Row>
        )}
      </Some>
    </div>
  );
}
