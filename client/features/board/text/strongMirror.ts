/** Over a field that somebody writes in: its bold letters, thicker and as wide as those of the field, which stays the browser's own. */
import type * as Y from 'yjs';
import { strongIn } from '../../../../shared/documents/strong.ts';
import { spliceBetween } from '../../../canvas/text/splice.ts';
import { partsIn, STRONGER, stretchesOf } from '../../../canvas/text/strongParts.ts';
import styles from './Mirror.module.css';

/** Where bold letters stand in the field, which may show what an input method composes. */
function stretchesNow(text: Y.Text, shown: string): readonly (readonly [number, number])[] {
  const splice = spliceBetween(text.toString(), shown);
  const moved = (edge: number) => {
    if (splice === null || edge <= splice.at) return edge;
    return Math.max(splice.at, edge - splice.remove) + splice.insert.length;
  };
  return stretchesOf(strongIn(text)).map(([from, to]) => [moved(from), moved(to)]);
}

/** Answers the end of it. */
export function mirrorStrong(field: HTMLTextAreaElement, text: Y.Text): () => void {
  const mirror = document.createElement('div');
  mirror.ariaHidden = 'true';
  mirror.dir = field.dir;
  const draw = () => {
    const parts = partsIn(field.value, stretchesNow(text, field.value));
    if (!parts.some(({ strong }) => strong)) {
      mirror.remove();
      return;
    }
    if (!mirror.isConnected) field.after(mirror);
    if (styles.field && !field.classList.contains(styles.field)) field.classList.add(styles.field);
    const { color, textAlign, lineHeight, padding, font } = getComputedStyle(field);
    mirror.className = field.className;
    mirror.style.cssText = field.style.cssText;
    Object.assign(mirror.style, {
      ...{
        position: 'absolute',
        inset: 'auto',
        overflow: 'hidden',
        pointerEvents: 'none',
        boxSizing: 'border-box',
      },
      ...{ left: `${field.offsetLeft}px`, top: `${field.offsetTop}px`, margin: '0' },
      ...{ width: `${field.offsetWidth}px`, height: `${field.offsetHeight}px` },
      ...{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: 'transparent', background: 'none' },
      ...{ borderColor: 'transparent', outline: 'none', textAlign, lineHeight, padding, font },
    });
    mirror.replaceChildren(
      ...parts.map(({ words, strong }) => {
        if (!strong) return words;
        const bold = document.createElement('b');
        bold.textContent = words;
        bold.style.cssText = `font-weight: inherit; color: ${color}; -webkit-text-stroke: ${STRONGER}em`;
        return bold;
      }),
    );
    mirror.scrollTop = field.scrollTop;
  };
  const looks = new MutationObserver(draw);
  looks.observe(field, { attributes: true, attributeFilter: ['class', 'style'] });
  const sizes = globalThis.ResizeObserver && new ResizeObserver(draw);
  sizes?.observe(field);
  text.observe(draw);
  field.addEventListener('input', draw);
  field.addEventListener('scroll', draw);
  draw();
  return () => {
    looks.disconnect();
    sizes?.disconnect();
    text.unobserve(draw);
    field.removeEventListener('input', draw);
    field.removeEventListener('scroll', draw);
    mirror.remove();
  };
}
