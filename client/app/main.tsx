import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { startI18n } from '../i18n/setup.ts';
import { Button } from '../ui/Button.tsx';
import { UiProvider } from '../ui/UiProvider.tsx';

await startI18n();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <UiProvider>
      <QueryClientProvider client={new QueryClient()}>
        <BrowserRouter>
          <Button disabledReason="x">hi</Button>
        </BrowserRouter>
      </QueryClientProvider>
    </UiProvider>,
  );
