/** A few templates for a board on which nothing is yet. */
import { IconArrowRight } from '@tabler/icons-react';
import type { WorkspaceView } from '../../../../shared/api.ts';
import type { TemplateId } from '../../../../shared/templates/templateIds.ts';
import '../../../i18n/words/exchange.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { TemplateGrid } from './TemplateGrid.tsx';
import styles from './Templates.module.css';
import { useCityNames } from './useCityNames.ts';

const FIRST: readonly TemplateId[] = [
  'cities',
  'brainstorm',
  'barriers',
  'impactEffort',
  'peerAssist',
  'fishbone',
];

interface TemplateShelfProps {
  readonly workspace: WorkspaceView;
  readonly onChoose: (id: TemplateId) => void;
  readonly onAll: () => void;
}

export default function TemplateShelf({ workspace, onChoose, onAll }: TemplateShelfProps) {
  const { t } = useTranslation('exchange');
  return (
    <section className={styles.shelf} aria-label={t('templates.title')}>
      <div className={styles.shelfHead}>
        <h3>{t('templates.title')}</h3>
        <Button
          variant="subtle"
          size="sm"
          iconAfter={<IconArrowRight size={16} aria-hidden />}
          onClick={onAll}
        >
          {t('templates.all')}
        </Button>
      </div>
      <TemplateGrid ids={FIRST} cities={useCityNames(workspace)} onChoose={onChoose} />
    </section>
  );
}
