/** A secret as it is stored: plain data that only the holder of the key can read. */
export interface SealedSecret {
  /** The id of the key that sealed it. */
  readonly key: string;
  /** Nonce, ciphertext and tag in base64url. */
  readonly sealed: string;
  /** The same for the same secret at the same place under the same key, so that a change is seen without opening. */
  readonly fingerprint: string;
}

/** Where a secret belongs. A ciphertext that is moved to another place does not open there. */
export interface SecretPlace {
  /** The id of an installed integration. */
  readonly integration: string;
  readonly field: string;
}
