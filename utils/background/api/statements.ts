import {
  isFault,
  isNothing,
  isStatus,
  verdictOf,
  verdictOfItem,
  verdictOfStatus,
} from './applied-item';
import { codeField, type Find, ipsOf, mentionsIn } from './mentions';
import { aboutCodes, keyOf } from './named-lists';
import { isRecord, toCode, toFlag, toNumber } from './values';
import {
  type Change,
  isNotQuite,
  objects,
  type Verdict,
  verdictOfText,
  wordsIn,
} from './yes-or-no';

const DEPTH = 8;

/** Where in the answer something stands. */
interface Place {
  /** What the names on the way say of codes there; `silent`: they are named, in a list that has no other name. */
  as: Verdict;
  /** The last of those names. */
  name: string;
  /** It is in an item of a list: what it says is about that item alone. */
  isItem: boolean;
  depth: number;
}

/** Everything that an answer says of the codes that were sent, wherever it stands. */
export class Statements {
  readonly verdicts = new Map<string, Verdict[]>();
  readonly ips = new Map<string, number>();
  /** The name of the list of refused codes that a code stands in. */
  readonly refusedIn = new Map<string, string>();
  /** A list says by its name that its codes were applied: one that only names codes then repeats them. */
  hasDone = false;
  /** There is a place for applied codes: an empty list, or one with a code that was sent. */
  hasPlace = false;
  /** Faults without the code that they are about. */
  unnamedFaults = 0;
  /** Numbers of codes: of applied and of refused ones. */
  readonly doneCounts: number[] = [];
  readonly refusedCounts: number[] = [];
  /** A plain no about all of it. */
  isRefused = false;
  /** Words about all of it, and whether one of them is no plain yes. */
  readonly messages: string[] = [];
  isPartial = false;
  /** Numbers under other names, which may be of those that were done. */
  readonly unnamedCounts: number[] = [];
  /** Codes that such words name, or a place whose name nobody knows, and not with a plain no: maybe the only ones that were done. */
  readonly namedApart = new Set<string>();
  /** The codes of each list whose name says nothing of them, by that name. */
  readonly codesByList = new Map<string, Set<string>>();

  readonly #find: Find;
  readonly #change: Change;
  /** How many codes were sent. */
  readonly #sent: number;

  constructor(body: unknown, find: Find, change: Change, sent: number) {
    this.#find = find;
    this.#change = change;
    this.#sent = sent;
    this.#visit(body, { as: 'silent', name: '', isItem: false, depth: DEPTH });
  }

  #visit(value: unknown, place: Place): void {
    if (place.depth === 0) return;
    if (Array.isArray(value)) this.#visitList(value, place);
    else if (isRecord(value)) this.#visitRecord(value, place);
    else this.#visitValue(value, place);
  }

  #visitValue(value: unknown, place: Place): void {
    const code = this.#find(toCode(value) ?? '');
    if (code !== null) this.#noteIn(code, place.as, place);
    else if (typeof value === 'string') this.#visitText(value, place);
    // A number is the place of a refused code among those that were sent, as 0 for the first one.
    else if (place.as === 'no' && (typeof value === 'number' || !isNothing(value)))
      this.unnamedFaults++;
  }

  #visitList(items: unknown[], place: Place): void {
    if (place.as === 'yes') this.hasDone = true;
    if (items.length === 0 && mayHoldDone(place)) this.hasPlace = true;
    // Lists in a list say by their order alone what they are.
    const isUnnamed = items.filter(Array.isArray).length > 1 && place.as === 'silent';
    const as = isUnnamed ? 'unclear' : place.as;
    for (const item of items)
      this.#visit(item, { ...place, as, isItem: !isGroup(item), depth: place.depth - 1 });
  }

  #visitRecord(record: Record<string, unknown>, place: Place): void {
    const field = codeField(record, this.#find);
    if (field === null) this.#visitFields(record, place);
    else this.#visitItem(record, field, place);
  }

  #visitItem(
    item: Record<string, unknown>,
    { name, code }: { name: string; code: string },
    place: Place,
  ): void {
    this.#noteIn(code, inPlace(verdictOfItem(item, this.#change, name), place.as), place);
    const ips = ipsOf(item);
    if (ips !== null) this.ips.set(code, ips);
  }

  #visitFields(record: Record<string, unknown>, place: Place): void {
    const before = this.#noted;
    for (const [name, value] of Object.entries(record)) {
      const inside = { ...place, name, depth: place.depth - 1 };
      const code = this.#find(name);
      if (code !== null) this.#noteIn(code, inPlace(this.#verdictUnder(value), place.as), place);
      else if (typeof value === 'object') this.#visitInner(value, inside);
      else this.#visitField(value, inside);
    }
    if (this.#noted === before && this.#isFaulty(record, place)) this.unnamedFaults++;
  }

  #isFaulty(record: Record<string, unknown>, { as, isItem }: Place): boolean {
    if (as === 'no') return !isNothing(record);
    return isItem && verdictOfItem(record, this.#change, 'code') === 'no';
  }

  #noted = 0;

  /** `{A1: …}`: a number may be anything. */
  #verdictUnder(value: unknown): Verdict {
    const said = typeof value === 'number' ? 'unclear' : verdictOf(value, this.#change);
    return said === 'silent' ? 'unclear' : said;
  }

  #visitInner(value: object | null, place: Place): void {
    const about = aboutCodes(place.name, this.#change);
    if (about === 'repeats') return;
    const isNo = about === 'refused' || isFault(place.name);
    const as = { done: 'yes', refused: 'no', list: place.as, unknown: 'unclear' } as const;
    this.#visit(value, { ...place, as: isNo ? 'no' : place.as === 'no' ? 'no' : as[about] });
  }

  /** A field beside lists is about all of them. */
  #visitField(value: unknown, place: Place): void {
    const about = aboutCodes(place.name, this.#change);
    if (about === 'repeats' || isNothingSaid(value)) return;
    const number = typeof value === 'boolean' ? null : toNumber(value);
    if (place.as === 'no' || place.isItem) this.#visitMentions(value, place);
    else if (about === 'refused' || isFault(place.name)) this.#visitFault(value, number, place);
    else if (about === 'done') this.#visitDone(value, number, place);
    else if (isStatus(place.name)) this.#visitStatus(value, number, place);
    else if (typeof value !== 'string' && isNotQuite(place.name) && !isNothing(value))
      this.isPartial = true;
    else if (number !== null) this.#visitNumber(number, place);
    else if (typeof value === 'string') this.#visitText(value, { ...place, as: 'unclear' });
  }

  #visitFault(value: unknown, number: number | null, place: Place): void {
    if (isNothing(value)) return;
    const isCount = number !== null && !wordsIn(place.name).includes('code');
    if (isCount) this.refusedCounts.push(number);
    else if (typeof value === 'string') this.#visitText(value, { ...place, as: 'no' });
    else this.isRefused = true;
  }

  #visitDone(value: unknown, number: number | null, place: Place): void {
    const isFlag = toFlag(value) !== null && (number === null || place.depth === DEPTH - 1);
    if (number !== null && !isFlag) this.doneCounts.push(number);
    else this.#visitStatus(isFlag ? toFlag(value) : value, null, place);
  }

  /** Under an unknown name it may be how many were done: `affected: 1`. */
  #visitNumber(number: number, { name }: Place): void {
    const isCount = Number.isInteger(number) && number >= 0 && number < this.#sent;
    if (isCount && COUNT.test(name)) this.unnamedCounts.push(number);
  }

  #visitStatus(value: unknown, number: number | null, place: Place): void {
    const said = number === null ? verdictOf(value, this.#change) : verdictOfStatus(number);
    const isOfAnswer = place.as !== 'unclear'; // else of something that nobody knows
    if (said === 'no') this.isRefused = true;
    else if (said === 'unclear' && !isUsual(number) && isOfAnswer) this.isPartial = true;
    this.#visitMentions(value, { ...place, as: 'unclear' });
  }

  #visitText(text: string, place: Place): void {
    if (this.#visitMentions(text, place)) return;
    if (place.as === 'no' && !isNothing(text)) this.unnamedFaults++;
    else this.messages.push(text);
  }

  /** @returns whether a code that was sent stands in the text */
  #visitMentions(text: unknown, place: Place): boolean {
    if (typeof text !== 'string') return false;
    const { codes, rest } = mentionsIn(text, this.#find);
    const said = verdictOfText(rest, this.#change);
    if (place.as === 'unclear' && said !== 'no')
      for (const code of codes) this.namedApart.add(code);
    for (const code of codes)
      if (place.as === 'no') this.#note(code, 'no', place);
      else if (place.as === 'silent') this.#note(code, said, place);
      else if (said !== 'yes') this.#note(code, 'unclear', place);
    return codes.length > 0;
  }

  /** What stands in a list, or by its name in an object. */
  #noteIn(code: string, said: Verdict, place: Place): void {
    if (place.as === 'unclear' && said !== 'no' && !objects(place.name)) this.namedApart.add(code);
    this.#note(code, said, place);
  }

  #note(code: string, said: Verdict, place: Place): void {
    this.#noted++;
    this.verdicts.set(code, [...(this.verdicts.get(code) ?? []), said]);
    if (place.as === 'no') this.refusedIn.set(code, place.name);
    if (mayHoldDone(place)) this.hasPlace = true;
    if (place.as !== 'silent') return;
    const list = keyOf(place.name); // an array with numbers for names is one list
    this.codesByList.set(list, (this.codesByList.get(list) ?? new Set()).add(code));
  }
}

/** A number of what was done. */
const COUNT =
  /affect|updat|chang|modif|process|credit|added|row|redeem|appl(?:y|ied)|revok|delet|remov|cancel|^(?:total|count|number|num|n)$/i;

/** Numbers that many servers give to all that went well. Of others it is not documented what they mean. */
const isUsual = (number: number | null): boolean => number === 0 || number === 1;

/** An item that holds more than words of its own: what it says is about what it holds. */
const isGroup = (item: unknown): boolean =>
  isRecord(item) &&
  Object.values(item).some((field) => typeof field === 'object' && field !== null);

const isNothingSaid = (value: unknown): boolean => value === undefined || value === '';

const mayHoldDone = ({ as }: Place): boolean => as === 'yes' || as === 'silent';

/** What an item says, in a list whose name says something, too. */
function inPlace(said: Verdict, as: Verdict): Verdict {
  if (said === 'silent') return as;
  if (said === 'unclear') return as === 'no' ? 'no' : 'unclear';
  const isOpposite = as === (said === 'yes' ? 'no' : 'yes');
  return isOpposite ? 'unclear' : said;
}
