/** What the HTTP adapter is given by the composition root. */
import type { RequestHandler } from 'express';
import type { DocumentId, MemberId, ProgrammeId } from '../../shared/ids.ts';
import type { Access } from '../access/createAccess.ts';
import type { OriginCheck } from '../access/origins.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Discussion } from '../discussion/Discussion.ts';
import type { Visits } from '../discussion/Visits.ts';
import type { History } from '../history/createHistory.ts';
import type { Versions } from '../history/createVersions.ts';
import type { Writers } from '../history/createWriters.ts';
import type { Images } from '../images/createImages.ts';
import type { Shelf } from '../programmes/shelf.ts';
import type { Templates } from '../programmes/templates.ts';
import type { Twinnings } from '../programmes/twinnings.ts';
import type { Store } from '../storage/Store.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import type { LookAt } from './sketches.ts';

export interface HttpParts {
  readonly config: Pick<Config, 'trustProxy' | 'metricsToken' | 'clientDir'>;
  readonly publicUrl: string;
  readonly store: Store;
  readonly access: Access;
  readonly twinnings: Twinnings;
  /** The programme says something else now. */
  readonly tellProgramme: (id: ProgrammeId) => Promise<void>;
  readonly shelf: Shelf;
  readonly templates: Templates;
  readonly discussion: Discussion;
  readonly visits: Visits;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly isAllowedOrigin: OriginCheck;
  /** Who has a document open now. */
  readonly present: (documentId: DocumentId) => readonly MemberId[];
  readonly lookAt: LookAt;
  readonly history: History;
  readonly writers: Writers;
  readonly versions: Versions;
  readonly images: Images;
  /** POST /api/documents/:d/sync, see docs/spec/transports.md. It reads the body and checks the Gate itself. */
  readonly sync: RequestHandler;
  /** False while starting and draining: a proxy then sends nobody here. */
  readonly ready: () => boolean;
}
