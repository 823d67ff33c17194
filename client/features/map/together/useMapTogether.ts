import { useMemo } from 'react';
import type { Company, Together } from '../../../together/Together.ts';
import { type TogetherProps, useOpenTogether } from '../../../together/useTogether.ts';
import type { MapDesk } from '../MapDesk.ts';

export function useMapTogether(
  desk: MapDesk | null,
  company: Company | null,
  props: TogetherProps,
): Together | null {
  const ground = useMemo(
    () => desk && { viewport: desk.viewport, items: () => desk.model.store.latest() },
    [desk],
  );
  return useOpenTogether(ground, company, props);
}
