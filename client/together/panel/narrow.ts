/** Here the panel is a sheet over the board. */
export const NARROW = '(max-width: 899px)';
