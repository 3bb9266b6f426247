export type Certainty = 'sure' | 'maybe';

/** A word of a text that may be a share code, how sure that is, and why. */
export interface Candidate {
  code: string;
  certainty: Certainty;
  reason: CandidateReason;
}

export type CandidateReason =
  /** It is all there is in the text. */
  | 'alone'
  /** The text says so, as in "Code: …". */
  | 'labelled'
  /** It is like the account's other codes. */
  | 'known-shape'
  /** It looks like nothing else. */
  | 'looks-like-code'
  /** It is like others in the text. */
  | 'like-others'
  /** The text is a list of words and nothing more. */
  | 'in-list'
  /** The text names it as something else, as in "Order: …". */
  | 'named-otherwise'
  /** A slash, a colon or the like cut it out of something longer. */
  | 'part-of-longer';

/** Codes are seldom shorter, and words with digits often are, as mp3 or utf8. */
export const USUAL_LENGTH = 6;
