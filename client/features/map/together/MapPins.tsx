/** The map to those who talk about places on it. */
import { useMemo } from 'react';
import type { Point } from '../../../canvas/geometry.ts';
import { containsPoint } from '../../../canvas/geometry.ts';
import { askWhere, Pins, type SpotGround, subjectAt } from '../../../together/pins/Pins.tsx';
import type { Together } from '../../../together/Together.ts';
import { type Hands, type MapDesk, titleIn, useDesk } from '../MapDesk.ts';

function groundOf(desk: MapDesk, hands: Hands): SpotGround {
  const { commands, model } = desk;
  return {
    tool: hands.tool,
    take(tool) {
      commands.linking.set(null);
      hands.tool.set(tool);
    },
    titleOf: (id) => titleIn(desk, id),
    boxOf: (id) => model.box(id),
    itemAt: hands.itemAt,
    holderAt(point) {
      const around = model.groups().find(({ id }) => {
        const box = model.box(id);
        return box !== null && containsPoint(box, point);
      });
      return around?.id ?? null;
    },
    onChange: (listener) => model.onChange(listener),
    say: (words) => commands.parts.voice.say(words),
  };
}

export { gather } from '../../../together/gather.ts';

export function commentAt(desk: MapDesk, together: Together, at: Point): void {
  const { hands } = desk.surface;
  if (hands) together.discuss(subjectAt(groundOf(desk, hands), at));
}

/** The next press is what it is about. */
export function askOnMap(desk: MapDesk, together: Together): void {
  const { hands } = desk.surface;
  if (!hands) return;
  const ground = groundOf(desk, hands);
  hands.put = (at) => {
    ground.take('select');
    commentAt(desk, together, at);
  };
  askWhere(ground, together);
}

export default function MapPins({ hands }: { readonly hands: Hands }) {
  const desk = useDesk();
  const ground = useMemo(() => groundOf(desk, hands), [desk, hands]);
  return <Pins ground={ground} />;
}
