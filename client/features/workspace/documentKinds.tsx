/** How each kind of document is told apart, and where it is opened. */
import { IconNote, IconSitemap } from '@tabler/icons-react';
import type { SteadyDocument } from '../../../shared/api.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';

interface KindIconProps {
  readonly kind: SteadyDocument['kind'];
  readonly className?: string | undefined;
}

export function KindIcon({ kind, className }: KindIconProps) {
  const { t } = useTranslation();
  const Icon = kind === 'barrierMap' ? IconSitemap : IconNote;
  return <Icon size={18} role="img" aria-label={t(`doc.kindOf.${kind}`)} className={className} />;
}

const PAGES: Readonly<Record<SteadyDocument['kind'], string>> = { board: 'd', barrierMap: 'm' };

export function documentPath({
  kind,
  workspaceId,
  id,
}: Pick<SteadyDocument, 'kind' | 'workspaceId' | 'id'>): string {
  return `/w/${workspaceId}/${PAGES[kind]}/${id}`;
}
