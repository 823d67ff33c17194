/** The board to those who talk about places on it. */
import { useMemo } from 'react';
import type { Point } from '../../../canvas/geometry.ts';
import { gather as ask } from '../../../together/gather.ts';
import { askWhere, Pins, type SpotGround, subjectAt } from '../../../together/pins/Pins.tsx';
import type { Together } from '../../../together/Together.ts';
import type { Desk } from '../actions/Action.ts';
import { useCanvas } from '../canvas/CanvasContext.ts';
import { containerAt } from '../canvas/places.ts';
import { boardPlace } from './boardPlace.ts';

/** Null in the outline: nothing is at a place there. */
function groundOf({ commands, hands, model, names }: Desk): SpotGround | null {
  return (
    hands && {
      tool: hands.tool,
      take(tool) {
        hands.links.cancel();
        if (tool === 'select') hands.placing.putDown();
        else hands.tool.set(tool);
      },
      titleOf: (id) => names.titleThere(id),
      boxOf: (id) => model.box(id),
      itemAt: hands.itemAt,
      holderAt: (point) => containerAt(model, point, 'frame'),
      onChange: (listener) => model.onChange(listener),
      say: (words) => commands.parts.voice.say(words),
    }
  );
}

export const gather = (desk: Desk, together: Together) => ask(boardPlace(desk), together);

export function commentAt(desk: Desk, together: Together, at: Point): void {
  const ground = groundOf(desk);
  if (ground) together.discuss(subjectAt(ground, at));
}

/** The next press is what it is about: Placing gives it to the act. */
export function askOnBoard(desk: Desk, together: Together): void {
  const ground = groundOf(desk);
  if (ground) askWhere(ground, together);
}

export default function BoardPins() {
  const canvas = useCanvas();
  const ground = useMemo(() => groundOf(canvas), [canvas]);
  return ground && <Pins ground={ground} />;
}
