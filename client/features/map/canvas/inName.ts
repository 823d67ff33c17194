/** What of an item is drawn as marks, in words: for the name of its element, where marks are not heard. */

import type { CityView } from '../../../../shared/api.ts';
import { isNode, type MapLink, type MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapDesk } from '../MapDesk.ts';
import { loopsThrough } from '../model/loopsThrough.ts';

type Words = MapDesk['commands']['parts']['t'];

function ofNode(node: MapNode, { cities: all, model }: MapDesk, t: Words): readonly string[] {
  const cities: readonly CityView[] = all();
  const inCities = cities.flatMap(({ id, name }) => {
    const [severity, status] = [node.severity[id], node.status[id]];
    return [
      severity === undefined ? '' : `${t('severityIn', { city: name })} ${severity}`,
      status === undefined ? '' : `${t('statusIn', { city: name })}: ${t(`statuses.${status}`)}`,
    ];
  });
  const loops = loopsThrough(model, node.id).map((text) => t('inLoop', { text }));
  return [
    node.category ? t(`categories.${node.category}`) : '',
    ...inCities,
    node.pinned ? t('pinned') : '',
    ...loops,
  ];
}

const ofLink = ({ strength, delay }: MapLink, t: Words): readonly string[] => [
  strength === 'medium' ? '' : `${t('strength')}: ${t(`strengths.${strength}`)}`,
  delay ? t('delay') : '',
];

export function inName(desk: MapDesk, id: ItemId): string {
  const { model, commands } = desk;
  const { t } = commands.parts;
  const item = model.store.get(id);
  const parts = isNode(item) ? ofNode(item, desk, t) : item?.kind === 'link' ? ofLink(item, t) : [];
  return parts.filter((part) => part !== '').join(', ');
}
