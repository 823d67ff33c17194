/** A whole team on one map: all of them point, the first ones drag a node each. */
import type { Stage } from '../clientStage.ts';
import { Pointers } from './Crowd.ts';
import { notesInView } from './inView.ts';
import type { Cost, Meter } from './Meter.ts';
import type { Row } from './report.ts';

const TEAM = { people: 20, dragging: 5, everyMs: 50, forMs: 5_000 };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Pan {
  readonly cost: Cost;
  readonly frames: number;
}

export async function company(
  meter: Meter,
  stage: Stage,
  panned: () => Promise<Pan>,
): Promise<readonly Row[]> {
  const pointers = new Pointers();
  const port = Number(new URL(stage.server.url).port);
  await pointers.come(port, `/yjs/${stage.documentId}`, stage.cookies.slice(0, TEAM.people));
  await pause(1_500);
  const dragged = await notesInView(meter.page, TEAM.dragging);
  const area = { x: 3_000, y: 1_000, w: 1_440, h: 900 };
  const hands = setInterval(() => pointers.point(area, dragged), TEAM.everyMs);
  await pause(1_500);
  const cost = await meter.during(() => pause(TEAM.forMs));
  const pan = await panned();
  clearInterval(hands);
  pointers.leave();
  const perSecond = (ms: number) => ms / (TEAM.forMs / 1_000);
  const who = `${TEAM.people} people, ${TEAM.dragging} of them dragging`;
  return [
    { what: `script, ${who}`, value: perSecond(cost.scriptMs), unit: 'ms/s', most: 120 },
    { what: 'main thread, the same', value: perSecond(cost.mainMs), unit: 'ms/s', most: null },
    { what: 'React renders, the same', value: perSecond(cost.components), unit: '/s', most: null },
    { what: 'long tasks, the same', value: cost.longTasks, unit: '', most: 0 },
    {
      what: 'script per pan frame meanwhile',
      value: pan.cost.scriptMs / pan.frames,
      unit: 'ms',
      most: null,
    },
    { what: 'long tasks in that pan', value: pan.cost.longTasks, unit: '', most: 0 },
  ];
}
