/** Why an event makes no record, apart from faults: see "outcome" in the contract. */
export type FilterReason = 'when' | 'consent' | 'action' | 'condition' | 'disabled';
