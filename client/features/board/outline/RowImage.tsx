import { useState } from 'react';
import type { ImageItem } from '../../../../shared/documents/boardKinds.ts';
import { imageAddress } from '../../../../shared/documents/boardKinds.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Badge } from '../../../ui/Badge.tsx';
import styles from './Outline.module.css';

/** The words beside it say what it shows. */
export function RowImage({ item }: { readonly item: ImageItem }) {
  const { t } = useTranslation('outline');
  const [missing, setMissing] = useState(false);
  if (missing) return <Badge>{t('kinds.image')}</Badge>;
  return (
    <img
      className={styles.thumbnail}
      src={imageAddress(item)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setMissing(true)}
    />
  );
}
