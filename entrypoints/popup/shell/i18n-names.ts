/** Stands in for the messages at build time: each by its name. What depends on values is left for the browser. */
export const i18n = { t };

function t(name: string, ...values: unknown[]): string {
  if (name === 'words.locale') return 'en';
  return values.length > 0 ? '' : `__MSG_${name.replaceAll('.', '_')}__`;
}
