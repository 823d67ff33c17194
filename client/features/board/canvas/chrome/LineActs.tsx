/** How chosen links run and which ends they point at, in the bar under them. */
import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Connector, LineEnd } from '../../../../../shared/documents/boardKinds.ts';
import { DASHES, ROUTINGS, WEIGHTS } from '../../../../../shared/documents/boardKinds.ts';
import '../../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import '../../../../i18n/words/boardLater.ts';
import { type Edge, edgeOf, LINE_PX } from '../../../../canvas/routes.ts';
import { ON_A_PHONE } from '../../../../ui/screens.ts';
import { useMedia } from '../../../../ui/useMedia.ts';
import { nameOf } from '../../actions/actionMenu.tsx';
import { hasHead, setHead } from '../../acts/heads.ts';
import { LINE_ENDS } from '../../model/linkEnds.ts';
import { type Canvas, useBoardValue, useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';
import { PopoverAct } from './PopoverAct.tsx';

type Look = Pick<Connector, 'routing' | 'weight' | 'dash'>;
const PLAIN: Look = { routing: 'straight', weight: 'normal', dash: 'solid' };

/** As the line runs; the set of icons has no such three. */
const PATHS: Readonly<Record<Look['routing'], string>> = {
  curved: 'M3 20c9 0 9-16 18-16',
  straight: 'M3 20 21 4',
  elbow: 'M3 20h9V4h9',
};

const LineIcon = (look: Partial<Look>) => {
  const { routing, weight, dash } = { ...PLAIN, ...look };
  return (
    <svg width={18} height={18} viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden>
      <path
        d={PATHS[routing]}
        strokeWidth={LINE_PX[weight]}
        strokeDasharray={dash === 'dashed' ? '4 5' : undefined}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
};

const EdgeIcon = ({ weight, dash }: Edge) => (
  <svg width={18} height={18} viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden>
    <rect
      {...{ x: 4, y: 4, width: 16, height: 16, rx: 2 }}
      // Between thicker dashes there would be nothing in so small a box.
      strokeWidth={Math.min(4, edgeOf({ weight })[0])}
      strokeDasharray={dash === 'dashed' ? '6 4' : undefined}
    />
  </svg>
);

const linksOf = ({ commands, model }: Canvas): readonly Connector[] =>
  commands.chosen.map((id) => model.item(id)).filter((item) => item?.kind === 'connector');

const CHOICES: readonly (readonly Partial<Look>[])[] = [
  ROUTINGS.map((routing) => ({ routing })),
  WEIGHTS.map((weight) => ({ weight })),
  DASHES.map((dash) => ({ dash })),
];

interface ChoiceProps {
  readonly look: Partial<Look>;
  readonly icon: ReactNode;
}

/** Closed by none of them: a line is made thick and dashed in one go. */
function Choice({ look, icon }: ChoiceProps) {
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const [id = ''] = Object.entries(look).map((one) => one.join('.'));
  const act = canvas.actions.get(id);
  const on = useBoardValue(() => act.checked?.(canvas) ?? false);
  return (
    <button type="button" className={styles.act} aria-pressed={on} onClick={() => act.run(canvas)}>
      {icon}
      {nameOf(act, canvas, words)}
    </button>
  );
}

/** The line around chosen shapes. */
export function BorderAct() {
  const { t } = useTranslation('board');
  const { commands, model } = useCanvas();
  const first = (): Edge => {
    const shape = commands.chosen.map((id) => model.item(id)).find((item) => item?.kind === 'shape');
    return shape?.kind === 'shape' ? shape : {};
  };
  const weight = useBoardValue(() => first().weight ?? PLAIN.weight);
  const dash = useBoardValue(() => first().dash ?? PLAIN.dash);
  return (
    <PopoverAct icon={<EdgeIcon {...{ weight, dash }} />} label={t('bar.border')}>
      {() => (
        <div className={styles.choices}>
          {CHOICES.slice(1).map((looks) => (
            <div key={Object.keys(looks[0] ?? {})[0]} className={styles.choices}>
              {looks.map((look) => (
                <Choice key={Object.values(look)[0]} look={look} icon={<EdgeIcon {...look} />} />
              ))}
            </div>
          ))}
        </div>
      )}
    </PopoverAct>
  );
}

/** On a phone it holds the arrows as well: the bar would be wider than the screen. */
function LookAct({ withHeads }: { readonly withHeads: boolean }) {
  const { t } = useTranslation('board');
  const canvas = useCanvas();
  const routing = useBoardValue(() => linksOf(canvas)[0]?.routing ?? PLAIN.routing);
  const weight = useBoardValue(() => linksOf(canvas)[0]?.weight ?? PLAIN.weight);
  const dash = useBoardValue(() => linksOf(canvas)[0]?.dash ?? PLAIN.dash);
  return (
    <PopoverAct icon={<LineIcon {...{ routing, weight, dash }} />} label={t('bar.line')}>
      {() => (
        <div className={styles.choices}>
          {CHOICES.map((looks) => (
            <div key={Object.keys(looks[0] ?? {})[0]} className={styles.choices}>
              {looks.map((look) => (
                <Choice key={Object.values(look)[0]} look={look} icon={<LineIcon {...look} />} />
              ))}
            </div>
          ))}
          {withHeads ? <HeadActs named /> : null}
        </div>
      )}
    </PopoverAct>
  );
}

/** Which way the arrow at that end points on the board, in steps of 45°. */
function turnOf({ selection, surface }: Canvas, end: LineEnd): number {
  const tips = selection.single && surface.tips(selection.single);
  const way = tips ? Math.atan2(tips.to.y - tips.from.y, tips.to.x - tips.from.x) : 0;
  return Math.round(way / (Math.PI / 4)) * 45 + (end === 'from' ? 180 : 0);
}

interface Naming {
  /** With all of their name: where there is room below each other. */
  readonly named?: boolean;
}

function HeadAct({ end, named }: Naming & { readonly end: LineEnd }) {
  const { t } = useTranslation('board');
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const on = useBoardValue(() => linksOf(canvas).every(({ heads }) => hasHead(heads, end)));
  const turn = useBoardValue(() => turnOf(canvas, end));
  const name = words(`names.heads.${end === 'from' ? 'start' : 'end'}`);
  return (
    <button
      type="button"
      className={styles.act}
      aria-pressed={on}
      aria-label={name}
      onClick={() =>
        setHead(
          canvas.context,
          linksOf(canvas).map(({ id }) => id),
          end,
          !on,
        )
      }
    >
      <IconArrowNarrowRight size={18} aria-hidden style={{ rotate: `${turn}deg` }} />
      {named ? name : t(`bar.${end}`)}
    </button>
  );
}

const HeadActs = (naming: Naming) => LINE_ENDS.map((end) => <HeadAct key={end} end={end} {...naming} />);

export function LineActs() {
  const narrow = useMedia(ON_A_PHONE);
  return (
    <>
      <LookAct withHeads={narrow} />
      {narrow ? null : <HeadActs />}
    </>
  );
}
