import { useRef } from 'react';
import type { WorkspaceView } from '../../../../shared/api.ts';
import type { Language } from '../../../../shared/domain/workspace.ts';
import { fetchTemplate } from '../../../api/templates.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { Desk } from '../../../features/board/actions/Action.ts';
import { bringIn } from '../../../features/board/actions/bringIn.ts';
import type { TemplateChoice } from '../../../features/exports/templates/TemplateDialog.tsx';
import { errorText } from '../../../i18n/errorText.ts';
import '../../../i18n/words/exchange.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { showToast } from '../../../ui/showToast.ts';

/** Puts a template on the open board. Its words come with it, so the code that draws it loads only now. */
export function useInsertTemplate(desk: Desk, workspace: WorkspaceView) {
  const { t, i18n } = useTranslation('exchange');
  const busy = useRef(false);
  const cities = workspace.cities.map((city) => city.name);

  async function draftsOf(choice: TemplateChoice) {
    if ('id' in choice) {
      const { templateDrafts } = await import('../../../../shared/templates/templates.ts');
      return templateDrafts(choice.id, { language: i18n.language as Language, cities });
    }
    const { content } = await fetchTemplate(workspace.id, choice.saved.id);
    const { parseJson, readJson } = await import('../../../../shared/exchange/boardJson.ts');
    const reading = readJson(parseJson(content));
    return reading.kind === 'read' ? reading.drafts : [];
  }

  return async (choice: TemplateChoice, at?: Point): Promise<void> => {
    // Many people press twice on everything.
    if (busy.current) return;
    busy.current = true;
    // Keys that follow at once mean the board, not the button.
    desk.focusSurface();
    const title = 'id' in choice ? t(`templates.names.${choice.id}`) : choice.saved.title;
    try {
      bringIn(desk.commands.parts, await draftsOf(choice), t('templates.inserted', { title }), {
        ...(at && { at }),
      });
    } catch (error) {
      showToast({ message: errorText(error), tone: 'problem' });
    } finally {
      busy.current = false;
    }
  };
}
