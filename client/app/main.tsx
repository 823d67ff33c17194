import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/setup.ts';
import { App } from './App.tsx';

await startI18n();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
