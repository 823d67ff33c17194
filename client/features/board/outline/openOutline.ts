/** Puts together what one open outline is made of. */

import { rememberedSingleKeys } from '../../../acts/singleKeys.ts';
import { Peers } from '../../../canvas/presence/Peers.ts';
import { PresencePublisher } from '../../../canvas/presence/PresencePublisher.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { writable } from '../../../live/readable.ts';
import type { LiveDocument } from '../../../live/types.ts';
import type { Announcer } from '../../../together/Announcer.ts';
import { rememberedAnnounceLevel } from '../../../together/announceLevel.ts';
import type { Action, Choosing, Desk } from '../actions/Action.ts';
import { ActionSet } from '../actions/ActionSet.ts';
import { Clipboard } from '../canvas/Clipboard.ts';
import { followHeld } from '../canvas/followHeld.ts';
import { followUnsent } from '../canvas/followUnsent.ts';
import { ItemNames } from '../canvas/ItemNames.ts';
import { openAnnouncer, voiceOf } from '../canvas/openAnnouncer.ts';
import { followSpotlight } from '../find/followSpotlight.ts';
import type { BoardCore } from '../useBoardCore.ts';
import { Folds } from './Folds.ts';
import { OthersLog } from './OthersLog.ts';
import { OutlineCommands } from './OutlineCommands.ts';
import type { RowFocus } from './RowFocus.ts';

export interface OutlineDesk extends Desk {
  readonly view: 'outline';
  readonly commands: OutlineCommands;
  readonly announcer: Announcer;
  readonly publisher: PresencePublisher;
  readonly folds: Folds;
  readonly others: OthersLog;
}

export interface OutlineOptions {
  readonly core: BoardCore;
  readonly live: Pick<LiveDocument, 'awareness' | 'documentId' | 'saveState' | 'foundUnsent'>;
  readonly authorOf: (memberId: string | null) => string;
  readonly actions: readonly Action[];
  readonly focus: Pick<RowFocus, 'focus' | 'reveal'>;
}

export function openOutline({ core, live, authorOf, actions, focus }: OutlineOptions) {
  const { model, selection } = core;
  const t = i18n.getFixedT<['board', 'actions']>(null, ['board', 'actions']);
  const names = new ItemNames({ model, t: i18n.getFixedT(null, 'board'), authorOf });
  const announceLevel = rememberedAnnounceLevel();
  const announcer = openAnnouncer(model, names, announceLevel);
  const others = openAnnouncer(model, names, announceLevel, OthersLog);
  const voice = voiceOf(announcer, core.history);
  const commands = new OutlineCommands({ ...core, names, voice, t });
  const publisher = new PresencePublisher(live.awareness);
  const peers = new Peers(live.awareness);
  const stops = [followSpotlight(core.spotlight), followHeld(commands), followUnsent(commands, live)];
  const desk: OutlineDesk = {
    ...core,
    view: 'outline',
    names,
    commands,
    clipboard: new Clipboard(commands),
    singleKeys: rememberedSingleKeys(),
    announceLevel,
    choosing: writable<Choosing | null>(null),
    actions: new ActionSet(actions),
    hands: null,
    announcer,
    peers,
    publisher,
    folds: new Folds(live.documentId),
    others,
    focusSurface: () => focus.focus(selection.focused),
    goTo(id) {
      selection.set([id]);
      focus.focus(id);
    },
    reveal: (id) => focus.reveal(id, selection),
  };
  return {
    ...desk,
    close() {
      for (const stop of stops) stop();
      selection.stopEditing();
      announcer.destroy();
      others.destroy();
      names.destroy();
      peers.destroy();
      publisher.leave();
    },
  };
}
