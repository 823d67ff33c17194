import type { Language } from '../../shared/domain/workspace.ts';

/** Each in its own language, so that one finds the way back. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', nl: 'Nederlands' };
