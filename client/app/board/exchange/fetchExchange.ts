/** The code of import, export and templates: each its own chunk. */
export const importing = () => import('../../../features/exports/BoardImport.tsx');
export const exporting = () => import('../../../features/exports/BoardExport.tsx');
export const choosing = () => import('../../../features/exports/templates/TemplateDialog.tsx');
export const copying = () => import('./copyPicture.ts');
