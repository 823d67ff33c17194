import { useEffect, useState } from 'react';
import { mapColumns } from '../../../../shared/documents/barrierMap.ts';
import type { OwnColumn } from '../../../../shared/documents/ownColumns.ts';
import { useDesk } from '../MapDesk.ts';
import { columnsOf } from './columnActs.ts';

/** In their order, as they are now, whoever changes them. */
export function useOwnColumns(): readonly OwnColumn[] {
  const desk = useDesk();
  const [all, setAll] = useState(() => columnsOf(desk));
  useEffect(() => {
    const columns = mapColumns(desk.context.doc);
    const read = () => setAll(columnsOf(desk));
    read();
    columns.observeDeep(read);
    return () => columns.unobserveDeep(read);
  }, [desk]);
  return all;
}
