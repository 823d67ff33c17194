/** Who wrote what stands on a document: told to whoever may read it, and nobody else of the workspace with them. */
import { Router } from 'express';
import * as Y from 'yjs';
import type { AuthorView } from '../../shared/api.ts';
import { documentItems } from '../../shared/documents/items.ts';
import type { MemberId } from '../../shared/ids.ts';
import { parseMemberId } from '../../shared/ids.ts';
import { capabilitiesOf, may } from '../../shared/permissions.ts';
import { remember } from '../access/remember.ts';
import type { Door } from './door.ts';
import { knownDocument } from './knownDocument.ts';
import type { HttpParts } from './parts.ts';

/** A room of people asks at the same moment. */
const TTL_MS = 1_000;

interface Signed {
  readonly author: MemberId;
  /** The Yjs client that made the item. */
  readonly client: number;
}

function signedOn(doc: Y.Doc): readonly Signed[] {
  const found = new Map<string, Signed>();
  const items = documentItems(doc);
  for (const [id, item] of items) {
    const author = item instanceof Y.Map ? parseMemberId(item.get('author')) : null;
    const client = items._map.get(id)?.id.client;
    if (author !== null && client !== undefined) found.set(`${author} ${client}`, { author, client });
  }
  return [...found.values()];
}

export function authorRoutes(parts: HttpParts, door: Door): Router {
  const routes = Router();
  const { access, clock, lookAt, writers } = parts;
  const known = knownDocument(parts);
  const signed = remember<readonly Signed[]>(clock, TTL_MS);

  routes.get('/api/documents/:d/authors', async (req, res) => {
    const { document } = await known(await door.actor(req), req.params.d);
    if (document.attribution === false) return void res.json([]);
    const [items, owners, members] = await Promise.all([
      signed.get(document.id, () => lookAt(document.id, signedOn)),
      writers.of(document.id),
      access.members.present(document.workspaceId),
    ]);
    const wrote = new Set(Object.values(owners));
    const lists = new Set(
      members.filter(({ role }) => may(capabilitiesOf(role), 'member.list')).map(({ id }) => id),
    );
    // An author is what any client may write: an id from elsewhere gives no name to who may not list names.
    const isTrue = ({ author, client }: Signed) => {
      const maker = owners[client];
      return wrote.has(author) || maker === undefined || lists.has(maker);
    };
    const authors = new Set(items.filter(isTrue).map(({ author }) => author));
    const views: readonly AuthorView[] = members
      .filter(({ id }) => authors.has(id))
      .map(({ id, name, cityId }) => ({ id, name, cityId }));
    res.json(views);
  });

  return routes;
}
