/** The real app on port 0 with a store of its own, and browsers that keep cookies and send Origin as real ones do. */
import type { App, Overrides } from '../../server/app.ts';
import { createApp } from '../../server/app.ts';
import type { Environment } from '../../server/config.ts';
import { readConfig } from '../../server/config.ts';
import type { Me } from '../../shared/api.ts';
import { temporaryFolder } from './serverProcess.ts';

export interface AppUnderTest extends App {
  browser(): Browser;
  /** The secret of a printed link. */
  key(link: 'admin' | 'facilitator' | 'participant'): string;
  end(): Promise<void>;
}

export async function startApp(env: Environment = {}, overrides: Overrides = {}): Promise<AppUnderTest> {
  const folder = await temporaryFolder();
  const defaults = {
    PORT: '0',
    DATA_DIR: folder.path,
    LOG_LEVEL: 'silent',
    CLIENT_DIR: `${folder.path}/none`,
  };
  const app = await createApp(readConfig({ ...defaults, ...env }), overrides);
  const address = app.url.startsWith('https') ? `http://localhost:${app.port}` : app.url;
  return {
    ...app,
    browser: () => new Browser(address, app.url),
    key(link) {
      const url = link === 'admin' ? app.links.admin : app.links.demo?.[link];
      return url?.split('#')[1] ?? '';
    },
    async end() {
      await app.stop();
      await folder.remove();
    },
  };
}

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export class Browser {
  readonly #address: string;
  readonly #origin: string;
  cookie: string | null = null;

  constructor(address: string, origin: string) {
    this.#address = address;
    this.#origin = origin;
  }

  async send<Body = unknown>(method: string, path: string, init: RequestInit = {}): Promise<Answer<Body>> {
    const headers = new Headers({ Origin: this.#origin });
    if (this.cookie !== null) headers.set('Cookie', this.cookie);
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    for (const name of [...headers.keys()]) if (headers.get(name) === '') headers.delete(name);
    const answer = await fetch(this.#address + path, { ...init, method, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      this.cookie = pair.endsWith('=') ? null : pair;
    }
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('application/json');
    return { status: answer.status, headers: answer.headers, body: (json ? JSON.parse(text) : text) as Body };
  }

  get<Body = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, { headers });
  }

  post<Body = unknown>(path: string, body: unknown = {}, headers: Record<string, string> = {}) {
    return this.#write<Body>('POST', path, body, headers);
  }

  patch<Body = unknown>(path: string, body: unknown) {
    return this.#write<Body>('PATCH', path, body, {});
  }

  delete<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('DELETE', path);
  }

  async join(key: string, name: string, more: object = {}): Promise<Answer<{ workspaceId: string }>> {
    return this.post('/api/join', { key, name, ...more });
  }

  async me(): Promise<Me> {
    return (await this.get<Me>('/api/me')).body;
  }

  #write<Body>(method: string, path: string, body: unknown, headers: Record<string, string>) {
    const init = { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } };
    return this.send<Body>(method, path, init);
  }
}
