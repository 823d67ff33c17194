import { useEffect, useRef } from 'react';
import type { Connector } from '../../../../../shared/documents/boardKinds.ts';
import { dashesOf, LINE_PX, routeData, routeMiddle } from '../../../../canvas/routes.ts';
import { useCanvas, useStateOf } from '../CanvasContext.ts';
import paper from '../paper.module.css';
import styles from './Items.module.css';
import { TextEditor } from './TextEditor.tsx';

/** A line with its heads. It follows what it joins without React: hands move things sixty times a second. */
export function LinkView({ link }: { readonly link: Connector }) {
  const { surface } = useCanvas();
  const { selected, editing } = useStateOf(link.id);
  const lines = useRef<SVGSVGElement>(null);
  const label = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const draw = () => {
      const [route, box] = [surface.route(link.id), surface.box(link.id)];
      if (!route || !box) return;
      const path = routeData(route, box);
      for (const line of lines.current?.children ?? []) line.setAttribute('d', path);
      const middle = routeMiddle(route);
      if (label.current) label.current.style.translate = `${middle.x - box.x}px ${middle.y - box.y}px`;
    };
    draw();
    return surface.onChange(({ ids }) => ids.has(link.id) && draw());
  }, [surface, link]);
  return (
    <div
      className={`${styles.link} ${paper.ink}`}
      data-colour={link.colour}
      data-selected={selected || undefined}
    >
      <svg ref={lines} className={styles.lines} aria-hidden="true">
        <path className={styles.halo} />
        <path
          className={styles.line}
          strokeWidth={LINE_PX[link.weight]}
          strokeDasharray={link.dash === 'dashed' ? dashesOf(link.weight).join() : undefined}
        />
      </svg>
      <div ref={label} className={styles.label}>
        {editing ? <TextEditor id={link.id} className={styles.labelWords} oneLine /> : null}
        {!editing && link.text !== '' ? (
          <span className={styles.labelWords} dir="auto">
            {link.text}
          </span>
        ) : null}
      </div>
    </div>
  );
}
