import type { ReactNode } from 'react';
import { memo, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ItemState, Selection } from './Selection.ts';
import type { Stage } from './Stage.ts';
import classes from './Surface.module.css';

interface HostProps<Id extends string> {
  readonly stage: Stage<Id>;
  readonly id: Id;
  readonly renderItem: (id: Id) => ReactNode;
}

export function useItemState<Id extends string>(selection: Selection<Id>, id: Id): ItemState {
  const subscribe = useCallback(
    (listener: () => void) => selection.subscribeTo(id, listener),
    [selection, id],
  );
  return useSyncExternalStore(subscribe, () => selection.stateOf(id));
}

function ItemHostOf<Id extends string>({ stage, id, renderItem }: HostProps<Id>) {
  const { selected, focused, editing } = useItemState(stage.selection, id);
  const register = useCallback(
    (element: HTMLElement | null) => (element ? stage.elements.register(id, element) : undefined),
    [stage, id],
  );
  const content = useMemo(() => renderItem(id), [renderItem, id]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={register}
      className={classes.item}
      role="group"
      tabIndex={focused ? 0 : -1}
      aria-describedby={selected ? 'chosen' : undefined}
      data-item={id}
      data-selected={selected || undefined}
      data-focused={focused || undefined}
      data-editing={editing || undefined}
    >
      {content}
    </div>
  );
}

const ItemHost = memo(ItemHostOf) as typeof ItemHostOf;

export function MountedItems<Id extends string>({ stage, renderItem }: Omit<HostProps<Id>, 'id'>) {
  const mounted = useSyncExternalStore(stage.mounting.subscribe, stage.mounting.snapshot);
  return mounted.map((id) => <ItemHost key={id} stage={stage} id={id} renderItem={renderItem} />);
}
