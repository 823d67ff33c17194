/** The demo twinning's barrier map as one Yjs update. Same ids and times in, same bytes out. Its content is invented. */
import * as Y from 'yjs';
import {
  changeMapItem,
  insertLink,
  insertNode,
  judgeLink,
  mapItems,
} from '../../shared/documents/barrierMap.ts';
import { type CityId, parseCityId } from '../../shared/ids.ts';
import type { Category, Control, NodeKind, Relation, Status } from '../../shared/maps/vocabulary.ts';
import { proposeRelation } from '../../shared/maps/vocabulary.ts';
import type { DemoIds } from './demoBoard.ts';

export const DEMO_MAP_TITLE = 'Barriers to renovating apartment blocks';
const SEED_CLIENT = 1;
const COLUMN = 420;
const ROW = 118;
const [BUDAPEST, ESKISEHIR] = ['budapest-hu', 'eskisehir-tr'].map(parseCityId) as [CityId, CityId];

interface DemoNode {
  readonly key: string;
  readonly kind: NodeKind;
  readonly at: readonly [number, number];
  readonly text: string;
  readonly category?: Category;
  readonly control?: readonly Control[];
  /** In Budapest and in Eskişehir; null where it is no barrier. */
  readonly severity?: readonly [number | null, number | null];
  readonly status?: readonly [Status | null, Status | null];
}

const NODES: readonly DemoNode[] = [
  { key: 'quarrels', kind: 'cause', at: [0, 0], text: 'Old quarrels in the house', category: 'social' },
  {
    key: 'law',
    kind: 'barrier',
    at: [0, 1],
    text: 'Law asks for 4/5 of all owners',
    category: 'regulation',
    control: ['region-state'],
    severity: [1, 5],
  },
  {
    key: 'advice',
    kind: 'barrier',
    at: [0, 5.5],
    text: 'Nobody advises owners on money',
    category: 'capacity',
    control: ['city'],
    severity: [2, 4],
    status: ['overcome', 'open'],
  },
  {
    key: 'elections',
    kind: 'cause',
    at: [0, 3.5],
    text: 'After elections the team changes',
    category: 'political',
  },
  { key: 'chairs', kind: 'actor', at: [0, -1], text: 'Chairs of owners’ associations' },
  {
    key: 'trust',
    kind: 'barrier',
    at: [1, -1],
    text: 'Owners do not trust the savings',
    category: 'social',
    control: ['city', 'citizens'],
    severity: [4, 3],
  },
  {
    key: 'agree',
    kind: 'barrier',
    at: [1, 1],
    text: 'Owners do not agree to renovate',
    category: 'social',
    control: ['citizens'],
    severity: [5, 4],
    status: ['tackled', 'open'],
  },
  {
    key: 'upfront',
    kind: 'barrier',
    at: [1, 2.2],
    text: 'The first payment is too high',
    category: 'finance',
    control: ['private', 'region-state'],
    severity: [4, 5],
  },
  {
    key: 'forms',
    kind: 'barrier',
    at: [1, 3.4],
    text: 'Too many forms and offices',
    category: 'governance',
    control: ['city', 'region-state'],
    severity: [3, 4],
  },
  {
    key: 'aware',
    kind: 'barrier',
    at: [1, 4.6],
    text: 'Few people know what help there is',
    category: 'social',
    control: ['city'],
    severity: [3, 4],
  },
  {
    key: 'apathy',
    kind: 'barrier',
    at: [0, 2.2],
    text: 'Neighbours say it can wait',
    category: 'social',
    control: ['citizens'],
    severity: [4, 3],
  },
  {
    key: 'visit',
    kind: 'cause',
    at: [2, -1],
    text: 'Few renovated blocks to visit',
    category: 'social',
    severity: [2, 4],
  },
  {
    key: 'heritage',
    kind: 'barrier',
    at: [0, 4.5],
    text: 'A heritage permit takes nine months',
    category: 'regulation',
    control: ['city'],
    severity: [3, null],
  },
  {
    key: 'disturb',
    kind: 'barrier',
    at: [1, -2.1],
    text: 'Works in the house disturb people',
    category: 'social',
    control: ['private'],
    severity: [3, null],
  },
  {
    key: 'long',
    kind: 'barrier',
    at: [2, -2.1],
    text: 'Long works disturb the neighbours',
    category: 'social',
    control: ['private'],
    severity: [null, 2],
  },
  {
    key: 'firms',
    kind: 'barrier',
    at: [3, 2.2],
    text: 'The same six firms do every job',
    category: 'capacity',
    control: ['private'],
    severity: [null, 3],
  },
  { key: 'few', kind: 'effect', at: [2, 1], text: 'Few renovations each year' },
  {
    key: 'builders',
    kind: 'barrier',
    at: [2, 2.2],
    text: 'Too few insulation builders',
    category: 'capacity',
    control: ['private'],
    severity: [4, 3],
  },
  { key: 'shop', kind: 'lever', at: [2, 3.4], text: 'One-stop shop for owners' },
  { key: 'emissions', kind: 'effect', at: [3, 0.2], text: 'Emissions stay high' },
  { key: 'cold', kind: 'effect', at: [3, 1.2], text: 'Poorer homes stay cold' },
  { key: 'tender', kind: 'solution', at: [3, 3.2], text: 'Joint tender for ten blocks' },
  { key: 'desk', kind: 'solution', at: [3, 5.2], text: 'Climate Agency advice desk' },
  { key: 'model', kind: 'solution', at: [3, -2], text: 'Model block with an open door' },
  { key: 'street', kind: 'evidence', at: [3, -1], text: 'Odunpazarı: one street, 12 blocks' },
  { key: 'tenants', kind: 'question', at: [0, -2], text: 'Do tenants gain or lose?' },
];

/** What both cities looked at together, and where the effect takes years. */
const AGREED: ReadonlySet<string> = new Set([
  'upfront → agree',
  'agree → few',
  'few → visit',
  'visit → trust',
]);
const DISPUTED = 'apathy → agree';
const SLOW: ReadonlySet<string> = new Set(['few → visit', 'elections → forms', 'few → emissions']);
const STRONG: ReadonlySet<string> = new Set(['law → agree', 'upfront → agree', 'builders → few']);

type DemoLink = readonly [from: string, to: string, relation?: Relation];

const LINKS: readonly DemoLink[] = [
  ['tenants', 'trust'],
  ['agree', 'chairs'],
  ['quarrels', 'agree'],
  ['law', 'agree'],
  ['advice', 'agree'],
  ['elections', 'forms'],
  ['trust', 'agree'],
  ['visit', 'trust'],
  ['few', 'visit'],
  ['agree', 'few', 'causes'],
  ['upfront', 'agree'],
  ['forms', 'upfront'],
  ['aware', 'forms', 'unclear'],
  ['apathy', 'agree'],
  ['builders', 'few', 'causes'],
  ['few', 'emissions'],
  ['few', 'cold'],
  ['agree', 'shop'],
  ['forms', 'shop'],
  ['shop', 'desk'],
  ['builders', 'tender'],
  ['model', 'visit'],
  ['street', 'visit', 'reduces'],
  ['advice', 'desk'],
  ['heritage', 'forms'],
  ['firms', 'few', 'causes'],
];

function byCity<Value>([budapest, eskisehir]: readonly [Value | null, Value | null]) {
  return {
    ...(budapest !== null && { [BUDAPEST]: budapest }),
    ...(eskisehir !== null && { [ESKISEHIR]: eskisehir }),
  };
}

export function demoMapUpdate(ids: DemoIds, at: number): Uint8Array {
  const id = (key: string) => ids.item(`map: ${key}`);
  const doc = new Y.Doc({ gc: false });
  doc.clientID = SEED_CLIENT;
  const kinds = new Map(NODES.map((node) => [node.key, node.kind]));
  doc.transact(() => {
    const items = mapItems(doc);
    NODES.forEach(({ key, at: [column, row], severity, status, ...fields }, index) => {
      const author = ids.member(index % 2 === 0 ? 'marta' : 'elif');
      const place = { x: column * COLUMN, y: Math.round(row * ROW) };
      insertNode(items, {
        ...(fields.kind === 'barrier' && { field: 'buildings' as const }),
        ...fields,
        ...place,
        id: id(key),
        author,
        at: at + index,
        ...(severity && { severity: byCity(severity) }),
        ...(status && { status: byCity(status) }),
      });
    });
    LINKS.forEach(([from, to, relation], index) => {
      const author = ids.member('elif');
      const proposed = proposeRelation(kinds.get(from) ?? '', kinds.get(to) ?? '');
      const name = `${from} → ${to}`;
      insertLink(items, {
        id: id(name),
        author,
        at: at + 100 + index,
        from: id(from),
        to: id(to),
        relation: relation ?? proposed,
      });
      changeMapItem(items, id(name), {
        delay: SLOW.has(name),
        ...(STRONG.has(name) && { strength: 'strong' }),
      });
      const state = name === DISPUTED ? 'disputed' : 'agreed';
      if (AGREED.has(name) || name === DISPUTED)
        judgeLink(items, id(name), { state, by: ids.member('marta'), at: at + 200 + index });
    });
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
