/** How wide a screen is, in CSS px. Style sheets cannot read these: a test holds theirs to them (HO12). */

/** Below it a canvas has little room, as on a phone or at 400 % zoom. */
export const PHONE_BELOW = 600;
/** Below it a panel is a sheet over the board. */
export const SHEETS_BELOW = 900;

export const ON_A_PHONE = `(max-width: ${PHONE_BELOW - 1}px)`;
export const WITH_SHEETS = `(max-width: ${SHEETS_BELOW - 1}px)`;
/** Low as well, as at 200 %: there a panel is beside, and the bars of page and canvas are one row each. */
export const IN_ONE_ROW = `${WITH_SHEETS} and (min-width: ${PHONE_BELOW}px) and (max-height: 560px)`;
