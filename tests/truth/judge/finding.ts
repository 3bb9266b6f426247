/** A word that does not fit the truth. */
export interface Finding {
  /** The same words for the same kind of fault, to count them by. */
  kind: string;
  operationId: string;
  code: string | null;
  /** More than the kind tells. */
  truth: string;
  /** The server lies so consistently that nobody could have told. */
  untellable?: true;
}
