import { Button } from '../Button.tsx';
import bars from './Bars.module.css';

interface HintProps {
  readonly words: string;
  readonly end: string;
  onEnd(): void;
}

/** What is waited for, and the way out of it. */
export function Hint({ words, end, onEnd }: HintProps) {
  return (
    <div className={bars.hint}>
      {words}
      <Button size="sm" onClick={onEnd}>
        {end}
      </Button>
    </div>
  );
}
