import { lazy, Suspense } from 'react';
import { Home } from '../../features/workspace/Home.tsx';
import { WorkspacePage } from '../WorkspacePage.tsx';

const EuropeMap = lazy(() => import('../../features/join/EuropeMap.tsx'));

export default function HomePage() {
  return (
    <WorkspacePage
      render={({ workspace, documents, documentsError, retryDocuments, members, creating, onCreate }) => (
        <Home
          workspace={workspace}
          documents={documents}
          error={documentsError}
          onRetry={retryDocuments}
          members={members}
          creating={creating}
          onCreate={onCreate}
          map={
            <Suspense fallback={null}>
              <EuropeMap cities={workspace.cities} small />
            </Suspense>
          }
        />
      )}
    />
  );
}
