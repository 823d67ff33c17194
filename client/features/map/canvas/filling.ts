/** Colours of a scale fill a node: as its outline alone their order could not be seen. Letters on them have their own. */
export const isFilling = (ink: string): boolean => ink.startsWith('severity');
export const onFilling = (ink: string): string => `on-${ink}`;
