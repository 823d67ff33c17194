import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { TemplateView } from '../../../../shared/api.ts';
import type { Language } from '../../../../shared/domain/workspace.ts';
import type { TemplateId } from '../../../../shared/templates/templateIds.ts';
import { templateDrafts } from '../../../../shared/templates/templates.ts';
import '../../../i18n/words/exchange.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { DraftPicture } from '../DraftPicture.tsx';
import { KeptPicture, type KeptPictureProps } from './KeptPicture.tsx';
import styles from './Templates.module.css';

interface TemplateGridProps {
  readonly ids: readonly TemplateId[];
  /** Names of the twinning's cities. */
  readonly cities: readonly string[];
  readonly onChoose: (id: TemplateId) => void;
}

interface CardProps extends Omit<TemplateGridProps, 'ids'> {
  readonly id: TemplateId;
}

function TemplateCard({ id, cities, onChoose }: CardProps) {
  const { t, i18n } = useTranslation('exchange');
  const language = i18n.language as Language;
  const drafts = useMemo(() => templateDrafts(id, { language, cities }), [id, language, cities]);
  return (
    <li>
      <button type="button" className={styles.card} data-template={id} onClick={() => onChoose(id)}>
        <DraftPicture drafts={drafts} />
        <b>{t(`templates.names.${id}`)}</b>
        <span>{t(`templates.about.${id}`)}</span>
      </button>
    </li>
  );
}

/** Templates as small pictures; a press chooses. */
export function TemplateGrid({ ids, ...card }: TemplateGridProps) {
  return (
    <ul className={styles.grid}>
      {ids.map((id) => (
        <TemplateCard key={id} id={id} {...card} />
      ))}
    </ul>
  );
}

interface KeptListProps extends Omit<KeptPictureProps, 'template'> {
  readonly kept: readonly TemplateView[];
  readonly onChoose: (template: TemplateView) => void;
  /** Null for who may not. */
  readonly onRemove: ((template: TemplateView) => void) | null;
}

/** Those that somebody of the programme kept. */
export function KeptList({ kept, onChoose, onRemove, ...picture }: KeptListProps) {
  const { t } = useTranslation('exchange');
  if (kept.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{t('templates.keptBy')}</h3>
      <ul className={styles.grid}>
        {kept.map((template) => (
          <li key={template.id} className={styles.kept}>
            <button type="button" className={styles.card} onClick={() => onChoose(template)}>
              <KeptPicture {...picture} template={template} />
              <b>{template.title}</b>
            </button>
            {onRemove && template.own ? (
              <IconButton
                size="sm"
                label={t('templates.remove', { title: template.title })}
                icon={<IconTrash size={18} />}
                onClick={() => onRemove(template)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
