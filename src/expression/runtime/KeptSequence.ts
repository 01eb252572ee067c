import { Sequence } from './Sequence.ts';

/** A sequence that stays a list when it holds one item, because the expression asked for that with `[]`. */
export class KeptSequence extends Sequence {}
