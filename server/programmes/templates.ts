/** Boards to start from: ours, in two languages, and those that somebody of the programme kept. */
import type { NewDocument } from '../../shared/api.ts';
import type { SavedTemplate } from '../../shared/domain/programme.ts';
import { AppError } from '../../shared/errors.ts';
import { parseJson, readJson } from '../../shared/exchange/boardJson.ts';
import type { Draft } from '../../shared/exchange/draft.ts';
import type { ProgrammeId, SavedTemplateId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { firstUpdate, templateDrafts } from '../../shared/templates/templates.ts';
import type { Clock } from '../clock.ts';
import type { Entities } from '../storage/Store.ts';
import type { Twinnings } from './twinnings.ts';

/** Ours in a language, or one that was kept. */
type Template = Exclude<NonNullable<NewDocument['template']>, { copyOf: unknown }>;

export interface Templates {
  /** The newest first, of the programme that the workspace belongs to. */
  list(workspaceId: WorkspaceId): Promise<readonly SavedTemplate[]>;
  /** NOT_FOUND outside of its programme. */
  get(workspaceId: WorkspaceId, id: SavedTemplateId): Promise<SavedTemplate>;
  keep(workspaceId: WorkspaceId, title: string, content: string): Promise<SavedTemplate>;
  remove(workspaceId: WorkspaceId, id: SavedTemplateId): Promise<void>;
  /** What a new board starts with; null for nothing. */
  firstUpdate(
    workspaceId: WorkspaceId,
    template: Template | undefined,
    at: number,
  ): Promise<Uint8Array | null>;
}

export function createTemplates(entities: Entities, twinnings: Twinnings, clock: Clock): Templates {
  async function programmeOf(workspaceId: WorkspaceId): Promise<ProgrammeId> {
    const facts = await twinnings.facts(workspaceId);
    if (facts === null) throw new AppError('NOT_FOUND');
    return facts.programme.id;
  }

  async function list(workspaceId: WorkspaceId) {
    const equals = await programmeOf(workspaceId);
    const found = await entities.list('savedTemplate', { field: 'programmeId', equals });
    return found.map(({ entity }) => entity).sort((a, b) => b.createdAt - a.createdAt);
  }

  async function find(workspaceId: WorkspaceId, id: SavedTemplateId) {
    const found = await entities.get('savedTemplate', id);
    if (found === null || found.entity.programmeId !== (await programmeOf(workspaceId)))
      throw new AppError('NOT_FOUND');
    return found;
  }

  async function draftsOf(workspaceId: WorkspaceId, template: Template): Promise<readonly Draft[]> {
    if ('saved' in template) {
      const { entity } = await find(workspaceId, template.saved);
      const reading = readJson(parseJson(entity.content));
      return reading.kind === 'read' ? reading.drafts : [];
    }
    const cities = (await twinnings.citiesOf(workspaceId)) ?? [];
    return templateDrafts(template.id, {
      language: template.language,
      cities: cities.map((city) => city.name),
    });
  }

  return {
    list,
    get: async (workspaceId, id) => (await find(workspaceId, id)).entity,

    async keep(workspaceId, title, content) {
      if ((await list(workspaceId)).length >= LIMITS.templatesPerProgramme)
        throw new AppError('CONFLICT', 'This programme has all the templates it can hold.');
      const id = newId<SavedTemplateId>();
      const programmeId = await programmeOf(workspaceId);
      const template = { id, programmeId, workspaceId, title, createdAt: clock.now(), content };
      await entities.insert('savedTemplate', template);
      return template;
    },

    async remove(workspaceId, id) {
      const { entity } = await find(workspaceId, id);
      if (entity.workspaceId !== workspaceId) throw new AppError('FORBIDDEN', 'It was made elsewhere.');
      await entities.remove('savedTemplate', id);
    },

    async firstUpdate(workspaceId, template, at) {
      return template === undefined ? null : firstUpdate(await draftsOf(workspaceId, template), at);
    },
  };
}
