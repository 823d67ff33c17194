import { type KeyboardEvent, useMemo } from 'react';
import type { Company, Together } from '../../../together/Together.ts';
import { type TogetherProps, useOpenTogether } from '../../../together/useTogether.ts';
import type { MapDesk } from '../MapDesk.ts';

export function useMapTogether(
  desk: MapDesk | null,
  company: Company | null,
  props: TogetherProps,
): Together | null {
  const ground = useMemo(
    () => desk && { viewport: desk.viewport, items: () => desk.model.store.values() },
    [desk],
  );
  return useOpenTogether(ground, company, props);
}

/** C discusses what is chosen, or what has the keyboard, on the canvas and in the outline. */
export function discussKey(event: KeyboardEvent, desk: MapDesk, together: Together | null): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
  if (key !== 'c' || ctrlKey || metaKey || altKey || shiftKey || defaultPrevented) return;
  if (!(event.target as Element).matches('[data-item], [role="application"]')) return;
  const id = desk.selection.single ?? desk.selection.focused;
  if (id === null || together === null) return;
  event.preventDefault();
  together.discuss(id);
}
