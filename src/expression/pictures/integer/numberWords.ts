/** 0 to 19. */
const cardinals = (
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen ' +
  'Seventeen Eighteen Nineteen'
).split(' ');

const ordinals = (
  'Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth ' +
  'Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth'
).split(' ');

/** 20 to 90. */
const tens = 'Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety'.split(' ');

/** 1000 to the powers 1 to 4. */
const magnitudes = 'Thousand Million Billion Trillion'.split(' ');

/** The English words that numbers are written with. */
export const numberWords = { cardinals, ordinals, tens, hundred: 'Hundred', magnitudes } as const;
