import type { ShareCode } from './share-code';

/** How codes go to the clipboard. `ips`: each with its IPs behind a tab, so that they fall into two columns of a sheet. */
export const COPY_FORMATS = ['lines', 'commas', 'ips', 'template'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** The codes as one text; with `template` each code becomes one line of the person's own words. */
export function copyText(
  codes: readonly ShareCode[],
  format: CopyFormat,
  template: string,
): string {
  switch (format) {
    case 'lines':
      return codes.map(({ code }) => code).join('\n');
    case 'commas':
      return codes.map(({ code }) => code).join(', ');
    case 'ips':
      return codes.map(({ code, ips }) => `${code}\t${ips ?? ''}`).join('\n');
    case 'template':
      return codes.map((code) => fill(template, code)).join('\n');
  }
}

/** Puts a code's facts in place of `{code}`, `{ips}` and `{email}`; any other braces stay as they are. */
function fill(template: string, { code, ips, forwardTo }: ShareCode): string {
  const facts: Record<string, string> = {
    code,
    ips: ips === null ? '?' : String(ips),
    email: forwardTo ?? '',
  };
  return template.replace(/\{(code|ips|email)\}/g, (whole, name: string) => facts[name] ?? whole);
}
