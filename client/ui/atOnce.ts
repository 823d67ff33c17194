/** For who measures the page next: what an act changes there has been drawn when it returns. */
import { flushSync } from 'react-dom';

export const atOnce = <Result>(act: () => Result): Result => flushSync(act);
