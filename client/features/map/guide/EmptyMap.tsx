/** What an empty map asks: one barrier. With its words it is a node, and the guide goes on beside the map. */
import { IconSitemap } from '@tabler/icons-react';
import type { ClipboardEvent } from 'react';
import { MAP_CLIP } from '../../../canvas/clipboard.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import mapStyles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { AnswerField } from './AnswerField.tsx';
import styles from './Guide.module.css';
import { addProblem } from './guideActs.ts';
import { showOnMap } from './showOnMap.ts';

/** In outline and table it stands where the rows would. */
export function EmptyMap({ inList = false }: { readonly inList?: boolean }) {
  const { t } = useTranslation(['guide', 'map']);
  const desk = useDesk();
  const { commands, guide } = desk;
  const begin = (text: string) => {
    const id = addProblem(desk, text);
    if (id === null) {
      commands.parts.voice.say(t('full'));
      return false;
    }
    guide.problem.set(id);
    guide.step.set('factors');
    guide.open.set(true);
    showOnMap(desk, id);
    return true;
  };
  /** One line of words is an answer; all else that is pasted there is the map's. */
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const { target, clipboardData } = event;
    const [html, text] = [clipboardData.getData('text/html'), clipboardData.getData('text/plain')];
    const isAnswer = /^[^\n\t]+$/.test(text.trim()) && !html.includes(MAP_CLIP);
    const clipboard = desk.clipboard.get();
    if (isAnswer || !clipboard || (target as HTMLInputElement).value !== '') return;
    event.preventDefault();
    clipboard.paste({ html, text });
  };
  return (
    <div className={mapStyles.empty} data-in-list={inList || undefined}>
      <IconSitemap size={40} aria-hidden />
      <h2>{t('start.title')}</h2>
      {commands.mayEdit ? (
        <>
          <p>{t('start.text')}</p>
          <div className={styles.start} data-first-field="" onPaste={onPaste}>
            <AnswerField label={t('start.field')} add={t('start.go')} onAnswer={begin} primary />
            <Button variant="subtle" onClick={() => void commands.newNode(undefined, 'barrier')}>
              {t('map:empty.first')}
            </Button>
          </div>
        </>
      ) : (
        <p>{t('map:empty.readOnly')}</p>
      )}
    </div>
  );
}
