import { useMemo } from 'react';
import type { WorkspaceView } from '../../../../shared/api.ts';

export function useCityNames({ cities }: Pick<WorkspaceView, 'cities'>): readonly string[] {
  return useMemo(() => cities.map((city) => city.name), [cities]);
}
