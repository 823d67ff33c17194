/** A map as files, a picture or on paper. */

import { useContext } from 'react';
import { commentCell, commentSection } from '../../../../shared/exchange/comments.ts';
import { exportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import {
  CONFIDENCES,
  CONTROLS,
  LINK_STATES,
  NODE_KINDS,
  RELATIONS,
  STATUSES,
  STRENGTHS,
} from '../../../../shared/maps/vocabulary.ts';
import ExportDialog from '../../../features/exports/ExportDialog.tsx';
import type { ExportDoor, Running, Saved } from '../../../features/exports/exportDoor.ts';
import { fileName } from '../../../features/exports/saveFile.ts';
import { useComments } from '../../../features/exports/useComments.ts';
import { useDesk } from '../../../features/map/MapDesk.ts';
import { knownCategories, knownFields } from '../../../features/map/own/choices.ts';
import { listOf } from '../../../i18n/dates.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import '../../../i18n/words/mapFiles.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { threadsOf } from '../exchange/threadsOf.ts';
import type { MapFilesProps } from './filesWindow.ts';
import { mapFileTitle } from './mapFileTitle.ts';
import { MAP_TEXT_FORMATS, type MapTextFormat, writeBeside } from './mapJobs.ts';

const FORMATS = ['png', 'svg', 'print', ...MAP_TEXT_FORMATS] as const;
type Format = (typeof FORMATS)[number];
const isPicture = (format: string) => format === 'png' || format === 'svg' || format === 'print';

const ENDS: Readonly<Record<MapTextFormat, readonly [string, string]>> = {
  nodesCsv: ['csv', 'text/csv;charset=utf-8'],
  linksCsv: ['csv', 'text/csv;charset=utf-8'],
  markdown: ['md', 'text/markdown;charset=utf-8'],
  json: ['json', 'application/json'],
  kumu: ['json', 'application/json'],
  graphml: ['graphml', 'application/xml'],
  prsm: ['prsm', 'application/json'],
};

function peopleOf({ members, workspace, attribution }: MapFilesProps) {
  const cities = new Map(workspace.cities.map((city) => [city.id, city.name]));
  const told = attribution ? members : [];
  return Object.fromEntries(
    told.map(({ id, name, cityId }) => [id, { name, city: (cityId && cities.get(cityId)) ?? '' }]),
  );
}

function useOutlineWords() {
  const { t } = useTranslation(['map', 'mapFiles']);
  const named = <Id extends string>(ids: readonly Id[], nameOf: (id: Id) => string) =>
    Object.fromEntries(ids.map((id) => [id, nameOf(id)]));
  return {
    kinds: named(NODE_KINDS, (one) => t(`kindsMany.${one}`)),
    relations: named(RELATIONS, (one) => t(`relations.${one}`)),
    categories: named(knownCategories(), (one) => t(`categories.${one}`)),
    fields: named(knownFields(), (one) => t(`fields.${one}`)),
    controls: named(CONTROLS, (one) => t(`controls.${one}`)),
    confidences: named(CONFIDENCES, (one) => t(`confidences.${one}`)),
    statuses: named(STATUSES, (one) => t(`statuses.${one}`)),
    strengths: named(STRENGTHS, (one) => t(`strengths.${one}`)),
    states: named(LINK_STATES, (one) => t(`states.${one}`)),
    control: t('control'),
    confidence: t('confidence'),
    sources: t('sources.title'),
    delay: t('delay'),
    untitled: t('untitled'),
    loops: t('mapFiles:loops'),
  };
}

interface MapExportProps extends MapFilesProps {
  readonly format?: Format | undefined;
  readonly onClose: () => void;
}

export default function MapExport(props: MapExportProps) {
  const { title, workspace, format = 'png', onClose } = props;
  const desk = useDesk();
  const { t, i18n } = useTranslation('mapFiles');
  const { t: ofComments } = useTranslation('exchange');
  const words = useOutlineWords();
  const chosen = [...desk.selection.ids].filter((id) => desk.model.node(id) ?? desk.model.group(id));
  const looked = [desk.colouring, desk.spotlight.sizes, desk.spotlight.lit].some((one) => one.get() !== null);
  const people = peopleOf(props);
  const discussion = useContext(TogetherContext)?.discussion;
  const threads = threadsOf(discussion?.state, (id) => people[id]?.name ?? '', props.attribution);
  const said = useComments(threads, ['nodesCsv', 'markdown']);
  const setting = { title, at: Date.now(), cities: workspace.cities, people };
  const content = (part: string) =>
    exportedMap(desk.context.doc, setting, part === 'chosen' ? (chosen as readonly ItemId[]) : null);
  const contents = (part: string) => {
    const { nodes, links } = content(part);
    if (nodes.length === 0) return '';
    const said = t('nodes', { count: nodes.length });
    return links.length === 0 ? said : listOf([said, t('links', { count: links.length })], i18n.language);
  };

  const titleOf = (id: ItemId): string => {
    const link = desk.model.link(id);
    if (link) return [link.from, link.to].map(titleOf).join(' → ');
    return (desk.model.node(id) ?? desk.model.group(id))?.text ?? '';
  };

  async function asText(
    format: MapTextFormat,
    part: string,
    { signal }: Running,
    wanted: boolean,
  ): Promise<Saved> {
    const map = content(part);
    const all = wanted ? threads : [];
    const there = new Set([...map.nodes, ...map.links, ...map.groups].map(({ item }) => item.id));
    const some = all.filter(({ about }) => (about === null ? part === 'all' : there.has(about)));
    const nodes = map.nodes.map((node) => ({
      ...node,
      comments: commentCell(some, node.item.id, said.words),
    }));
    const work = writeBeside({
      format,
      map: { ...map, nodes, ...(format === 'json' && { threads: some }) },
      words,
    });
    signal.addEventListener('abort', () => work.cancel());
    const [end, type] = ENDS[format];
    const section = format === 'markdown' ? commentSection(some, titleOf, said.words) : '';
    const named = mapFileTitle(title, format, t);
    const unknown = format === 'json' && discussion?.loaded.get() === false;
    return {
      kind: 'files',
      ...(unknown && { but: ofComments('comments.notHere') }),
      files: [{ name: fileName(named, end), blob: new Blob([await work.done, section], { type }) }],
    };
  }

  const door: ExportDoor = {
    parts: [
      { value: 'all', label: t('all') },
      ...(chosen.length > 0 ? [{ value: 'chosen', label: t('chosen', { count: chosen.length }) }] : []),
    ],
    part: chosen.length > 1 ? 'chosen' : 'all',
    format,
    formats: FORMATS.map((key) => ({ key, label: t(`formats.${key}`), about: t(`about.${key}`) })),
    contents,
    looks: [
      ...(looked
        ? [
            {
              label: t('look'),
              options: (['seen', 'plain'] as const).map((value) => ({ value, label: t(`looks.${value}`) })),
              of: isPicture,
            },
          ]
        : []),
      ...said.looks,
    ],
    async save(key, part, running, look) {
      const format = key as Format;
      if (!isPicture(format)) return asText(format, part, running, look === 'with' && said.of(format));
      const { mapAsPicture } = await import('./mapPicture.ts');
      const description = t('alt', { title, what: contents(part) });
      return mapAsPicture(format, content(part), {
        desk,
        asSeen: look === 'seen',
        words,
        description,
        running,
        language: i18n.language,
      });
    },
  };
  return <ExportDialog door={door} onClose={onClose} />;
}
