/** The barrier mapping script beside the map: six steps, each person at their own; what they write is everybody's. */
import { IconRoute, IconX } from '@tabler/icons-react';
import { type ComponentType, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ON_A_PHONE, WITH_SHEETS } from '../../../ui/screens.ts';
import { useMedia } from '../../../ui/useMedia.ts';
import mapStyles from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import '../../../i18n/words/mapTable.ts';
import { useMapVersion } from '../useMapVersion.ts';
import styles from './Guide.module.css';
import { STEPS, type Step } from './Guide.ts';
import '../../../i18n/words/guide.ts';
import { Check } from './steps/Check.tsx';
import { Connect } from './steps/Connect.tsx';
import { Consolidate } from './steps/Consolidate.tsx';
import { Factors } from './steps/Factors.tsx';
import { Problem } from './steps/Problem.tsx';
import { Rate } from './steps/Rate.tsx';

const VIEWS: Readonly<Record<Step, ComponentType>> = {
  problem: Problem,
  factors: Factors,
  consolidate: Consolidate,
  connect: Connect,
  check: Check,
  rate: Rate,
};

/** As in Guide.module.css: there the steps stand before the way out, and the keyboard meets them in that order. */
const SHEET = `${ON_A_PHONE}, ${WITH_SHEETS} and (max-height: 560px)`;

function Steps({ step, go }: { readonly step: Step; readonly go: (step: Step) => void }) {
  const { t } = useTranslation('guide');
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {STEPS.map((one, at) => (
        <li key={one}>
          <button
            type="button"
            aria-current={one === step ? 'step' : undefined}
            aria-label={t('stepOf', { at: at + 1, of: STEPS.length, name: t(`names.${one}`) })}
            onClick={() => go(one)}
          >
            {at + 1}
          </button>
        </li>
      ))}
    </ol>
  );
}

export default function GuidePanel() {
  const { t } = useTranslation('guide');
  const { guide, surface, commands } = useDesk();
  const step = useReadable(guide.step);
  const heading = useRef<HTMLHeadingElement>(null);
  useMapVersion();
  const at = STEPS.indexOf(step);
  const place = t('stepOf', { at: at + 1, of: STEPS.length, name: t(`names.${step}`) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step the keyboard goes to its heading
  useEffect(() => {
    const body = heading.current?.parentElement;
    body?.scrollTo?.(0, 0);
    // A question that took the keyboard by itself keeps it, and is seen where the panel is low.
    if (document.activeElement?.tagName !== 'INPUT') heading.current?.focus();
    else document.activeElement.closest('form')?.scrollIntoView?.({ block: 'nearest' });
  }, [step]);
  const close = () => {
    guide.open.set(false);
    surface.focus();
  };
  const go = (to: Step | undefined) => {
    if (to === undefined) return close();
    guide.step.set(to);
    commands.parts.voice.say(
      t('stepOf', { at: STEPS.indexOf(to) + 1, of: STEPS.length, name: t(`names.${to}`) }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  const Shown = VIEWS[step];
  const sheet = useMedia(SHEET);
  const steps = <Steps step={step} go={go} />;
  return (
    <aside
      className={`${mapStyles.panel} ${styles.guide}`}
      aria-label={t('title')}
      data-region="panel"
      onKeyDown={onKeyDown}
    >
      <header className={`${mapStyles.panelHead} ${styles.head}`}>
        <IconRoute size={20} aria-hidden />
        <h2>{t('title')}</h2>
        {sheet ? steps : null}
        <IconButton size="sm" label={t('close')} icon={<IconX size={18} />} onClick={close} />
        {sheet ? null : steps}
      </header>
      <div className={mapStyles.panelBody}>
        <h3 ref={heading} className={styles.heading} tabIndex={-1} aria-label={place}>
          {t(`names.${step}`)}
        </h3>
        <p className={styles.tell}>{t(`tell.${step}`)}</p>
        <div className={styles.body}>
          <Shown key={step} />
        </div>
      </div>
      <footer className={styles.foot}>
        {at > 0 ? <Button onClick={() => go(STEPS[at - 1])}>{t('back')}</Button> : <span />}
        <Button variant="primary" onClick={() => go(STEPS[at + 1])}>
          {t(at === STEPS.length - 1 ? 'done' : 'next')}
        </Button>
      </footer>
    </aside>
  );
}
