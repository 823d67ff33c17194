import styles from './Skeleton.module.css';

interface SkeletonProps {
  readonly width?: string | number;
  readonly height?: string | number;
  readonly circle?: boolean;
}

/** The grey shape of what is coming. The region around it says `aria-busy`; this is hidden from screen readers. */
export function Skeleton({ width = '100%', height = 14, circle = false }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={styles.skeleton}
      style={{ width, height, borderRadius: circle ? '50%' : undefined }}
    />
  );
}
