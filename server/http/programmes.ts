import { Router } from 'express';
import { NewWord, WordChange } from '../../shared/api.ts';
import { parseProgrammeId } from '../../shared/ids.ts';
import { parseOwnId } from '../../shared/maps/ownWords.ts';
import { addWord, changeWord, programmesWithWords } from '../programmes/ownWords.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import type { HttpParts } from './parts.ts';

/** The words that a programme adds to the taxonomies of maps. */
export function programmeRoutes({ store: { entities } }: HttpParts, door: Door): Router {
  const routes = Router();

  routes.get('/api/programmes', async (req, res) => {
    await door.admin(req);
    res.json(await programmesWithWords(entities));
  });

  routes.post('/api/programmes/:p/words', async (req, res) => {
    await door.admin(req);
    const id = idOf(parseProgrammeId, req.params.p);
    res.status(201).json(await addWord(entities, id, bodyOf(req, NewWord)));
  });

  routes.patch('/api/programmes/:p/words/:id', async (req, res) => {
    await door.admin(req);
    const [id, word] = [idOf(parseProgrammeId, req.params.p), idOf(parseOwnId, req.params.id)];
    res.json(await changeWord(entities, id, word, bodyOf(req, WordChange)));
  });

  return routes;
}
