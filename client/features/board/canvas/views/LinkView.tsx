import { useEffect, useRef } from 'react';
import type { Connector } from '../../../../../shared/documents/boardKinds.ts';
import { arrowHead, type Curve, curveMiddle } from '../../model/layout.ts';
import { useCanvas, useStateOf } from '../CanvasContext.ts';
import styles from './Items.module.css';
import { TextEditor } from './TextEditor.tsx';

export function curvePath(curve: Curve, origin: { readonly x: number; readonly y: number }): string {
  const at = ({ x, y }: { x: number; y: number }) =>
    `${(x - origin.x).toFixed(1)} ${(y - origin.y).toFixed(1)}`;
  const [left, tip, right] = arrowHead(curve);
  const line = `M${at(curve.from)}C${at(curve.control1)} ${at(curve.control2)} ${at(curve.to)}`;
  return `${line}M${at(left)}L${at(tip)}L${at(right)}`;
}

/** A line with an arrow head. It follows what it joins without React: hands move things sixty times a second. */
export function LinkView({ link }: { readonly link: Connector }) {
  const { surface } = useCanvas();
  const { selected, editing } = useStateOf(link.id);
  const lines = useRef<SVGSVGElement>(null);
  const label = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const draw = () => {
      const [curve, box] = [surface.curve(link.id), surface.box(link.id)];
      if (!curve || !box) return;
      const path = curvePath(curve, box);
      for (const line of lines.current?.children ?? []) line.setAttribute('d', path);
      const middle = curveMiddle(curve);
      if (label.current) label.current.style.translate = `${middle.x - box.x}px ${middle.y - box.y}px`;
    };
    draw();
    return surface.onChange(({ ids }) => ids.has(link.id) && draw());
  }, [surface, link]);
  return (
    <div className={styles.link} data-selected={selected || undefined}>
      <svg ref={lines} className={styles.lines} aria-hidden="true">
        <path className={styles.halo} />
        <path className={styles.line} />
      </svg>
      <div ref={label} className={styles.label}>
        {editing ? <TextEditor id={link.id} className={styles.labelWords} oneLine /> : null}
        {!editing && link.text !== '' ? <span className={styles.labelWords}>{link.text}</span> : null}
      </div>
    </div>
  );
}
