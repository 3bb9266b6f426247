import { describe, expect, it } from 'vitest';
import { copyText } from './copy-formats';
import { newShareCode } from './share-code.fixture';

const codes = [newShareCode('AB12', { ips: 5, forwardTo: 'a@b.example' }), newShareCode('$&-9')];

describe('codes on the clipboard', () => {
  it.each([
    ['lines', 'AB12\n$&-9'],
    ['commas', 'AB12, $&-9'],
    ['ips', 'AB12\t5\n$&-9\t'],
  ] as const)('%s', (format, text) => {
    expect(copyText(codes, format, '')).toBe(text);
  });

  it('fills a template of one’s own and leaves what it does not know', () => {
    expect(copyText(codes, 'template', 'Your code: {code} ({ips} IPs) {who} {email}')).toBe(
      'Your code: AB12 (5 IPs) {who} a@b.example\nYour code: $&-9 (? IPs) {who} ',
    );
  });
});
