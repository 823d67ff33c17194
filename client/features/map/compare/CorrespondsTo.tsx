/** “Corresponds to…”: of one node the other is chosen by its words; two that are chosen are joined at once. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { concerns } from '../../../../shared/maps/counts.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { meantNodes } from '../acts/meant.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import '../../../i18n/words/mapCompare.ts';
import styles from './CorrespondsTo.module.css';
import { sayTheyCorrespond } from './correspond.ts';

/** Those of its kind first, and of them those of other cities. */
function othersOf({ model, cities }: MapDesk, node: MapNode): readonly MapNode[] {
  const here = cities().filter(({ id }) => concerns(node, id));
  const far = (one: MapNode) =>
    (one.kind === node.kind ? 0 : 2) + (here.some(({ id }) => concerns(one, id)) ? 1 : 0);
  const joined = model
    .linksOf(node.id)
    .filter(({ relation, state }) => relation === 'corresponds' && state !== 'disputed')
    .flatMap(({ from, to }) => [from, to]);
  return model
    .nodes()
    .filter(({ id, text }) => id !== node.id && text.trim() !== '' && !joined.includes(id))
    .toSorted((a, b) => far(a) - far(b));
}

function Choose({ node, onClose }: { readonly node: MapNode; readonly onClose: () => void }) {
  const { t } = useTranslation('mapCompare');
  const desk = useDesk();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The menu that led here gives the keyboard back first.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const found = othersOf(desk, node).filter(({ text }) => fold(text).includes(fold(query.trim())));
  const join = (other: MapNode | undefined) => {
    if (other === undefined) return;
    onClose();
    sayTheyCorrespond(desk, node.id, other.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    join(found[0]);
  };
  return (
    <>
      <p className={styles.node}>{desk.commands.titleOf(node.id)}</p>
      <TextField
        ref={field}
        label={t('which')}
        type="search"
        value={query}
        onChange={setQuery}
        onKeyDown={onKeyDown}
      />
      <ul className={styles.found} aria-label={t('which')}>
        {found.map((one) => {
          const Icon = KIND_ICONS[one.kind];
          const badges = desk.cities().filter(({ id }) => concerns(one, id));
          return (
            <li key={one.id}>
              <button type="button" data-kind={one.kind} onClick={() => join(one)}>
                <Icon size={18} aria-hidden />
                <span>{desk.commands.titleOf(one.id)}</span>
                <small>{badges.map(({ badge }) => badge).join(' ')}</small>
              </button>
            </li>
          );
        })}
      </ul>
      <p role="status">{found.length === 0 ? t('noneSuch') : ''}</p>
    </>
  );
}

export default function CorrespondsTo({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('mapCompare');
  const desk = useDesk();
  const [[one, other]] = useState(() => meantNodes(desk));
  const both = one !== undefined && other !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it is asked for
  useEffect(() => {
    if (!both) return;
    onClose();
    sayTheyCorrespond(desk, one, other);
  }, []);
  const node = both || one === undefined ? null : desk.model.node(one);
  return (
    <Dialog open={node !== null} onClose={onClose} title={t('correspondsTo')}>
      {node ? <Choose node={node} onClose={onClose} /> : null}
    </Dialog>
  );
}
