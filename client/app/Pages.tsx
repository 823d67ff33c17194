import { lazy } from 'react';
import { Route, Routes } from 'react-router';

const LandingPage = lazy(() => import('./pages/LandingPage.tsx'));
const JoinPage = lazy(() => import('./pages/JoinPage.tsx'));
const AdminPage = lazy(() => import('./pages/AdminPage.tsx'));
const HomePage = lazy(() => import('./pages/HomePage.tsx'));
const MembersPage = lazy(() => import('./pages/MembersPage.tsx'));
const BoardPage = lazy(() => import('./pages/BoardPage.tsx'));
const NotFoundPage = lazy(() => import('./pages/NotFoundPage.tsx'));

/** Every address of the product; each page is a chunk of its own. */
export function Pages() {
  return (
    <Routes>
      <Route path="/" element={<LandingPage />} />
      <Route path="/join" element={<JoinPage />} />
      <Route path="/admin" element={<AdminPage />} />
      <Route path="/w/:workspaceId" element={<HomePage />} />
      <Route path="/w/:workspaceId/members" element={<MembersPage />} />
      <Route path="/w/:workspaceId/d/:documentId" element={<BoardPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
