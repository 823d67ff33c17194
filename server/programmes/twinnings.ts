/** Twinnings and the workspaces that they own. */
import type { CityView, NewTwinning, TwinningSummary } from '../../shared/api.ts';
import type { Cohort, Programme, Twinning, TwinningCity } from '../../shared/domain/programme.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { CohortId, ProgrammeId, TwinningId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';
import type { Entities } from '../storage/Store.ts';
import { citiesOfTwinning, isKnownCity } from './cities.ts';

/** Everything around a workspace, read together. */
export interface WorkspaceFacts {
  readonly workspace: Workspace;
  readonly twinning: Twinning;
  readonly cohort: Cohort;
  readonly programme: Programme;
  readonly cities: readonly CityView[];
}

export interface Twinnings {
  create(request: NewTwinning, cohortId?: CohortId): Promise<Twinning>;
  all(): Promise<readonly Twinning[]>;
  summary(twinning: Twinning): Promise<TwinningSummary>;
  /** Null when there is no such workspace. */
  facts(workspaceId: WorkspaceId): Promise<WorkspaceFacts | null>;
  citiesOf(workspaceId: WorkspaceId): Promise<readonly CityView[] | null>;
}

const SEPARATOR = ' · ';

function composeCities({ pilots, twins }: NewTwinning): readonly TwinningCity[] {
  const cities: TwinningCity[] = [
    ...pilots.map((cityId) => ({ cityId, part: 'pilot' as const })),
    ...twins.map((cityId) => ({ cityId, part: 'twin' as const })),
  ];
  const ids = new Set(cities.map((city) => city.cityId));
  if (ids.size < cities.length) throw new AppError('BAD_REQUEST', 'A city is named twice.');
  if (![...ids].every(isKnownCity)) throw new AppError('BAD_REQUEST', 'A city is not known.');
  if (ids.size > LIMITS.citiesPerTwinning) throw new AppError('BAD_REQUEST', 'Too many cities.');
  return cities;
}

/** `Budapest · Eskişehir`, cut between cities where a title ends. */
function defaultName(cities: readonly TwinningCity[]): string {
  const name = citiesOfTwinning(cities)
    .map((city) => city.name)
    .join(SEPARATOR);
  return name.length <= LIMITS.titleLength ? name : `${name.slice(0, LIMITS.titleLength - 1)}…`;
}

async function countIn(
  entities: Entities,
  kind: 'document' | 'member',
  equals: WorkspaceId,
): Promise<number> {
  const found = await entities.list(kind, { field: 'workspaceId', equals });
  return found.filter(({ entity }) => !('removedAt' in entity && entity.removedAt !== null)).length;
}

export function createTwinnings(entities: Entities, clock: Clock): Twinnings {
  /** The newest cohort, or a first one: a twinning needs no ceremony before it. Never the demo's: this one is real. */
  async function presentCohort(): Promise<CohortId> {
    const programmes = (await entities.list('programme')).map((one) => one.entity);
    const invented = new Set(programmes.filter((one) => one.demo).map((one) => one.id));
    const all = (await entities.list('cohort')).map((one) => one.entity);
    const cohorts = all.filter((one) => !invented.has(one.programmeId));
    const newest = cohorts.sort((a, b) => b.createdAt - a.createdAt)[0];
    return newest?.id ?? (await makeProgramme(entities, clock, { name: 'Programme', demo: false })).id;
  }

  async function twinningOf(workspaceId: WorkspaceId) {
    const workspace = (await entities.get('workspace', workspaceId))?.entity;
    const twinning = workspace && (await entities.get('twinning', workspace.twinningId))?.entity;
    return workspace && twinning ? { workspace, twinning } : null;
  }

  return {
    async create(request, cohortId) {
      const cities = composeCities(request);
      const createdAt = clock.now();
      const name = request.name ?? defaultName(cities);
      const id = newId<TwinningId>();
      const workspaceId = newId<WorkspaceId>();
      const cohort = cohortId ?? (await presentCohort());
      const activity = request.activity ?? '';
      const twinning = { id, cohortId: cohort, workspaceId, name, activity, cities, createdAt };
      await entities.insert('workspace', { id: workspaceId, twinningId: id, name, createdAt });
      await entities.insert('twinning', twinning);
      return twinning;
    },

    async all() {
      const found = (await entities.list('twinning')).map((one) => one.entity);
      return found.sort((a, b) => a.createdAt - b.createdAt);
    },

    async summary({ id, workspaceId, name, activity, cities }) {
      const [documents, members] = await Promise.all([
        countIn(entities, 'document', workspaceId),
        countIn(entities, 'member', workspaceId),
      ]);
      return { id, workspaceId, name, activity, cities: citiesOfTwinning(cities), documents, members };
    },

    async facts(workspaceId) {
      const found = await twinningOf(workspaceId);
      const cohort = found && (await entities.get('cohort', found.twinning.cohortId))?.entity;
      const programme = cohort && (await entities.get('programme', cohort.programmeId))?.entity;
      if (!found || !programme) return null;
      return { ...found, cohort, programme, cities: citiesOfTwinning(found.twinning.cities) };
    },

    async citiesOf(workspaceId) {
      const found = await twinningOf(workspaceId);
      return found && citiesOfTwinning(found.twinning.cities);
    },
  };
}

export interface ProgrammeFields {
  readonly name: string;
  readonly demo: boolean;
}

/** A programme with its first cohort, which is what the rest hangs on. */
export async function makeProgramme(
  entities: Entities,
  clock: Clock,
  fields: ProgrammeFields,
): Promise<Cohort> {
  const createdAt = clock.now();
  const programmeId = newId<ProgrammeId>();
  await entities.insert('programme', { id: programmeId, ...fields, createdAt });
  const cohort: Cohort = {
    id: newId<CohortId>(),
    programmeId,
    name: 'Cohort 1',
    months: 20,
    outputName: 'Replication Plan',
    startsOn: new Date(createdAt).toISOString().slice(0, 10),
    createdAt,
  };
  await entities.insert('cohort', cohort);
  return cohort;
}
