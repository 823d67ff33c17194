import styles from './QrCode.module.css';

interface QrCodeProps {
  /** The server's SVG. Only its numbers are used, so nothing of it can run here. */
  readonly svg: string;
  readonly label: string;
  readonly size?: number;
}

const MODULES = /^[MmhHvVlLzZ0-9 .,-]+$/;

/** The view box and the dark modules, or null when it is not the shape that the server draws. */
function parse(svg: string): { readonly viewBox: string; readonly path: string } | null {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const viewBox = root.getAttribute('viewBox');
  const path = [...root.querySelectorAll('path')].at(-1)?.getAttribute('d');
  return viewBox && path && MODULES.test(path) ? { viewBox, path } : null;
}

/** Dark on white in both themes: scanners need it so. */
export function QrCode({ svg, label, size = 132 }: QrCodeProps) {
  const code = parse(svg);
  if (!code) return null;
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label={label}
      viewBox={code.viewBox}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <path d={code.path} stroke="#000" />
    </svg>
  );
}
