import { useEffect, useRef } from 'react';

/** Files that are dropped anywhere on the page. `take` answers whether they are its own: what it leaves is for others. */
export function useFileDrop(take: (files: readonly File[]) => boolean): void {
  const now = useRef(take);
  now.current = take;
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && !event.defaultPrevented && now.current(files)) event.preventDefault();
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, []);
}
