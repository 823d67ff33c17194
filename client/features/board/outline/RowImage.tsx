import { useState } from 'react';
import type { ImageItem } from '../../../../shared/documents/boardKinds.ts';
import { imageAddress } from '../../../../shared/documents/boardKinds.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { cropStyle } from '../model/cropStyle.ts';
import styles from './Outline.module.css';

/** The words beside it say what it shows. */
export function RowImage({ item }: { readonly item: ImageItem }) {
  const { t } = useTranslation('outline');
  const [missing, setMissing] = useState(false);
  if (missing) return <Badge>{t('kinds.image')}</Badge>;
  const { crop } = item;
  const picture = (
    <img
      className={crop ? undefined : styles.thumbnail}
      src={imageAddress(item)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      style={cropStyle(crop)}
      onError={() => setMissing(true)}
    />
  );
  if (!crop) return picture;
  // Of the proportions of the window, within the same place.
  const scale = Math.min(64 / item.w, 44 / item.h);
  const size = { width: scale * item.w, height: scale * item.h };
  return (
    <span className={styles.cropped}>
      <span style={size}>{picture}</span>
    </span>
  );
}
