/** Which window of a map's files is open. */
export type FilesWindow =
  | { readonly kind: 'import'; readonly files: readonly File[] }
  | { readonly kind: 'export' };
