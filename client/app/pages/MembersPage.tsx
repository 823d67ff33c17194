import { Members } from '../../features/members/Members.tsx';
import { WorkspacePage } from '../WorkspacePage.tsx';

export default function MembersPage() {
  return (
    <WorkspacePage
      render={({ workspace, documents }) => <Members workspace={workspace} documents={documents ?? []} />}
    />
  );
}
