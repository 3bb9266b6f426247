import { i18n } from '#i18n';
import { say } from '@/utils/page/said';
import { send } from '@/utils/page/send';
import { usePressable } from '@/utils/page/use-pressable';
import { failureWords } from '@/utils/words/failure';

/** For a code that was not sent because this account made it. Once it goes on, the journal says so; twice is once. */
export function RedeemOwn({ code, operationId }: { code: string; operationId: string }) {
  const usable = usePressable();
  const redeem = async () => {
    const reply = await send({ type: 'redeem-own', operationId, code });
    if (!reply.ok) say(failureWords(reply.failure).cause, false);
  };
  return (
    <button
      type="button"
      class="quiet"
      disabled={!usable}
      data-press-again={i18n.t('common.redeemOwnAgain')}
      onClick={redeem}
    >
      {i18n.t('common.redeemOwn')}
    </button>
  );
}
