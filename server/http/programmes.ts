import { Router } from 'express';
import { NewOwnWord, OwnWordChange } from '../../shared/api.ts';
import { type ProgrammeId, parseProgrammeId } from '../../shared/ids.ts';
import { type OwnId, parseOwnId } from '../../shared/maps/ownWords.ts';
import { addOwnWord, changeOwnWord, programmesWithOwnWords } from '../programmes/keepOwnWords.ts';
import type { Door } from './door.ts';
import { bodyOf, idOf } from './input.ts';
import type { HttpParts } from './parts.ts';

/** The words that a programme adds to the taxonomies of maps. */
export function programmeRoutes(
  { access, store: { entities }, tellProgramme }: HttpParts,
  door: Door,
): Router {
  const routes = Router();
  /** The id of a word is no secret, and its names may change. */
  const audit = (programme: ProgrammeId, act: string, word: OwnId) =>
    access.audit({
      workspaceId: null,
      actor: 'admin',
      act: `ownWord.${act}`,
      subject: `${programme}/${word}`,
    });

  routes.get('/api/programmes', async (req, res) => {
    await door.admin(req);
    res.json(await programmesWithOwnWords(entities));
  });

  routes.post('/api/programmes/:p/words', async (req, res) => {
    await door.admin(req);
    const id = idOf(parseProgrammeId, req.params.p);
    const programme = await addOwnWord(entities, id, bodyOf(req, NewOwnWord));
    const added = programme.words.at(-1);
    if (added) await audit(id, 'add', added.id);
    await tellProgramme(id);
    res.status(201).json(programme);
  });

  routes.patch('/api/programmes/:p/words/:id', async (req, res) => {
    await door.admin(req);
    const [id, word] = [idOf(parseProgrammeId, req.params.p), idOf(parseOwnId, req.params.id)];
    const change = bodyOf(req, OwnWordChange);
    const programme = await changeOwnWord(entities, id, word, change);
    if (change.en !== undefined || change.nl !== undefined) await audit(id, 'rename', word);
    if (change.offered !== undefined) await audit(id, change.offered ? 'offer' : 'withdraw', word);
    await tellProgramme(id);
    res.json(programme);
  });

  return routes;
}
