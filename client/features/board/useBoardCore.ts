/** One board opened in this tab: store, model, history and the context of its acts. Canvas and outline share it. */
import { useLayoutEffect, useState } from 'react';
import type { MemberView } from '../../../shared/api.ts';
import { boardItems } from '../../../shared/documents/board.ts';
import type { Connector } from '../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { readInFrame } from '../../canvas/frames.ts';
import { Selection } from '../../canvas/Selection.ts';
import { createRuler } from '../../canvas/text/measure.ts';
import { Viewport } from '../../canvas/Viewport.ts';
import { EntityStore } from '../../live/EntityStore.ts';
import type { ActContext, Home } from '../../live/edit.ts';
import { History } from '../../live/History.ts';
import { type Writable, writable } from '../../live/readable.ts';
import type { LiveDocument, Readable } from '../../live/types.ts';
import type { Panel } from './actions/Action.ts';
import { BoardModel } from './model/boardModel.ts';
import { NoteFitter } from './text/fitNote.ts';

export interface BoardCore {
  readonly model: BoardModel;
  readonly history: History;
  readonly context: ActContext;
  readonly fitter: NoteFitter;
  /** Kept here, so that looking at the outline in between loses neither the place nor the selection. */
  readonly viewport: Viewport;
  readonly selection: Selection<ItemId>;
  readonly look: { seen: boolean };
  readonly panel: Writable<Panel | null>;
  readonly adding: Writable<boolean>;
  readonly painting: Writable<boolean>;
  readonly presenting: Writable<boolean>;
  readonly spotlight: Writable<ReadonlySet<ItemId> | null>;
  /** Links that are not shown. */
  readonly leavesOut?: Readable<(link: Connector) => boolean>;
}

/** From where a board is looked at. */
export type Sight = Pick<BoardCore, 'viewport' | 'look'>;

function openCore(
  live: LiveDocument,
  me: MemberView | null,
  rights: { readonly canEdit: boolean; readonly home: Home | undefined },
  { viewport, look }: Sight,
): BoardCore & { close(): void } {
  const items = boardItems(live.doc);
  const origin = {};
  const store = new EntityStore<ItemId, NonNullable<ReturnType<typeof readItem>>>({
    map: items,
    parse: readItem,
    schedule: readInFrame,
  });
  const fitter = new NoteFitter(createRuler());
  const model = new BoardModel(
    store,
    (text, width, bold) => fitter.of(bold).height(text, width),
    (text, width, px, bold, least) => fitter.of(bold).words(text, width, px, least).height,
  );
  const history = new History(items, origin, Date.now);
  history.isHeld = (id) => model.item(id as ItemId)?.locked === true;
  const context: ActContext = {
    doc: live.doc,
    origin,
    author: me?.id ?? null,
    now: Date.now,
    mayEdit: () => rights.canEdit,
    home: () => rights.home,
    beforeEdit: () => history.step(),
  };
  return {
    model,
    history,
    context,
    fitter,
    viewport,
    selection: new Selection<ItemId>(model.withGroups),
    look,
    panel: writable<Panel | null>(null),
    adding: writable(false),
    painting: writable(false),
    presenting: writable(false),
    spotlight: writable<ReadonlySet<ItemId> | null>(null),
    close() {
      history.destroy();
      model.destroy();
      store.destroy();
    },
  };
}

/**
 * Null for the first moment: a store listens to its document, so it belongs to an effect. With another board's sight
 * it is looked at from the same place.
 */
export function useBoardCore(
  live: LiveDocument,
  me: MemberView | null,
  canEdit: boolean,
  { sight, home }: { readonly sight?: Sight; readonly home?: Home | undefined } = {},
): BoardCore | null {
  const [rights] = useState({ canEdit, home });
  useLayoutEffect(() => {
    Object.assign(rights, { canEdit, home });
  }, [rights, canEdit, home]);
  const [core, setCore] = useState<BoardCore | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a renamed member is the same author
  useLayoutEffect(() => {
    const opened = openCore(live, me, rights, sight ?? { viewport: new Viewport(), look: { seen: false } });
    setCore(opened);
    return () => {
      setCore(null);
      opened.close();
    };
  }, [live, me?.id, rights, sight]);
  return core;
}
