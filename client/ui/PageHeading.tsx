import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from './address.tsx';
import styles from './PageHeading.module.css';

interface PageHeadingProps {
  /** What the browser's tab says before the product's name. */
  readonly title: string;
  /** The heading when it is more than the title's words. */
  readonly children?: ReactNode;
  /** False where another thing on the page takes the focus, e.g. the first field of a form. */
  readonly takesFocus?: boolean;
}

/**
 * The page's h1. After a change of page it takes the focus, so that a screen reader says where one is and Tab goes on
 * from the top; on the first load the browser's own start is left alone.
 */
export function PageHeading({ title, children, takesFocus = true }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useLocation().key !== 'default';
  useEffect(() => {
    if (arrived && takesFocus) heading.current?.focus();
  }, [arrived, takesFocus]);
  return (
    <>
      <title>{`${title} · Jumelage`}</title>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {children ?? title}
      </h1>
    </>
  );
}
