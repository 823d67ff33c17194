/**
 * The demo programme of a fresh store. Every id follows from a random salt that is stored first, so that a start that
 * was cut off is finished by the next one and nothing is made twice.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { NewTwinning } from '../../shared/api.ts';
import type { Twinning, TwinningCity } from '../../shared/domain/programme.ts';
import type { DocumentKind } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { CityId, CohortId, DocumentId, MemberId, ProgrammeId, WorkspaceId } from '../../shared/ids.ts';
import { parseCityId } from '../../shared/ids.ts';
import { PEOPLE_COLOURS } from '../../shared/protocol.ts';
import type { Clock } from '../clock.ts';
import type { EntityKind, EntityOf } from '../storage/entities.ts';
import type { Entities, Store } from '../storage/Store.ts';
import rows from './data/twinnings.json' with { type: 'json' };
import { demoBoardUpdate, demoSheetUpdate } from './demoBoard.ts';
import { DEMO_MAP_TITLE, demoMapUpdate } from './demoMap.ts';
import { DEMO_SHEETS } from './demoSheets.ts';
import type { DemoPerson } from './demoTexts.ts';
import { DEMO_BOARD_TITLE, DEMO_EMPTY_TITLE, DEMO_PEOPLE, SECOND_PEOPLE } from './demoTexts.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST = 'Budapest · Eskişehir';
const SECOND = 'Klagenfurt · Gozo · Vilnius · Chalkida';
const SETTING = 'demo';
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz_';

export interface Demo {
  readonly workspaceId: WorkspaceId;
  readonly boardId: DocumentId;
}

/** A name's id in this demo, in the form that shared/ids wants. */
type IdOf = <Id extends string>(name: string) => Id;

function idsFrom(salt: string): IdOf {
  return <Id extends string>(name: string) => {
    const bytes = createHash('sha256').update(`${salt}:${name}`).digest().subarray(0, 20);
    return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('') as Id;
  };
}

async function insertOnce<Kind extends EntityKind>(entities: Entities, kind: Kind, entity: EntityOf<Kind>) {
  try {
    await entities.insert(kind, entity);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
  }
}

/** The salt of this store's demo; null where there is none and none shall be made. */
async function findSalt(entities: Entities): Promise<string | null> {
  const kept = (await entities.get('setting', SETTING))?.entity.value;
  if (kept !== undefined) return kept;
  if ((await entities.list('programme')).length > 0) return null;
  await insertOnce(entities, 'setting', { id: SETTING, value: randomBytes(16).toString('hex') });
  return (await entities.get('setting', SETTING))?.entity.value ?? null;
}

/** A real twinning of the reference data, by its activity. */
function realTwinning(activity: string): NewTwinning {
  const row = rows.find((one) => one.activity === activity);
  const cities = (ids: readonly string[] = []) => ids.map(parseCityId).filter((id) => id !== null);
  return { activity, pilots: cities(row?.pilots), twins: cities(row?.twins) };
}

interface Seeding {
  readonly entities: Entities;
  readonly id: IdOf;
  readonly now: number;
}

async function seedTwinning({ entities, id, now }: Seeding, name: string, request: NewTwinning) {
  const cities: TwinningCity[] = [
    ...request.pilots.map((cityId) => ({ cityId, part: 'pilot' as const })),
    ...request.twins.map((cityId) => ({ cityId, part: 'twin' as const })),
  ];
  const twinning: Twinning = {
    id: id(`twinning ${name}`),
    cohortId: id<CohortId>('cohort'),
    workspaceId: id(`workspace ${name}`),
    name,
    activity: request.activity ?? '',
    cities,
    createdAt: now,
  };
  const workspace = { id: twinning.workspaceId, twinningId: twinning.id, name, createdAt: now };
  await insertOnce(entities, 'workspace', workspace);
  await insertOnce(entities, 'twinning', twinning);
  return twinning.workspaceId;
}

async function seedPeople(
  { entities, id, now }: Seeding,
  workspaceId: WorkspaceId,
  people: readonly DemoPerson[],
) {
  for (const [index, { key, name, city, role }] of people.entries())
    await insertOnce(entities, 'member', {
      id: id<MemberId>(`member ${key}`),
      workspaceId,
      name,
      role,
      cityId: city as CityId | null,
      colour: index % PEOPLE_COLOURS.length,
      joinedAt: now - 20 * DAY + index,
      removedAt: null,
    });
}

interface Shelved {
  readonly title: string;
  readonly kind?: DocumentKind;
  readonly by: string;
  readonly hoursAgo: number;
  readonly archived?: boolean;
}

async function seedDocument({ entities, id, now }: Seeding, workspaceId: WorkspaceId, shelved: Shelved) {
  const { title, kind = 'board', by, hoursAgo, archived = false } = shelved;
  const updatedAt = now - hoursAgo * HOUR;
  const documentId = id<DocumentId>(`document ${title}`);
  await insertOnce(entities, 'document', {
    id: documentId,
    workspaceId,
    kind,
    title,
    createdBy: id<never>(`member ${by}`),
    createdAt: Math.min(updatedAt, now - 19 * DAY),
    updatedAt,
    archivedAt: archived ? updatedAt : null,
    epoch: 1,
  });
  return documentId;
}

/** The first record of a document's log, once. */
async function seedContent({ log }: Store, documentId: DocumentId, update: () => Uint8Array) {
  if ((await log.load(documentId)).head === 0) await log.append(documentId, 0, update());
}

async function seedBoards(store: Store, seeding: Seeding, workspaces: Readonly<Record<string, WorkspaceId>>) {
  const { id, now } = seeding;
  const ids = {
    item: (name: string) => id<never>(`item ${name}`),
    member: (key: string) => id<never>(`member ${key}`),
  };
  for (const sheet of DEMO_SHEETS) {
    const workspaceId = workspaces[sheet.workspace];
    if (workspaceId === undefined) continue;
    const documentId = await seedDocument(seeding, workspaceId, sheet);
    const at = now - sheet.hoursAgo * HOUR;
    await seedContent(store, documentId, () => demoSheetUpdate(ids, at, sheet));
  }
  const first = workspaces[FIRST] as WorkspaceId;
  await seedDocument(seeding, first, { title: DEMO_EMPTY_TITLE, by: 'elif', hoursAgo: 74 });
  const map = { title: DEMO_MAP_TITLE, kind: 'barrierMap', by: 'elif', hoursAgo: 5 } as const;
  const mapId = await seedDocument(seeding, first, map);
  await seedContent(store, mapId, () => demoMapUpdate(ids, now - 2 * DAY));
  const boardId = await seedDocument(seeding, first, { title: DEMO_BOARD_TITLE, by: 'marta', hoursAgo: 3 });
  await seedContent(store, boardId, () => demoBoardUpdate(ids, now - 3 * DAY));
  return boardId;
}

async function seed(store: Store, id: IdOf, now: number): Promise<Demo> {
  const { entities } = store;
  const seeding = { entities, id, now };
  const cohort = { name: 'Cohort 1', months: 20, outputName: 'Replication Plan', createdAt: now };
  const startsOn = new Date(now - 40 * DAY).toISOString().slice(0, 10);
  await insertOnce(entities, 'cohort', {
    id: id<CohortId>('cohort'),
    programmeId: id<ProgrammeId>('programme'),
    startsOn,
    ...cohort,
  });
  const first = await seedTwinning(seeding, FIRST, realTwinning('Budapest CARES'));
  const second = await seedTwinning(seeding, SECOND, realTwinning('CF4Cities'));
  await seedPeople(seeding, first, DEMO_PEOPLE);
  await seedPeople(seeding, second, SECOND_PEOPLE);
  const boardId = await seedBoards(store, seeding, { [FIRST]: first, [SECOND]: second });
  return { workspaceId: first, boardId };
}

/**
 * The demo of this store, made when the store is fresh; null when there is none. The programme is written last: it is
 * what says that the rest is there.
 */
export async function ensureDemo(store: Store, clock: Clock): Promise<Demo | null> {
  const salt = await findSalt(store.entities);
  if (salt === null) return null;
  const id = idsFrom(salt);
  const made = await store.entities.get('programme', id('programme'));
  if (made !== null)
    return { workspaceId: id(`workspace ${FIRST}`), boardId: id(`document ${DEMO_BOARD_TITLE}`) };
  const now = clock.now();
  const demo = await seed(store, id, now);
  const name = 'Demo: people and notes are invented';
  await insertOnce(store.entities, 'programme', {
    id: id<ProgrammeId>('programme'),
    name,
    demo: true,
    createdAt: now,
  });
  return demo;
}
