/** Drawing: the whiteboards of others with the same notes, built and served here. Only for this benchmark, never shipped. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { ROOT } from '../../support/sources.ts';

const HOME = join(ROOT, 'tests/bench/drawing');
const BUILT = join(ROOT, '.cache/bench/drawing');
const MODULES = join(HOME, 'node_modules');
export const DRAWINGS = ['excalidraw', 'tldraw'] as const;
export type DrawingName = (typeof DRAWINGS)[number];

export interface DrawnNote {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

declare global {
  interface Window {
    drawing?: {
      prepare(notes: readonly DrawnNote[]): object;
      painted(): boolean;
      move(step: number): void;
    };
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Installs them once, from their own lock file, and builds them as they would be for production. Says so. */
async function prepareBuild(): Promise<void> {
  if (!existsSync(join(MODULES, 'tldraw/package.json'))) {
    console.log(
      '• Installing Excalidraw and tldraw (tests/bench/drawing, once; for development only, never shipped) …',
    );
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status } = spawnSync('npm', args, { cwd: HOME, stdio: 'inherit' });
    if (status !== 0) throw new Error('They could not be installed. Check the network and try again.');
  }
  const input = Object.fromEntries(DRAWINGS.map((name) => [name, join(HOME, `${name}.html`)]));
  await build({
    configFile: false,
    root: HOME,
    logLevel: 'error',
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2022', rollupOptions: { input } },
  });
}

export class DrawingServer {
  readonly #server: Server;
  readonly #scenes = new Map<string, string>();
  /** Compressed once, as a server for production does. */
  readonly #zipped = new Map<string, Buffer>();

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
      const body = this.#read(path);
      response.statusCode = body === null ? 404 : 200;
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.setHeader('cache-control', 'max-age=3600');
      const zips = body !== null && /gzip/.test(String(request.headers['accept-encoding']));
      if (zips) response.setHeader('content-encoding', 'gzip');
      response.end(body === null ? '' : zips ? this.#zip(path, body) : body);
    });
  }

  static async start(): Promise<DrawingServer> {
    await prepareBuild();
    const drawings = new DrawingServer();
    await new Promise<void>((resolve) => drawings.#server.listen(0, '127.0.0.1', () => resolve()));
    return drawings;
  }

  url(name: DrawingName): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/${name}.html`;
  }

  /** The product itself makes its file of these notes; `near` is the note that others move. */
  async draw(browser: Browser, name: DrawingName, notes: readonly DrawnNote[], near: string): Promise<void> {
    this.#scenes.delete(name);
    const page = await browser.newPage();
    await page.goto(this.url(name));
    await page.waitForSelector(name === 'tldraw' ? '.tl-container' : 'canvas.static');
    const scene = await page.evaluate((all) => window.drawing?.prepare(all), notes);
    await page.close();
    this.#zipped.delete(`/scene/${name}.json`);
    this.#scenes.set(name, JSON.stringify({ ...scene, near: [near] }));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #zip(path: string, body: Buffer): Buffer {
    const zipped = this.#zipped.get(path) ?? gzipSync(body, { level: 9 });
    this.#zipped.set(path, zipped);
    return zipped;
  }

  #read(path: string): Buffer | null {
    const scene = /^\/scene\/(\w+)\.json$/.exec(path)?.[1];
    if (scene) return this.#scenes.has(scene) ? Buffer.from(this.#scenes.get(scene) ?? '') : null;
    const folder = path.startsWith('/tldraw/')
      ? join(MODULES, '@tldraw/assets', path.slice(8))
      : path.startsWith('/excalidraw/')
        ? join(MODULES, '@excalidraw/excalidraw/dist/prod', path.slice(12))
        : join(BUILT, path);
    return existsSync(folder) ? readFileSync(folder) : null;
  }
}

export const isPainted = (page: Page) =>
  page.waitForFunction(() => window.drawing?.painted() === true, null, { timeout: 120_000, polling: 'raf' });
