import { IconArrowMerge } from '@tabler/icons-react';
import type { ItemId } from '../../../../shared/ids.ts';
import { CHECKS, type Finding } from '../../../../shared/maps/checks.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk } from '../MapDesk.ts';
import { whichStays } from '../merge/makeOne.ts';
import { mergeNodes } from '../merge/mergeNodes.ts';
import styles from './Analysis.module.css';
import { Progress } from './Progress.tsx';
import { KindIcon, Row, Some } from './Rows.tsx';
import { useAnalysis } from './useAnalysis.ts';
import { useMapGraph } from './useMapGraph.ts';
import { useNames } from './useNames.ts';

export function ChecksView() {
  const { t } = useTranslation('analysis');
  const desk = useDesk();
  const { commands, model, surface, selection } = desk;
  const nameOf = useNames();
  const analysis = useAnalysis('checks', useMapGraph());
  const findings = analysis.answer;
  const go = ({ items }: Finding<ItemId>) => {
    const [first] = items;
    if (first === undefined) return;
    surface.goTo(first);
    if (items.length > 1) selection.set(items);
  };
  const merge = ({ items }: Finding<ItemId>) => {
    const [a, b] = items.map((id) => model.node(id));
    if (!a || !b) return null;
    const [stays, goes] = whichStays(a, b);
    const run = () => mergeNodes(desk, stays, [goes]);
    return (
      <Button
        size="sm"
        icon={<IconArrowMerge size={16} aria-hidden />}
        aria-label={t('checks.mergeThese', { a: nameOf(a.id), b: nameOf(b.id) })}
        onClick={run}
      >
        {t('checks.merge')}
      </Button>
    );
  };
  return (
    <div className={styles.body}>
      <p className={styles.about}>{t('checks.about')}</p>
      <Progress of={analysis} />
      {findings?.length === 0 ? <p role="status">{t('checks.none')}</p> : null}
      {CHECKS.map((check) => ({ check, found: (findings ?? []).filter((one) => one.check === check) }))
        .filter(({ found }) => found.length > 0)
        .map(({ check, found }) => (
          <section key={check} className={styles.body}>
            <h3>
              {t(`checks.names.${check}`)} · {found.length}
            </h3>
            <Some things={found} first={10}>
              {(finding) => (
                <Row
                  key={finding.items.join(' ')}
                  onPress={() => go(finding)}
                  after={check === 'alike' && commands.mayEdit ? merge(finding) : null}
                >
                  <KindIcon id={finding.items[0] as ItemId} />
                  <span className={styles.words}>{finding.items.map(nameOf).join(' = ')}</span>
                </Row>
              )}
            </Some>
          </section>
        ))}
    </div>
  );
}
