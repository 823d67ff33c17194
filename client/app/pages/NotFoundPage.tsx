import { AppError } from '../../../shared/errors.ts';
import { ErrorPage } from '../ErrorPage.tsx';

const NOT_FOUND = new AppError('NOT_FOUND');

export default function NotFoundPage() {
  return <ErrorPage error={NOT_FOUND} onRetry={() => location.reload()} />;
}
