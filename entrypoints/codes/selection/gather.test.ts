import { describe, expect, it } from 'vitest';
import type { ListedCodes } from '@/utils/messages';
import type { Failure, Result } from '@/utils/share-codes/failure';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import { gather } from './gather';

const REFUSED: Failure = { cause: 'refused', notActed: true, status: 400, words: [] };
const CUT: Failure = {
  cause: 'unreachable',
  notActed: false,
  status: null,
  words: [],
  offline: false,
};

type Page = Partial<Omit<ListedCodes, 'codes'>> & { codes: string };

describe('gather', () => {
  it('reads pages until it has what the total says, and asks for no more', async () => {
    const pages = [of('ab', 5), of('cd', 5), of('e', 5), CUT];
    expect(await gathered(pages)).toEqual({ codes: 'abcde', total: 5 });
  });

  it('reads pages until nothing new comes, where no total is told', async () => {
    expect(await gathered([of('ab'), of('c'), of('')])).toEqual({ codes: 'abc', total: 3 });
    expect(await gathered([of('ab'), of('ab'), CUT])).toEqual({ codes: 'ab', total: 2 }); // the last again
    expect(await gathered([of('ab'), REFUSED])).toEqual({ codes: 'ab', total: 2 }); // past the end
  });

  it('tells of more than it was given', async () => {
    expect(await gathered([of('ab', 9), of('')])).toEqual({ codes: 'ab', total: 9 });
    expect(await gathered([of('ab', 9), of('', 0)])).toEqual({ codes: 'ab', total: 9 });
    expect(await gathered([of('ab', 9), REFUSED])).toEqual({ codes: 'ab', total: 9 });
  });

  it('misses no code where only what is no code is missing', async () => {
    const pages = [{ ...of('ab', 4), unreadable: 1 }, of('c', 4), CUT];
    expect(await gathered(pages)).toEqual({ codes: 'abc', total: 3 });
  });

  it('takes the newest total, and each code once', async () => {
    expect(await gathered([of('ab', 3), of('bc', 4), of('d', 4)])).toEqual({
      codes: 'abcd',
      total: 4,
    });
  });

  it('is nothing where a page fails', async () => {
    expect(await gathered([REFUSED])).toEqual(REFUSED);
    expect(await gathered([of('ab', 3), CUT])).toEqual(CUT);
  });
});

const of = (codes: string, totalItems: number | null = null): Page => ({ codes, totalItems });

async function gathered(pages: (Page | Failure)[]) {
  const read = async (page: number): Promise<Result<ListedCodes>> => {
    const answer = pages[page - 1];
    if (!answer) throw new Error(`Nobody should ask for page ${page}.`);
    if ('cause' in answer) return { ok: false, failure: answer };
    const codes = [...answer.codes].map((code) => newShareCode(code));
    return {
      ok: true,
      value: { totalItems: null, totalPages: null, unreadable: 0, ...answer, codes },
    };
  };
  const found = await gather(read);
  if (!found.ok) return found.failure;
  const { codes, total } = found.value;
  return { codes: codes.map(({ code }) => code).join(''), total };
}
