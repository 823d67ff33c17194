import { useLocation } from '../ui/address.tsx';
import { matchPath, ParamsContext } from './matchPath.ts';
import { pageChunk } from './pageChunk.tsx';

/** Every address of the product; each page is a chunk of its own. */
const PAGES = [
  { path: '/', ...pageChunk(() => import('./pages/LandingPage.tsx')) },
  { path: '/join', ...pageChunk(() => import('./pages/JoinPage.tsx')) },
  { path: '/admin', ...pageChunk(() => import('./pages/AdminPage.tsx')) },
  { path: '/w/:workspaceId', ...pageChunk(() => import('./pages/HomePage.tsx')) },
  { path: '/w/:workspaceId/members', ...pageChunk(() => import('./pages/MembersPage.tsx')) },
  { path: '/w/:workspaceId/d/:documentId', ...pageChunk(() => import('./pages/BoardPage.tsx')) },
  { path: '/w/:workspaceId/m/:documentId', ...pageChunk(() => import('./pages/MapPage.tsx')) },
  { path: '*', ...pageChunk(() => import('./pages/NotFoundPage.tsx')) },
] as const;

function pageAt(pathname: string) {
  for (const page of PAGES) {
    const params = matchPath(page.path, pathname);
    if (params !== null) return { ...page, params };
  }
  return null;
}

/** The code of the page at this address; without it the page comes late, and says itself why it does not come. */
export async function fetchPage(pathname: string): Promise<void> {
  await pageAt(pathname)?.fetch();
}

export function Pages() {
  const page = pageAt(useLocation().pathname);
  return <ParamsContext value={page?.params ?? {}}>{page?.element}</ParamsContext>;
}
