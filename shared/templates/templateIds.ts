/** Templates that every installation has. Their layouts and words are in other files, which load when somebody looks. */
export const TEMPLATE_IDS = [
  'blank',
  'cities',
  'brainstorm',
  'barriers',
  'peerAssist',
  'impactEffort',
  'fishbone',
  'problemTree',
  'retrospective',
  'worldCafe',
  'galleryWalk',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];
