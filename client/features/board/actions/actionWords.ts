/** Words of the registry that have a type: i18n/…/actions.json holds them. */
import type en from '../../../i18n/en/actions.json';

/** Why something cannot be done now. */
export type Reason = keyof typeof en.reasons;
export type ActionGroup = keyof typeof en.groups;
