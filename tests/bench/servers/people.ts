/** People come in as people do: by an invite link and a name, over HTTP, each with a sign-in of their own. */
import type { NewInviteAnswer, WorkspaceView } from '../../../shared/api.ts';
import type { DocumentInfo, DocumentKind } from '../../../shared/domain/workspace.ts';
import { Browser } from '../../support/appUnderTest.ts';

export interface Place {
  readonly url: string;
  readonly links: { readonly demo: { readonly facilitator: string; readonly participant: string } | null };
}

const USES_PER_INVITE = 1_000;
const JOINING_AT_ONCE = 50;

function keyOf(link: string): string {
  return link.slice(link.indexOf('#') + 1);
}

/** Joins come from many addresses, as the throttle expects of a crowd: a proxy in front would say so too. */
function addressOf(person: number): Record<string, string> {
  return { 'X-Forwarded-For': `10.1.${Math.floor(person / 200)}.${(person % 200) + 1}` };
}

/** The facilitator of the demo's workspace, who makes room for everybody else. */
export class Host {
  readonly #url: string;
  readonly #browser: Browser;
  readonly #workspaceId: string;

  private constructor(url: string, browser: Browser, workspaceId: string) {
    this.#url = url;
    this.#browser = browser;
    this.#workspaceId = workspaceId;
  }

  static async arrive({ url, links }: Place): Promise<Host> {
    if (links.demo === null) throw new Error('The benchmark needs the demo programme.');
    const browser = new Browser(url, url);
    const joined = await browser.join(keyOf(links.demo.facilitator), 'Facilitator');
    return new Host(url, browser, joined.body.workspaceId);
  }

  get #workspace(): string {
    return `/api/workspaces/${this.#workspaceId}`;
  }

  /** Cookies for everybody: the list keeps those of earlier runs. */
  async admit(people: number, cookies: string[]): Promise<void> {
    const workspace = await this.#browser.get<WorkspaceView>(this.#workspace);
    const cities = workspace.body.cities.map((city) => city.id);
    while (cookies.length < people) {
      const invite = { role: 'member', maxUses: USES_PER_INVITE };
      const answer = await this.#browser.post<NewInviteAnswer>(`${this.#workspace}/invites`, invite);
      const count = Math.min(USES_PER_INVITE, people - cookies.length);
      cookies.push(...(await joinAll(this.#url, keyOf(answer.body.url), count, cookies.length, cities)));
    }
  }

  async newDocument(kind: DocumentKind = 'board'): Promise<string> {
    for (;;) {
      const asked = { kind, title: 'Bench' };
      const answer = await this.#browser.post<DocumentInfo>(`${this.#workspace}/documents`, asked);
      if (answer.status < 300) return answer.body.id;
      if (answer.status !== 429) throw new Error(`No document: ${JSON.stringify(answer.body)}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** So many documents, those that are there already among them. */
  async documents(count: number): Promise<readonly string[]> {
    const answer = await this.#browser.get<readonly DocumentInfo[]>(`${this.#workspace}/documents`);
    const ids = answer.body.map((document) => document.id as string);
    while (ids.length < count) ids.push(await this.newDocument());
    return ids.slice(0, count);
  }
}

async function joinAll(url: string, key: string, count: number, from: number, cities: readonly string[]) {
  const cookies: string[] = [];
  let next = 0;
  const one = async () => {
    while (next < count) {
      const person = from + next;
      next += 1;
      const browser = new Browser(url, url);
      const cityId = cities[person % cities.length];
      const answer = await browser.post(
        '/api/join',
        { key, name: `Person ${person}`, cityId },
        addressOf(person),
      );
      if (browser.cookie === null) throw new Error(`Nobody joined: ${JSON.stringify(answer.body)}`);
      cookies.push(browser.cookie);
    }
  };
  await Promise.all(Array.from({ length: JOINING_AT_ONCE }, one));
  return cookies;
}
