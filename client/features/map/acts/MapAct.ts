/**
 * What a person can do on a map, as entries of one list: keys of canvas, table and outline, the command menu and the
 * shortcut sheet are made from it. A feature adds its own list in mapActList.ts, the page gives its own to the map.
 */
import type en from '../../../i18n/en/map.json';
import type acts from '../../../i18n/en/mapActs.json';
import { missingText } from '../../../i18n/errorText.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { MapDesk } from '../MapDesk.ts';

/** Why something cannot be done now: `reasons` of i18n/…/map.json. */
export type MapReason = keyof typeof en.reasons;
export type MapGroup = keyof typeof acts.groups;
export type ActWords = TFunction<'mapActs'>;

export interface MapAct {
  /** Its name is `names.<id>` of i18n/…/mapActs.json, unless `label` says otherwise. */
  readonly id: string;
  readonly group: MapGroup;
  /** As people read them, `Ctrl+K`; the first is shown, the others work too. */
  readonly keys?: readonly string[];
  /** The surface or the page hears these keys itself; here they are only named. */
  readonly native?: boolean;
  /** The keys work wherever the focus is on the page, except single ones where somebody writes. */
  readonly everywhere?: boolean;
  /** Its keys come before those of the surface. */
  readonly first?: boolean;
  /** When it cannot be done its keys mean nothing, and nothing is said. */
  readonly quiet?: boolean;
  /** It changes the map: on a map that may only be read it is off, and says so. */
  readonly writes?: boolean;
  /** It is so already, of all that it is about: one of a choice. */
  checked?(desk: MapDesk): boolean;
  label?(t: ActWords, desk: MapDesk): string;
  /** Why it cannot be done now; null when it can. */
  when?(desk: MapDesk): MapReason | null;
  run(desk: MapDesk): void;
}

export function reasonAgainst(act: MapAct, desk: MapDesk): MapReason | null {
  if (act.writes && !desk.commands.mayEdit) return 'readOnly';
  return act.when?.(desk) ?? null;
}

/** Why nothing happens, where the code of an act cannot be had. */
export const sayNotLoaded =
  ({ commands: { parts } }: MapDesk) =>
  (cause: unknown): void =>
    parts.voice.problem(missingText(cause));

/** A view may do it in its own way, as the table makes a new row of the kind that is shown. */
export function carryOut(act: MapAct, desk: MapDesk): void {
  const { activeElement } = document;
  (desk.surface.own[act.id] ?? act.run)(desk);
  if (activeElement === document.body) return;
  // The row that had the keyboard may stand elsewhere now, as one of another kind in the outline.
  requestAnimationFrame(() => document.activeElement === document.body && desk.surface.focus());
}
