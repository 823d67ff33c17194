/**
 * The HTTP interface, one file for both sides: paths, request schemas, answer types. JSON everywhere except document
 * sync. Every error answer is `{ error: ErrorCode, message }` with the status of shared/errors.
 *
 *   GET    /api/me                                   Me
 *   POST   /api/sign-in/admin        AdminSignIn     Me (sets the cookie)
 *   POST   /api/sign-out                             204
 *   GET    /api/cities                               City[]           (admin: to compose a twinning)
 *   GET    /api/twinnings                            TwinningSummary[] (admin: all; others: their own)
 *   POST   /api/twinnings            NewTwinning     TwinningSummary  (admin)
 *   GET    /api/programmes                           ProgrammeView[]  (admin)
 *   POST   /api/programmes/:p/words  NewOwnWord      ProgrammeView    (admin)
 *   PATCH  /api/programmes/:p/words/:id OwnWordChange   ProgrammeView    (admin; an id stays for good)
 *   GET    /api/workspaces/:w                        WorkspaceView
 *   POST   /api/workspaces/:w/enter                  WorkspaceView    (admin becomes a facilitator member)
 *   GET    /api/workspaces/:w/documents              DocumentView[]
 *   POST   /api/workspaces/:w/documents NewDocument  DocumentView
 *   GET    /api/workspaces/:w/templates              TemplateView[]   (kept by somebody of the programme)
 *   GET    /api/workspaces/:w/templates/:t           TemplateContent
 *   POST   /api/workspaces/:w/templates NewTemplate  TemplateView
 *   DELETE /api/workspaces/:w/templates/:t           204              (where it was made)
 *   PATCH  /api/documents/:d         DocumentChange  DocumentView     (rename, archive, restore)
 *   GET    /api/documents/:d                         DocumentView
 *   GET    /api/documents/:d/authors                 AuthorView[]     (of what stands on it; none where names are hidden)
 *   GET    /api/documents/:d/discussion              DiscussionView   (shared/discussion.ts)
 *   POST   /api/documents/:d/discussion DiscussionCommand DiscussionChange
 *   POST   /api/documents/:d/discussion/brought binary DiscussionChange (comments of a file: shared/broughtComments.ts)
 *   GET    /api/documents/:d/visit                   VisitView        (what I saw when I was here before)
 *   POST   /api/documents/:d/visit   binary          VisitView        (what I see; `?now=seen` forgets what was before, `?now=left` ends it)
 *   GET    /api/documents/:d/sketch                  DocumentSketch
 *   POST   /api/documents/:d/sync    binary          binary           (stateless Yjs sync, see docs/spec/transports.md)
 *   GET    /api/documents/:d/history                 HistoryView
 *   GET    /api/documents/:d/history/gone?after=&upTo=  GoneItem[]   (what was deleted behind a sequence)
 *   GET    /api/documents/:d/history/:sequence       binary           (the state then, one Yjs update)
 *   POST   /api/documents/:d/versions NewVersion     DocumentVersion
 *   PATCH  /api/documents/:d/versions/:v VersionChange DocumentVersion
 *   DELETE /api/documents/:d/versions/:v             204
 *   POST   /api/documents/:d/images  binary          ImageView        (PNG, JPEG or WebP)
 *   GET    /api/documents/:d/images/:i               binary
 *   GET    /api/workspaces/:w/members                MemberView[]
 *   PATCH  /api/members/:m           MemberChange    MemberView
 *   DELETE /api/members/:m                           204              (removes; effective on every transport in 2 s)
 *   GET    /api/workspaces/:w/invites                InviteView[]
 *   POST   /api/workspaces/:w/invites NewInvite      NewInviteAnswer  (the only time the token and code are shown)
 *   DELETE /api/invites/:i                           204
 *   POST   /api/join/preview         JoinKey         JoinPreview
 *   POST   /api/join                 Join            Joined (sets the cookie)
 *   GET    /healthz · /readyz · /metrics
 */
import * as z from 'zod/mini';
import type { NoteColour } from './documents/boardKinds.ts';
import type { City, CityPart, Programme, SavedTemplate } from './domain/programme.ts';
import type { DocumentInfo, DocumentVersion, Invite, Member } from './domain/workspace.ts';
import { DOCUMENT_KINDS, LANGUAGES } from './domain/workspace.ts';
import type {
  CityId,
  DocumentId,
  ImageId,
  ItemId,
  MemberId,
  SavedTemplateId,
  TwinningId,
  WorkspaceId,
} from './ids.ts';
import { parseCityId, parseDocumentId, parseItemId, parseSavedTemplateId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type OwnWord, TAXONOMIES } from './maps/ownWords.ts';
import type { NodeKind } from './maps/vocabulary.ts';
import type { Capabilities, Role } from './permissions.ts';
import { ROLES } from './permissions.ts';
import { TEMPLATE_IDS } from './templates/templateIds.ts';

const cityId = z.pipe(
  z.string().check(z.refine((value) => parseCityId(value) !== null)),
  z.transform((value) => value as CityId),
);
const documentId = z.pipe(
  z.string().check(z.refine((value) => parseDocumentId(value) !== null)),
  z.transform((value) => value as DocumentId),
);
/** Control and bidirectional override characters, line and paragraph separators, lone surrogates. */
const NEVER = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
/** Something that leaves ink: no name consists of joiners, spaces, fillers and accents on nothing. */
const INK = /[^\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u;

/** Letters people see: trimmed, visible, harmless where they are shown among others. */
const plainText = (max: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((value) => !NEVER.test(value) && INK.test(value)),
  );

export const AdminSignIn = z.strictObject({ token: z.string().check(z.minLength(20), z.maxLength(200)) });

export const NewTwinning = z.strictObject({
  name: z.optional(plainText(LIMITS.titleLength)),
  activity: z.optional(plainText(LIMITS.titleLength)),
  pilots: z.array(cityId).check(z.minLength(1), z.maxLength(LIMITS.citiesPerTwinning)),
  twins: z.array(cityId).check(z.minLength(1), z.maxLength(LIMITS.citiesPerTwinning)),
});
export type NewTwinning = z.infer<typeof NewTwinning>;

/** A word that a programme adds to a taxonomy of maps. */
export const NewOwnWord = z.strictObject({
  taxonomy: z.enum(TAXONOMIES),
  en: plainText(LIMITS.wordLength),
  nl: plainText(LIMITS.wordLength),
});
export type NewOwnWord = z.infer<typeof NewOwnWord>;

export const OwnWordChange = z.strictObject({
  en: z.optional(plainText(LIMITS.wordLength)),
  nl: z.optional(plainText(LIMITS.wordLength)),
  offered: z.optional(z.boolean()),
});
export type OwnWordChange = z.infer<typeof OwnWordChange>;

const savedTemplateId = z.pipe(
  z.string().check(z.refine((value) => parseSavedTemplateId(value) !== null)),
  z.transform((value) => value as SavedTemplateId),
);
const itemId = z.pipe(
  z.string().check(z.refine((value) => parseItemId(value) !== null)),
  z.transform((value) => value as ItemId),
);

export const NewDocument = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  title: plainText(LIMITS.titleLength),
  /** What it starts with: one of our templates in a language, one that the programme keeps, or all that another holds. */
  template: z.optional(
    z.union([
      z.strictObject({ id: z.enum(TEMPLATE_IDS), language: z.enum(LANGUAGES) }),
      z.strictObject({ saved: savedTemplateId }),
      /** With a sequence as it was then. */
      z.strictObject({ copyOf: documentId, sequence: z.optional(z.int().check(z.positive())) }),
    ]),
  ),
});
export type NewDocument = z.infer<typeof NewDocument>;

/** A state of a document, and what it is called. */
export interface PastMoment {
  readonly sequence: number;
  readonly name: string;
}

/** A whole board, or one of its frames, for everybody in the programme. */
export const NewTemplate = z.strictObject({
  documentId,
  frameId: z.optional(z.nullable(itemId)),
  title: plainText(LIMITS.titleLength),
});
export type NewTemplate = z.infer<typeof NewTemplate>;

export interface TemplateView extends Pick<SavedTemplate, 'id' | 'title' | 'createdAt'> {
  /** Made in this workspace. */
  readonly own: boolean;
}
export interface TemplateContent extends Pick<SavedTemplate, 'id' | 'title' | 'content'> {}

export const DocumentChange = z
  .strictObject({
    title: z.optional(plainText(LIMITS.titleLength)),
    archived: z.optional(z.boolean()),
    /** Whether items say who wrote them. */
    attribution: z.optional(z.boolean()),
  })
  .check(z.refine((change) => Object.values(change).some((value) => value !== undefined)));
export type DocumentChange = z.infer<typeof DocumentChange>;

/** As it is kept: upright, in pixels. */
export interface ImageView {
  readonly id: ImageId;
  readonly width: number;
  readonly height: number;
}

export const NewVersion = z.strictObject({
  sequence: z.int().check(z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER)),
  title: plainText(LIMITS.titleLength),
});
export type NewVersion = z.infer<typeof NewVersion>;

export const VersionChange = z.strictObject({ title: plainText(LIMITS.titleLength) });

/** A role is given; what somebody is called and where they come from is corrected. */
export const MemberChange = z.union([
  z.strictObject({ role: z.enum(ROLES) }),
  z.strictObject({ name: plainText(LIMITS.nameLength), cityId: z.nullable(cityId) }),
]);
export type MemberChange = z.infer<typeof MemberChange>;

export const NewInvite = z.strictObject({
  role: z.enum(ROLES),
  cityId: z.optional(z.nullable(cityId)),
  documentId: z.optional(z.nullable(documentId)),
  hours: z.optional(z.int().check(z.minimum(1), z.maximum(24 * 365))),
  maxUses: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
  /** Also make a 6-character code, which lives at most `TIMES.joinCodeHours`; guests only. */
  code: z.optional(z.boolean()),
});
export type NewInvite = z.infer<typeof NewInvite>;

/** A link's token or a typed code, with or without the space. Wrong, expired and used-up keys get one answer. */
export const JoinKey = z.strictObject({ key: z.string().check(z.minLength(1), z.maxLength(200)) });
export type JoinKey = z.infer<typeof JoinKey>;

export const Join = z.strictObject({
  key: z.string().check(z.minLength(1), z.maxLength(200)),
  name: plainText(LIMITS.nameLength),
  cityId: z.optional(z.nullable(cityId)),
});
export type Join = z.infer<typeof Join>;

export interface Me {
  readonly admin: boolean;
  readonly workspaces: readonly {
    readonly id: WorkspaceId;
    readonly name: string;
    readonly member: MemberView;
    readonly capabilities: Capabilities;
  }[];
}

export interface CityView extends City {
  readonly part: CityPart;
}

export interface TwinningSummary {
  readonly id: TwinningId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly activity: string;
  readonly cities: readonly CityView[];
  readonly documents: number;
  readonly members: number;
}

export type ProgrammeView = Pick<Programme, 'id' | 'name' | 'demo'> & {
  readonly words: readonly OwnWord[];
};

export interface WorkspaceView {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly programme: Pick<Programme, 'id' | 'name' | 'demo' | 'words'>;
  readonly cohort: { readonly name: string; readonly months: number; readonly startsOn: string };
  readonly activity: string;
  readonly cities: readonly CityView[];
  readonly member: MemberView | null;
  readonly capabilities: Capabilities;
}

export interface DocumentView extends DocumentInfo {
  readonly capabilities: Capabilities;
  /** Member ids of people who have it open now; empty where the reader may not list members. */
  readonly present: readonly string[];
}

/** Without what every edit changes, and everybody who comes. */
export type SteadyDocument = Omit<DocumentView, 'updatedAt' | 'present'>;

/** What a document was when I was last here, as my client noted it; null when I never was. */
export interface VisitView {
  readonly before: { readonly at: number; readonly glance: string } | null;
}

/** Edits that followed each other. */
export interface HistoryMoment {
  /** Position in the log behind the last of them. */
  readonly sequence: number;
  /** When the first and the last was stored. */
  readonly from: number;
  readonly at: number;
  readonly edits: number;
  /** Yjs client ids that wrote, with the clock that each had reached. */
  readonly writers: readonly (readonly [client: number, clock: number])[];
  /** Who deleted items; nobody where it is not known or not told. */
  readonly deletedBy: readonly MemberId[];
}

export interface HistoryView {
  /** Oldest first. */
  readonly moments: readonly HistoryMoment[];
  /** Whose each Yjs client id is. */
  readonly writers: Readonly<Record<number, MemberId>>;
  readonly versions: readonly DocumentVersion[];
}

/** An item that was deleted. */
export interface GoneItem {
  readonly id: ItemId;
  /** Of the edit that deleted it: the state before still has it. */
  readonly sequence: number;
  readonly at: number;
  /** One of them, where several deleted in the same breath; nobody where it is not known or not told. */
  readonly by: readonly MemberId[];
  readonly kind: string;
  /** The beginning of its text. */
  readonly words: string;
  /** What it joined. */
  readonly ends: readonly ItemId[];
  /** It never had a word, and is not listed. */
  readonly blank?: boolean;
}

/**
 * Back to front: what it is (of a note its colour, of a node that of its kind), then left, top, width, height in board
 * pixels; of a line where it starts and how far it goes.
 */
export type SketchShape = readonly [
  kind: 'frame' | 'cluster' | 'line' | 'text' | 'image' | `map-${NodeKind | 'unknown'}` | NoteColour,
  x: number,
  y: number,
  w: number,
  h: number,
  /** Where it is no rectangle with a filling. */
  drawn?: {
    readonly form?: 'ellipse' | 'diamond' | 'pen' | 'dot';
    readonly hollow?: true;
    /** Of a pen: how wide it is, and x, y of points from the corner of the box. */
    readonly width?: number;
    readonly line?: readonly number[];
  },
];

/** Somebody who wrote on a document, for everybody who may read it. */
export type AuthorView = Pick<Member, 'id' | 'name' | 'cityId'>;

/** A document's picture in a list, drawn from the document itself. */
export interface DocumentSketch {
  /** Of a map its nodes. */
  readonly notes: number;
  /** What else somebody put on a board, as shapes, texts and pictures, where there is such. */
  readonly others?: number;
  readonly shapes: readonly SketchShape[];
}

export type MemberView = Pick<Member, 'id' | 'name' | 'role' | 'cityId' | 'colour' | 'joinedAt'> & {
  readonly initials: string;
  readonly badge: string | null;
};

export type InviteView = Omit<Invite, 'tokenHash' | 'codeHash'> & { readonly hasCode: boolean };

export interface NewInviteAnswer {
  readonly invite: InviteView;
  readonly url: string;
  readonly code: string | null;
  /** The same link as an SVG QR code. */
  readonly qrSvg: string;
}

export interface JoinPreview {
  readonly workspaceName: string;
  readonly activity: string;
  readonly documentTitle: string | null;
  readonly role: Role;
  readonly cities: readonly CityView[];
  readonly cityId: CityId | null;
  /** First names of some people who are inside now, and how many there are. */
  readonly inside: { readonly names: readonly string[]; readonly count: number };
}

export interface Joined {
  readonly workspaceId: WorkspaceId;
  readonly documentId: DocumentId | null;
}

export interface ErrorAnswer {
  readonly error: string;
  readonly message: string;
}
