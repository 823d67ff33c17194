/** What a programme adds to the taxonomies of maps: names change, a word can be taken out of the choice, ids stay. */
import type { NewOwnWord, OwnWordChange, ProgrammeView } from '../../shared/api.ts';
import type { Programme } from '../../shared/domain/programme.ts';
import { AppError } from '../../shared/errors.ts';
import type { ProgrammeId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { type OwnId, type OwnWord, ownIdFor } from '../../shared/maps/ownWords.ts';
import type { Bus } from '../bus/Bus.ts';
import { changeEntity } from '../storage/changeEntity.ts';
import type { Entities } from '../storage/Store.ts';

const view = ({ id, name, demo, words = [] }: Programme): ProgrammeView => ({ id, name, demo, words });

export async function programmesWithOwnWords(entities: Entities): Promise<readonly ProgrammeView[]> {
  const all = (await entities.list('programme')).map(({ entity }) => entity);
  return all.sort((a, b) => a.createdAt - b.createdAt).map(view);
}

function refuseTwins(words: readonly OwnWord[], { id, taxonomy, en, nl }: OwnWord): void {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const others = words.filter((one) => one.taxonomy === taxonomy && one.id !== id);
  if (others.some((one) => same(one.en, en) || same(one.nl, nl)))
    throw new AppError('CONFLICT', 'This programme has that word.');
}

/** Whoever has something of the programme open fetches again what it says. */
export async function tellProgramme(entities: Entities, bus: Bus, equals: ProgrammeId): Promise<void> {
  for (const { entity: cohort } of await entities.list('cohort', { field: 'programmeId', equals }))
    for (const { entity } of await entities.list('twinning', { field: 'cohortId', equals: cohort.id }))
      bus.publish({ type: 'workspace', workspaceId: entity.workspaceId, what: 'programme' });
}

/** It is the last of them. */
export async function addOwnWord(entities: Entities, id: ProgrammeId, { taxonomy, en, nl }: NewOwnWord) {
  const changed = await changeEntity(entities, 'programme', id, (programme) => {
    const words = programme.words ?? [];
    if (words.length >= LIMITS.wordsPerProgramme)
      throw new AppError('CONFLICT', 'This programme has all the words it can hold.');
    const taken = words.map((word) => word.id);
    const word: OwnWord = { id: ownIdFor(en, taken), taxonomy, en, nl, offered: true };
    refuseTwins(words, word);
    return { ...programme, words: [...words, word] };
  });
  return view(changed);
}

export async function changeOwnWord(
  entities: Entities,
  id: ProgrammeId,
  wordId: OwnId,
  change: OwnWordChange,
) {
  const changed = await changeEntity(entities, 'programme', id, (programme) => {
    const words = programme.words ?? [];
    const known = words.find((word) => word.id === wordId);
    if (!known) throw new AppError('NOT_FOUND');
    const next: OwnWord = {
      ...known,
      en: change.en ?? known.en,
      nl: change.nl ?? known.nl,
      offered: change.offered ?? known.offered,
    };
    refuseTwins(words, next);
    return { ...programme, words: words.map((word) => (word === known ? next : word)) };
  });
  return view(changed);
}
