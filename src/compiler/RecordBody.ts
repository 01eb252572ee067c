/** A growing buffer that records are encoded into one after another. What stands below `length` never moves. */
export class RecordBody {
  buffer: Buffer;
  length = 0;

  constructor(capacity = 64 * 1024) {
    this.buffer = Buffer.allocUnsafeSlow(capacity);
  }

  /** Makes room for `size` more bytes; earlier records keep their offsets. */
  reserve(size: number): void {
    const wanted = this.length + size;
    if (wanted <= this.buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(wanted, this.buffer.length * 2));
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }
}
