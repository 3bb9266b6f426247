import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';

const all = (text: string) => findCodes(text).map(({ code }) => code);

describe('a list', () => {
  const sure = (text: string) =>
    findCodes(text).flatMap((one) => (one.certainty === 'sure' ? [one.code] : []));

  it('of words only may be codes', () => {
    expect(findCodes('abcdefgh\nijklmnop')).toMatchObject([
      { code: 'abcdefgh', certainty: 'maybe' },
      { code: 'ijklmnop', certainty: 'maybe' },
    ]);
  });
  it('of codes like one another is sure', () => {
    expect(sure('code_1, code_2, code_10')).toEqual(['code_1', 'code_2', 'code_10']);
  });
  it('may be parted by spaces alone', () => {
    const codes = ['KTRHWNEP', 'U9TRH6Y2', 'K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2'];
    expect(sure(codes.join(' '))).toEqual(codes);
  });
  it('holds codes of letters alone among their siblings', () => {
    const codes = ['U9TRH6Y2', 'AVLMFFEP', 'K3LM9PQ2'];
    expect(all('U9TRH6Y2 (10ip) AVLMFFEP (10ip) K3LM9PQ2 (25ip)')).toEqual(codes);
  });
  it('counts a word that is like the codes, and leaves out others', () => {
    const codes = ['KTRHWNEP', 'U9TRH6Y2', 'K3LM9PQ2'];
    expect(sure([...codes, 'unused'].join('\n'))).toEqual(codes);
    expect(all([...codes, 'unused', 'ABCD-EFGH'].join('\n'))).toEqual([...codes, 'ABCD-EFGH']);
  });
  it('is not sure of a word that has no inner capital where codes have them', () => {
    const list = 'aB3dE6gH\nbC4eF7hI\nRedeemed\nrEdEEmEd';
    expect(sure(list)).toEqual(['aB3dE6gH', 'bC4eF7hI', 'rEdEEmEd']);
  });
  it('may be a table', () => {
    const codes = ['code_1', 'code_2'];
    expect(sure('| Code | IPs |\n|---|---|\n| code_1 | 10 |\n| code_2 | 5 |')).toEqual(codes);
    expect(sure('Code\tDate\ncode_1\t2026-01-02\ncode_2\t2026-01-03')).toEqual(codes);
  });
  it('may say of how many IPs each is', () => {
    expect(sure('code_1 10ips\ncode_2 5ips')).toEqual(['code_1', 'code_2']);
  });
  it('of technical words or names is not sure', () => {
    expect(sure('covid19, mp3, h264, utf8, sha256, windows11, 32GB, 1080p, ipv4, 2nd')).toEqual([]);
    expect(sure('GitHub, YouTube, LinkedIn, JavaScript')).toEqual([]);
  });
});

describe('prose', () => {
  it('makes nothing sure that is like its certain codes: it may be a password', () => {
    const text = 'take KTRHWNY2. Code: U9TRH6Y2. Take ZXCVBN4M, too';
    expect(findCodes(text)[0]).toMatchObject({ code: 'KTRHWNY2', certainty: 'maybe' });
  });
  it('keeps the best that is known of a code, where it first stands', () => {
    const [first, second] = findCodes('take windows11 or U9TRH6Y2, code: windows11');
    expect(first).toEqual({ code: 'windows11', certainty: 'sure', reason: 'labelled' });
    expect(second?.code).toBe('U9TRH6Y2');
  });
});
