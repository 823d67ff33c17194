/** Before the name of a kind or relation that only a newer version knows: no word of anybody else's begins so. */
export const NEWER = 'newer:';
export const NEWER_NAME = /^newer:\s*([a-z][A-Za-z0-9-]{0,39})$/;

/** The name that a document has for it; null for anybody's words. */
export const newerName = (told: string): string | null => NEWER_NAME.exec(told.trim())?.[1] ?? null;
