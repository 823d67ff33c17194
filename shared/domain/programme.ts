import type { CityId, CohortId, ProgrammeId, SavedTemplateId, TwinningId, WorkspaceId } from '../ids.ts';
import type { OwnWord } from '../maps/ownWords.ts';

/** One funded run with its cohorts, templates and library. */
export interface Programme {
  readonly id: ProgrammeId;
  readonly name: string;
  /** True for the demo: its people and figures are invented, and the interface says so. */
  readonly demo: boolean;
  readonly createdAt: number;
  /** What it adds to the taxonomies of maps, in the order in which it was added. */
  readonly words?: readonly OwnWord[];
}

/** Cities moving through the programme together; owns length and output name. */
export interface Cohort {
  readonly id: CohortId;
  readonly programmeId: ProgrammeId;
  readonly name: string;
  readonly months: number;
  readonly outputName: string;
  readonly startsOn: string;
  readonly createdAt: number;
}

/** A municipality. Reference data shipped with the product; coordinates in degrees WGS 84, from GeoNames (CC BY 4.0). */
export interface City {
  readonly id: CityId;
  readonly name: string;
  readonly countryCode: string;
  readonly lat: number;
  readonly lon: number;
  /** Three letters shown beside initials, unique within a twinning: BUD, ESK. */
  readonly badge: string;
}

export type CityPart = 'pilot' | 'twin';

/** The group of pilot and twin cities that work together; owns one Workspace. */
export interface Twinning {
  readonly id: TwinningId;
  readonly cohortId: CohortId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly activity: string;
  readonly cities: readonly TwinningCity[];
  readonly createdAt: number;
}

export interface TwinningCity {
  readonly cityId: CityId;
  readonly part: CityPart;
}

/** A board, or a frame of one, that somebody kept as a pattern for the whole programme. Holds no names and no authors. */
export interface SavedTemplate {
  readonly id: SavedTemplateId;
  readonly programmeId: ProgrammeId;
  /** Where it was made; its facilitators may take it away again. */
  readonly workspaceId: WorkspaceId;
  readonly title: string;
  readonly createdAt: number;
  /** As shared/exchange/boardJson.ts writes a board. */
  readonly content: string;
}
