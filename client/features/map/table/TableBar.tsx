/** Over both tables of a map: the filter, what the rows are, and what else can be done with all of it. */
import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { AnalysisButton, FocusHint } from '../analysis/AnalysisButton.tsx';
import over from '../filter/Filter.module.css';
import FilterBar from '../filter/FilterBar.tsx';
import type { Filter } from '../filter/filter.ts';
import { useNarrowed } from '../filter/useNarrowed.ts';
import { UndoButtons } from '../UndoButtons.tsx';
import '../../../i18n/words/mapTable.ts';
import styles from './Table.module.css';
import { ROWS, type Rows, showRows } from './tableRows.ts';

interface TableBarProps {
  readonly rows: Rows;
  readonly filter: Filter;
  readonly shown: number;
  readonly count: number;
  readonly children?: ReactNode;
}

export function TableBar({ rows, filter, shown, count, children }: TableBarProps) {
  const { t } = useTranslation('mapTable');
  // Who takes a picture from here takes it as the canvas would show it.
  useNarrowed(filter);
  return (
    <>
      <div className={over.overTable}>
        <FilterBar {...{ filter, shown, count }} stays>
          <span className={styles.acts}>
            <UndoButtons />
            <AnalysisButton plain />
            {children}
          </span>
          <span data-rows>
            <SegmentedControl
              label={t('rowsAre')}
              value={rows}
              segments={ROWS.map((value) => ({ value, label: t(`rowsOf.${value}`) }))}
              onChange={showRows}
            />
          </span>
        </FilterBar>
      </div>
      <div className={styles.hint}>
        <FocusHint inList />
      </div>
    </>
  );
}
