import { useCallback, useContext } from 'react';
import { TogetherContext } from '../../../together/Together.ts';
import type { CityOf } from './correspond.ts';

/** Which city people here speak for. */
export function useCityOf(): CityOf {
  const together = useContext(TogetherContext);
  return useCallback((id) => (id === null ? undefined : together?.personOf(id)?.badge), [together]);
}
