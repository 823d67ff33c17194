import { asNotFetched } from '../fetched.ts';
import { errorText } from '../i18n/errorText.ts';
import { showToast } from './showToast.ts';

/** Does what comes with code of its own. Why nothing happens is said: the code did not come, or what it does failed. */
export function withCode<Code>(coming: Promise<Code>, act: (code: Code) => unknown = () => undefined): void {
  coming
    .catch(asNotFetched('code of an act'))
    .then(act)
    .catch((cause: unknown) => showToast({ message: errorText(cause), tone: 'problem' }));
}
