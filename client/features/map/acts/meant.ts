/** What an act is about: what is chosen, or else what has the keyboard. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapDesk } from '../MapDesk.ts';
import type { MapReason } from './MapAct.ts';

/**
 * On the canvas the keyboard walks without choosing: then it means what it went on to, not the one item that was chosen
 * before. Several were chosen on purpose, as rows of the table are: they stay meant wherever it goes.
 */
export function meantItems({ selection, model, surface }: MapDesk): readonly ItemId[] {
  const { ids, current } = selection;
  const walked = surface.hands !== null && ids.size === 1 && current !== null;
  const meant = ids.size > 0 && !walked ? [...ids] : current === null ? [] : [current];
  return meant.filter((id) => model.store.get(id));
}

export const meantNodes = (desk: MapDesk): readonly ItemId[] =>
  meantItems(desk).filter((id) => desk.model.node(id));

export const meantLinks = (desk: MapDesk): readonly ItemId[] =>
  meantItems(desk).filter((id) => desk.model.link(id));

/** One item, node or link. */
export function meantOne(desk: MapDesk): ItemId | null {
  const [one, more] = meantItems(desk);
  return one !== undefined && more === undefined ? one : null;
}

/** Where something new is linked to: where the keyboard is. */
export function meantNode({ selection, model }: MapDesk): ItemId | null {
  const id = selection.current ?? selection.single;
  return model.node(id) ? id : null;
}

/** What has words to write: a node, or the name of a group. */
export function meantWords(desk: MapDesk): ItemId | null {
  const id = desk.selection.current ?? desk.selection.single;
  return id !== null && desk.model.group(id) ? id : meantNode(desk);
}

export const onCanvas = ({ surface }: MapDesk): MapReason | null => (surface.hands ? null : 'canvas');
export const needsItem = (desk: MapDesk): MapReason | null =>
  meantItems(desk).length > 0 ? null : 'nothing';
export const needsOne = (desk: MapDesk): MapReason | null => (meantOne(desk) ? null : 'one');
export const needsNode = (desk: MapDesk): MapReason | null => (meantNode(desk) ? null : 'node');
export const needsNodes = (desk: MapDesk): MapReason | null => (meantNodes(desk).length > 0 ? null : 'node');
export const needsLink = (desk: MapDesk): MapReason | null => (meantLinks(desk).length > 0 ? null : 'link');
