const greatestCount = 256;
const longestPicture = 256;

/**
 * Compiled forms of pictures that are only known when an expression runs. Holds the latest 256; pictures longer than
 * 256 UTF-16 units are compiled at every use, so that events cannot fill the memory.
 */
export class PictureCache<Compiled> {
  readonly #compile: (picture: string) => Compiled;
  readonly #compiled = new Map<string, Compiled>();

  constructor(compile: (picture: string) => Compiled) {
    this.#compile = compile;
  }

  get(picture: string): Compiled {
    const known = this.#compiled.get(picture);
    if (known !== undefined) return known;
    const compiled = this.#compile(picture);
    if (picture.length <= longestPicture) this.#keep(picture, compiled);
    return compiled;
  }

  #keep(picture: string, compiled: Compiled): void {
    if (this.#compiled.size === greatestCount) {
      for (const oldest of this.#compiled.keys()) {
        this.#compiled.delete(oldest);
        break;
      }
    }
    this.#compiled.set(picture, compiled);
  }
}
