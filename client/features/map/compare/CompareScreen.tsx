/** Cities beside each other on one map: what they share, what only one has, what one solved that another has open. */
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useMapGraph } from '../analysis/useMapGraph.ts';
import { useDesk } from '../MapDesk.ts';
import { UndoButtons } from '../UndoButtons.tsx';
import '../../../i18n/words/mapCompare.ts';
import styles from './Compare.module.css';
import { type Comparing, compare, SHOWS, type Show, stopComparing, useComparing } from './comparing.ts';
import { Groups } from './Groups.tsx';
import { Overlaid } from './Overlaid.tsx';
import { Practices } from './Practices.tsx';
import { SideBySide } from './SideBySide.tsx';
import { Suggestions } from './Suggestions.tsx';
import tables from './Tables.module.css';
import { useCompared } from './useCompared.ts';

/** Two always stay. With two in all there is nothing to choose. */
function Cities({ chosen }: { readonly chosen: Comparing['cities'] }) {
  const { t } = useTranslation('mapCompare');
  const all = useDesk().cities();
  if (all.length <= 2) return null;
  const turn = (id: string, on: boolean) =>
    compare({
      compare: all
        .filter((city) => (city.id === id ? on : chosen.includes(city)))
        .map((city) => city.id)
        .join(','),
      only: '',
    });
  return (
    <fieldset className={styles.cities}>
      <legend>{t('cities')}</legend>
      {all.map((city) => {
        const on = chosen.includes(city);
        return (
          <label key={city.id} data-on={on || undefined}>
            <input
              type="checkbox"
              checked={on}
              disabled={on && chosen.length <= 2}
              onChange={() => turn(city.id, !on)}
            />
            {city.name}
          </label>
        );
      })}
    </fieldset>
  );
}

function Bar({ comparing, children }: { readonly comparing: Comparing; readonly children?: ReactNode }) {
  const { t } = useTranslation(['mapCompare', 'map']);
  const { commands } = useDesk();
  const { cities, show, of } = comparing;
  const kinds = NODE_KINDS.map((kind) => ({ value: kind, label: t(`map:kindsMany.${kind}`) }));
  return (
    <div className={styles.bar}>
      <div className={styles.asks}>
        <SegmentedControl<Show>
          label={t('how')}
          value={show}
          segments={SHOWS.map((value) => ({ value, label: t(`shows.${value}`) }))}
          onChange={(next) => compare({ show: next === 'side' ? '' : next })}
        />
        {show === 'practices' ? null : (
          <>
            <Cities chosen={cities} />
            <Select
              label={t('what')}
              labelHidden
              value={of}
              options={[...kinds, { value: 'all' as const, label: t('everything') }]}
              onChange={(next) => compare({ of: next === 'barrier' ? '' : next, only: '' })}
            />
          </>
        )}
        {children}
      </div>
      <span className={styles.rest}>
        {commands.mayEdit ? <UndoButtons /> : null}
        <IconButton label={t('close')} icon={<IconX size={20} />} onClick={() => stopComparing()} />
      </span>
    </div>
  );
}

/** Stands on paper, too. */
function Aside({ words }: { readonly words: string }) {
  return (
    <p className={styles.note} data-paper={words}>
      {words}
    </p>
  );
}

function Cityscape({ comparing }: { readonly comparing: Comparing }) {
  const { t } = useTranslation('mapCompare');
  const graph = useMapGraph();
  const groups = useCompared(graph, comparing);
  const { cities, show, only } = comparing;
  if (cities.length < 2)
    return (
      <>
        <Bar comparing={comparing} />
        <p className={styles.note}>{t('needsTwo')}</p>
      </>
    );
  const nobody = groups.find(({ group }) => group === 'none');
  const said = groups.filter(({ group }) => group !== 'none');
  const shown = said.some(({ group }) => group === only) ? said.filter(({ group }) => group === only) : said;
  return (
    <>
      <Bar comparing={comparing}>
        <Groups groups={said} cities={cities} only={shown === said ? '' : only} />
      </Bar>
      <div className={tables.body}>
        <Suggestions graph={graph} cities={cities} />
        {said.length === 0 ? <p className={styles.note}>{t('nothing')}</p> : null}
        {said.length === 0 ? null : show === 'over' ? (
          <Overlaid groups={shown} cities={cities} graph={graph} />
        ) : (
          <SideBySide groups={shown} cities={cities} graph={graph} />
        )}
        {nobody ? <Aside words={t('nobody', { count: nobody.rows.length })} /> : null}
      </div>
    </>
  );
}

/** What is chosen here stands in the panel; what is not here is gone to on the map. */
function useSurface(root: React.RefObject<HTMLElement | null>) {
  const { look, surface, selection } = useDesk();
  useEffect(() => {
    const find = (id: ItemId | null) => {
      const now = document.activeElement;
      if (now instanceof HTMLElement && now.dataset.item === id && root.current?.contains(now)) return now;
      return id && root.current?.querySelector<HTMLElement>(`[data-item="${id}"]`);
    };
    surface.focus = () => (find(selection.single) || root.current)?.focus();
    surface.goTo = (id) => {
      selection.set([id]);
      const found = find(id);
      if (found) found.focus();
      else {
        look.named = null;
        stopComparing(id);
      }
    };
  }, [look, surface, selection, root]);
}

export default function CompareScreen({ title }: { readonly title: string }) {
  const { t } = useTranslation('mapCompare');
  const { selection } = useDesk();
  const comparing = useComparing();
  const root = useRef<HTMLElement>(null);
  useSurface(root);
  useEffect(() => root.current?.focus(), []);
  if (comparing === null) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons are pressed here: to the map these keys would mean writing.
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (selection.single !== null) selection.clear();
    else if ((event.target as Element).closest('td > [aria-haspopup]')) root.current?.focus();
    else stopComparing();
  };
  return (
    <section
      ref={root}
      className={styles.screen}
      aria-label={t(comparing.show === 'practices' ? 'practicesOf' : 'title', { title })}
      tabIndex={-1}
      data-region="board"
      data-comparison=""
      onKeyDown={onKeyDown}
    >
      {comparing.show === 'practices' ? (
        <>
          <Bar comparing={comparing} />
          <Practices title={title} />
        </>
      ) : (
        <Cityscape comparing={comparing} />
      )}
    </section>
  );
}
