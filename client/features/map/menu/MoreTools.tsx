/** On a narrow window what the bar has no room for stands behind one button. Its tools stay mounted, unseen. */
import {
  IconBookmarks,
  IconChartDots3,
  IconDots,
  IconFilter,
  IconHandStop,
  IconHelpCircle,
  IconLayoutDistributeVertical,
  IconRoute,
} from '@tabler/icons-react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import bars from '../../../ui/bars/Bars.module.css';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useMedia } from '../../../ui/useMedia.ts';
import { useActs } from '../acts/ActsContext.ts';
import { carryOut } from '../acts/MapAct.ts';
import { useDesk } from '../MapDesk.ts';

const TOOLS = {
  hand: { icon: <IconHandStop size={18} aria-hidden />, word: 'map:hand' },
  tidy: { icon: <IconLayoutDistributeVertical size={18} aria-hidden />, word: 'tidy:tidy' },
  guide: { icon: <IconRoute size={18} aria-hidden />, word: 'guide:open' },
  filter: { icon: <IconFilter size={18} aria-hidden />, word: 'mapFilter:filter' },
  analysis: { icon: <IconChartDots3 size={18} aria-hidden />, word: 'analysis:open' },
  views: { icon: <IconBookmarks size={18} aria-hidden />, word: 'map:views' },
  legend: { icon: <IconHelpCircle size={18} aria-hidden />, word: 'map:legend' },
} as const;

interface MoreToolsProps {
  /** Where its tools are hidden. */
  readonly where: string;
  readonly tools: readonly (keyof typeof TOOLS)[];
  /** In the head of a list, not in the bar of a canvas. */
  readonly plain?: boolean;
}

export function MoreTools({ where, tools, plain = false }: MoreToolsProps) {
  const { t } = useTranslation(['map', 'tidy', 'guide', 'mapFilter', 'analysis']);
  const desk = useDesk();
  const { acts } = useActs();
  if (!useMedia(where)) return null;
  const items = tools
    .map((id) => acts.get(id))
    .filter((act) => (desk.commands.mayEdit || !act.writes) && !(desk.isPast && act.id === 'views'))
    .map((act) => {
      const { icon, word } = TOOLS[act.id as keyof typeof TOOLS];
      return { key: act.id, label: t(word), icon, onSelect: () => carryOut(act, desk) };
    });
  const label = t('moreTools');
  return (
    <Menu
      side={plain ? 'bottom-end' : 'top-end'}
      groups={[{ key: 'tools', items }]}
      target={
        plain ? (
          <IconButton label={label} icon={<IconDots size={20} />} />
        ) : (
          <button type="button" className={bars.tool}>
            <IconDots size={20} aria-hidden />
            <span>{label}</span>
          </button>
        )
      }
    />
  );
}
