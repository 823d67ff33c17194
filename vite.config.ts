import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The client. The server is built by server/launch/build.mjs, with the same Vite. */
export default defineConfig({
  root: 'client',
  cacheDir: '../.cache/vite',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, strictPort: false },
});
