/** Words of the registry that have a type: i18n/…/actions.json and actionsLater.json hold them. */
import type en from '../../../i18n/en/actions.json';
import type later from '../../../i18n/en/actionsLater.json';

/** Why something cannot be done now. */
export type Reason = keyof typeof later.reasons;
export type ActionGroup = keyof (typeof en & typeof later)['groups'];
