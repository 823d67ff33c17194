/** A map as files are written from: nodes in reading order, then links whose ends are among them. Plain data. */
import type { MapLink, MapNode } from '../../documents/barrierMap.ts';
import type { MapFields } from '../../documents/mapFields.ts';
import type { CityId } from '../../ids.ts';

export interface ExportedNode {
  readonly item: MapNode;
  /** Everything that the document keeps of it. */
  readonly all: MapFields;
}
export interface ExportedLink {
  readonly item: MapLink;
  readonly all: MapFields;
}

export interface ExportedMap {
  readonly title: string;
  /** Milliseconds. */
  readonly at: number;
  readonly cities: readonly { readonly id: CityId; readonly name: string }[];
  readonly people: Readonly<Record<string, { readonly name: string; readonly city: string }>>;
  readonly nodes: readonly ExportedNode[];
  readonly links: readonly ExportedLink[];
}
