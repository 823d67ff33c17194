import { IconMaximize } from '@tabler/icons-react';
import { useState } from 'react';
import type { NewInviteAnswer } from '../../../shared/api.ts';
import { TIMES } from '../../../shared/limits.ts';
import { dateAndTime } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import styles from './Members.module.css';
import '../../i18n/words/invite.ts';

interface InviteSecretProps {
  readonly answer: NewInviteAnswer;
}

const CODE_MS = TIMES.joinCodeHours * 3_600_000;

/** For the wall of a room: address, code and QR as large as the window. */
function RoomDialog({ answer, onClose }: InviteSecretProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open onClose={onClose} title={t('invite.roomTitle')} width={1100}>
      <div className={styles.room}>
        <QrCode svg={answer.qrSvg} label={t('invite.qr')} size={360} />
        <div>
          <p className={styles.roomAddress}>{new URL(answer.url).host}/join</p>
          {answer.code ? <p className={styles.roomCode}>{answer.code}</p> : null}
        </div>
      </div>
    </Dialog>
  );
}

/** The only time that the link and code are shown: the server keeps only their hashes. */
export function InviteSecret({ answer }: InviteSecretProps) {
  const { t, i18n } = useTranslation();
  const [large, setLarge] = useState(false);
  return (
    <div className={styles.secret}>
      <p role="status" className={styles.once}>
        {t('invite.once')}
      </p>
      <CopyField label={t('invite.link')} value={answer.url} />
      <div className={styles.secretRow}>
        <QrCode svg={answer.qrSvg} label={t('invite.qr')} />
        <div className={styles.secretWords}>
          {answer.code ? (
            <>
              <p className={styles.soft}>{t('invite.code', { host: new URL(answer.url).host })}</p>
              <p className={styles.code}>{answer.code}</p>
            </>
          ) : null}
          <p className={styles.soft}>
            {t('invite.works', {
              when: dateAndTime(answer.invite.expiresAt, i18n.language),
              count: answer.invite.maxUses,
            })}
          </p>
          {answer.code && answer.invite.expiresAt - answer.invite.createdAt > CODE_MS ? (
            <p className={styles.soft}>{t('invite.codeTime', { hours: TIMES.joinCodeHours })}</p>
          ) : null}
          <Button icon={<IconMaximize size={18} aria-hidden />} onClick={() => setLarge(true)}>
            {t('invite.showRoom')}
          </Button>
        </div>
      </div>
      {large ? <RoomDialog answer={answer} onClose={() => setLarge(false)} /> : null}
    </div>
  );
}
