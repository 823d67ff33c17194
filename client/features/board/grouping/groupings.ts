/** What notes can have in common. */
export const GROUPINGS = ['wording', 'colour', 'author', 'city'] as const;
export type Grouping = (typeof GROUPINGS)[number];
