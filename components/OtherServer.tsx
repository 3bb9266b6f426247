import { i18n } from '#i18n';

/** Why nothing can be done there any more: the account has left the server on which it was begun. */
export function OtherServer({ begunOn }: { begunOn: string | undefined }) {
  if (begunOn === undefined) return null;
  return <p>{i18n.t('common.otherServer', { from: new URL(begunOn).host })}</p>;
}
