/** The store cannot be opened: one plain sentence that says what to do. Nothing was changed. */
export class StoreStartError extends Error {}

/** Another process holds the embedded store's folder. */
export class StoreInUseError extends StoreStartError {}
