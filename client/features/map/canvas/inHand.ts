/** A node that came without a place that was pointed at goes to the next press, until it has words. Loaded with the first one. */
import { keepInHand, takeBack } from '../../../acts/fresh.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import type { Writable } from '../../../live/readable.ts';
import type { MapCommands } from '../acts/MapCommands.ts';

/** With Esc it goes as if it had never come. */
export function abandon({ parts, fresh }: Pick<MapCommands, 'parts' | 'fresh'>): void {
  if (takeBack(parts, fresh)) parts.voice.say(parts.t('said.undone'));
}

export function takeInHand(commands: MapCommands, tool: Writable<Tool>): (at: Point) => void {
  const { parts, fresh } = commands;
  keepInHand(parts, fresh, tool);
  return (at) => {
    const kind = parts.model.node(fresh?.id ?? null)?.kind;
    tool.set('select');
    takeBack(parts, fresh);
    commands.newNode(at, kind === 'unknown' ? undefined : kind);
  };
}
