/** People come in as people do: by an invite link and a name, over HTTP, each with a sign-in of their own. */
import type { NewInviteAnswer, WorkspaceView } from '../../../shared/api.ts';
import type { DocumentInfo } from '../../../shared/domain/workspace.ts';
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

/** A new document, and cookies for everybody: `cookies` keeps them from run to run. Returns the document's id. */
export async function enter({ url, links }: Place, people: number, cookies: string[]): Promise<string> {
  if (links.demo === null) throw new Error('The benchmark needs the demo programme.');
  const facilitator = new Browser(url, url);
  const joined = await facilitator.join(keyOf(links.demo.facilitator), 'Facilitator');
  const { workspaceId } = joined.body;
  const workspace = await facilitator.get<WorkspaceView>(`/api/workspaces/${workspaceId}`);
  const cities = workspace.body.cities.map((city) => city.id);
  while (cookies.length < people) {
    const invite = { role: 'member', maxUses: USES_PER_INVITE };
    const answer = await facilitator.post<NewInviteAnswer>(`/api/workspaces/${workspaceId}/invites`, invite);
    const count = Math.min(USES_PER_INVITE, people - cookies.length);
    cookies.push(...(await joinAll(url, keyOf(answer.body.url), count, cookies.length, cities)));
  }
  const board = { kind: 'board', title: 'Bench' };
  const document = await facilitator.post<DocumentInfo>(`/api/workspaces/${workspaceId}/documents`, board);
  if (document.status >= 300) throw new Error(`No document: ${JSON.stringify(document.body)}`);
  return document.body.id;
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
