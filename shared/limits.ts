/** Every limit, named once. Bytes unless the name says otherwise. */

const KiB = 1024;
const MiB = 1024 * KiB;

export const LIMITS = {
  /** One WebSocket message from somebody who may edit; larger states go through HTTP sync. */
  editorFrameBytes: 8 * MiB,
  /** One WebSocket message from somebody who may only read: state vectors and awareness. */
  readerFrameBytes: 64 * KiB,
  stateVectorBytes: 64 * KiB,
  awarenessStateBytes: 4 * KiB,
  /** States in one awareness message; stock clients echo everybody's. */
  awarenessEntries: 2_000,
  socketIoPayloadBytes: 1 * MiB,
  /** One frame in the tunnel: in base64 and with others it must fit into a payload. Larger goes through HTTP sync. */
  tunnelFrameBytes: 512 * KiB,
  httpSyncBytes: 32 * MiB,
  httpSyncChunkBytes: 1 * MiB,
  jsonBodyBytes: 64 * KiB,

  /** Content of a document. */
  typeDepth: 16,
  jsonDepth: 32,
  valueBytes: 64 * KiB,
  /** The name of a loop of fifty nodes is told by their ids. */
  keyBytes: 1_200,
  deleteRanges: 10_000,
  structsPerUpdate: 4_000_000,
  /** New clock units (letters and operations) that one update may claim. */
  clockGrowth: 48_000_000,
  documentWarnBytes: 16 * MiB,
  documentMaxBytes: 48 * MiB,
  /** Edits of one room that wait for the store; beyond it further edits are refused. */
  unsavedBytes: 64 * MiB,

  /** Rooms. */
  connectionsPerRoom: 500,
  connectionsPerSignIn: 20,
  /** A socket may hold this much unsent before it loses awareness, then is resynchronised, then is closed. */
  slowAwarenessBytes: 256 * KiB,
  slowBehindBytes: 1 * MiB,
  slowCloseBytes: 16 * MiB,

  /** Per connection, refilled every second; generous, because one address may stand for 200 people. */
  messagesPerSecond: 200,
  messageBurst: 1_000,
  bytesPerSecond: 4 * MiB,
  bytesBurst: 40 * MiB,
  httpRequestsPerSecondPerSignIn: 50,
  /** A look and a join each, for a few hundred people behind one address who come at once and mistype. */
  joinAttemptsPerMinutePerAddress: 2_000,
  /** Of everybody together; while it is used up, addresses that failed often lately wait. */
  failedCodesPerMinute: 120,
  /** Within ten minutes, before an address counts as one that fails often. */
  failedCodesPerAddress: 5,

  /** Texts of entities, in UTF-16 code units. */
  nameLength: 80,
  titleLength: 200,
  noteLength: 10_000,
  membersPerWorkspace: 2_000,
  documentsPerWorkspace: 500,
  invitesPerWorkspace: 200,
  usesPerInvite: 1_000,
  citiesPerTwinning: 12,
  /** A digest of a document as its reader saw it. */
  glanceBytes: 256 * KiB,
  messageLength: 2_000,
  messagesPerThread: 100,
  threadsPerDocument: 1_000,
  /** Commands that a thread remembers, to know one that comes twice. */
  commandsPerThread: 50,
  reactedItemsPerDocument: 5_000,
  /** Comments of a file that come into a document: threads of one request, its bytes, and how often one person sends such. */
  threadsPerBringing: 100,
  bringingBytes: 1 * MiB,
  bringingsPerMinute: 30,
  /** Comments, reactions and what else one member says about documents. */
  discussionActsPerMinute: 120,
  /** Items that one press reacts to: each is such an act. */
  reactedAtOnce: 50,
  gatheringsPerMinute: 6,
  /** The longest that a document's timer can be set to, and how often one person sets it. */
  timerMinutes: 180,
  timerActsPerMinute: 30,
  /** Frames, clusters and notes, each, in a document's picture. */
  sketchShapes: 240,
  /** Items in one board that one command (paste, duplicate) may make. */
  itemsPerPaste: 2_000,
  /** Words of one paste, in UTF-16 code units: its update must fit into one frame. */
  lettersPerPaste: 1_000_000,
  /** One clip on the clipboard, in letters: about 450 of the longest drawn lines. */
  clipLetters: 24_000_000,
  itemsPerBoard: 20_000,
  /** One file that somebody brings in, and what it may become in one step. */
  importBytes: 16 * MiB,
  /** The pictures that a file of a board holds, together, and such a file: what it may be without them, and they in base64. */
  picturesPerFileBytes: 50 * MiB,
  importBoardBytes: 84 * MiB,
  itemsPerImport: 20_000,
  lettersPerImport: 4_000_000,
  /** Nodes and links of one file for a map. */
  itemsPerMapImport: 5_000,
  /** One image as it is sent, and all that a document keeps of them. */
  imageBytes: 16 * MiB,
  imagesBytesPerDocument: 512 * MiB,
  imagesPerDocument: 1_000,
  /** The longer side of an image that is kept: larger ones are made smaller. */
  imageSide: 4_096,
  /** Images that wait to be decoded, of everybody together. */
  imagesWaiting: 8,
  /** A board that is kept as a template, and how many of them a programme keeps. */
  itemsPerTemplate: 500,
  lettersPerTemplate: 100_000,
  templatesPerProgramme: 100,

  /** What a programme adds to the taxonomies of maps. */
  wordsPerProgramme: 60,
  wordLength: 60,

  /** Moments in a timeline; a longer past is grouped more coarsely. */
  historyMoments: 400,
  /** Looks into the past that wait for their turn, of everybody together. */
  historyWaiting: 20,
  /** Deleted items that one answer names, the latest. */
  historyGone: 500,
  versionsPerDocument: 200,
} as const;

export const TIMES = {
  /** Room turn, milliseconds: at once when quiet, then never more often than the window, which grows with the room to `turnMinMs` soon and to `turnMaxMs` in a crowd. */
  turnMinMs: 8,
  turnMaxMs: 40,
  /** A server says something at least this often, since a stock y-websocket client reconnects after 30 s of silence. */
  keepAliveMs: 20_000,
  /** Presence of a dead peer ends within this time. */
  awarenessTimeoutMs: 30_000,
  /** A room without connections is unloaded after this time. */
  roomIdleMs: 30_000,
  /** A document that the store does not give within this time counts as unavailable. */
  loadTimeoutMs: 30_000,
  /** Fallback to socket.io when a WebSocket has connected and stayed silent. */
  webSocketSilenceMs: 4_000,
  /** A connection that has been behind this long without draining is closed. */
  slowCloseMs: 60_000,
  revocationMs: 2_000,
  /** Every connection's right is asked for again this often, in case an event was lost. */
  rightsRoundMs: 10_000,
  drainMs: 10_000,
  /** Who comes back within this time after leaving is still on the same visit, as after loading the page anew. */
  visitGapMs: 60_000,
  /** Of whom nothing was heard for so long is not here any more, though they never said that they leave. */
  visitSilenceMs: 30 * 60_000,
  signInDays: 30,
  guestSignInHours: 12,
  inviteDefaultHours: 24 * 14,
  joinCodeHours: 12,
} as const;
