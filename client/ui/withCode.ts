import { Unreachable } from '../../shared/errors.ts';
import { errorText } from '../i18n/errorText.ts';
import { showToast } from './showToast.ts';

/** Does what comes with code of its own. Why nothing happens is said: the code did not come, or what it does failed. */
export function withCode<Code>(coming: Promise<Code>, act: (code: Code) => unknown): void {
  coming
    .catch((cause: unknown) => {
      throw new Unreachable(cause);
    })
    .then(act)
    .catch((cause: unknown) => showToast({ message: errorText(cause), tone: 'problem' }));
}
