import type { ItemId } from '../../../../shared/ids.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { copyText } from '../../../ui/copyText.ts';
import { showToast } from '../../../ui/showToast.ts';

/** The address of an item; where the clipboard is closed it is shown. */
export async function copyItemLink(id: ItemId): Promise<void> {
  const url = new URL(location.href);
  url.hash = `item=${id}`;
  showToast({ message: (await copyText(url.href)) ? i18n.t('doc.linkCopied') : url.href });
}
