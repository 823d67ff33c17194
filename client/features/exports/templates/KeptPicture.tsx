/** What is in a kept template, from afar. Its content is asked for when the picture comes into sight. Decorative. */
import { IconTemplate } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { TemplateView } from '../../../../shared/api.ts';
import type { WorkspaceId } from '../../../../shared/ids.ts';
import { useTemplateContent } from '../../../api/templates.ts';
import { useDark } from '../../../ui/useTheme.ts';
import styles from './Templates.module.css';

/** The SVG of a template's content; null of what holds nothing. */
export type DrawTemplate = (content: string, title: string, dark: boolean) => Promise<string | null>;

/** True from the first moment in which the element is in sight. */
function useSeen() {
  const ref = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      setSeen(true);
      watch.disconnect();
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { ref, seen };
}

export interface KeptPictureProps {
  readonly workspaceId: WorkspaceId;
  readonly template: TemplateView;
  readonly draw: DrawTemplate;
}

export function KeptPicture({ workspaceId, template, draw }: KeptPictureProps) {
  const { ref, seen } = useSeen();
  const { data } = useTemplateContent(workspaceId, template.id, seen);
  const dark = useDark();
  const [svg, setSvg] = useState<string | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    let gone = false;
    draw(data.content, data.title, dark).then(
      (drawn) => {
        if (!gone) setSvg(drawn);
      },
      // Its code could not be loaded, as without a network: the sign stays, and the name says what it is.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [data, draw, dark]);
  return (
    <span ref={ref} className={styles.keptPicture}>
      {svg === null ? (
        <IconTemplate size={28} aria-hidden />
      ) : (
        <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="" draggable={false} />
      )}
    </span>
  );
}
