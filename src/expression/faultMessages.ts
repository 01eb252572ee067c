/**
 * What went wrong, for each of the standard's codes (JSONata 2.2). `{name}` is filled with the fault's detail of that
 * name, `{a name}` with what kind of value it is: `{a value}` is the offending one. A fault of the library does not
 * know by what name its function was called; the fault's token says that.
 */
export const faultMessages: Readonly<Record<string, string>> = {
  // Not one of the standard's: see `ExpressionBudget`.
  budget: 'the evaluation {problem}',

  S0401: 'in a signature only arrays and functions can have a type in angle brackets',
  S0402: 'a signature cannot be read at {value}',

  T0410: 'argument {index} is {a value}, which the function does not take there',
  T0411: 'argument {index} was left out, and the context cannot stand in for it: it is {a value}',
  T0412: 'argument {index} has to be an array of {type} only',

  D1001: 'a number is infinite, which JSON does not have',
  D1002: 'only numbers can be negated, not {a value}',
  T1003: 'a name in an object has to be a string, not {a value}',
  D1004: 'the regular expression {value} matches the empty string, and would do so without end',
  T1005: 'a function is called with a dollar sign before its name: did you mean the function {token}?',
  T1006: 'what is called here is not a function',
  T1007: 'a function is applied with a dollar sign before its name: did you mean the function {token}?',
  T1008: 'what is applied here is not a function',
  D1009: 'two members of the object make the same name',
  T1010:
    'the function that looks for matches answers something that has no match, start, end, groups and next',
  D1011:
    'calls are nested too deep: a function may call itself without end, or should do so as its last step',
  D1012: 'the evaluation took longer than {value} ms: it may loop without end',
  D1013: 'the name {value} is reserved for marks of the evaluation',

  T2001: 'the left side of {token} has to be a number, not {a value}',
  T2002: 'the right side of {token} has to be a number, not {a value}',
  T2003: 'the left side of .. has to be an integer',
  T2004: 'the right side of .. has to be an integer',
  T2006: 'the right side of ~> has to be a function, not {a value}',
  T2007: '{a value} and {a value2} have no order: what is sorted by has to be of one type',
  T2008: 'what is sorted by has to be a number or a string, not {a value}',
  T2009: '{a value} and {a value2} cannot be compared by {token}: they are of different types',
  T2010: '{token} compares numbers or strings, not {a value}',
  T2011: 'the update in |…| has to be an object, not {a value}',
  T2012: 'what |…| removes has to be named by a string or an array of strings, not {a value}',
  T2013: '|…| copies its input with $clone, which has been given another value that is not a function',
  D2014: 'a range cannot have more than 10 million numbers, and this one would have {value}',
  D2015: 'an array cannot have more than {value} items here',

  D3001: 'a number that is not finite has no text in JSON',
  D3010: '$replace cannot look for an empty string',
  D3011: 'the limit of $replace has to be zero or more',
  D3012: '$replace cannot put {a value} in: the replacement has to be a string',
  D3020: 'the limit of $split has to be zero or more',
  D3030: '{a value} does not read as a number',
  D3040: 'the limit of $match has to be zero or more',
  D3050: '$reduce needs a function of two parameters or more: the result so far, and the next item',
  D3060: 'a negative number has no square root',
  D3061: 'the power of the two numbers is not a finite number',
  D3070: '$sort orders only numbers or only strings by itself: give it a function that compares two items',

  D3080: 'a number picture has one part, or two parts with one ; between them',
  D3081: 'a number picture has two decimal separators in one part',
  D3082: 'a number picture has two percent signs in one part',
  D3083: 'a number picture has two per-mille signs in one part',
  D3084: 'a number picture has both a percent and a per-mille sign in one part',
  D3085: 'a number picture needs a digit, mandatory or optional, in each part',
  D3086: 'a number picture has other characters between its digits',
  D3087: 'a number picture has a grouping separator beside the decimal separator',
  D3088: 'a number picture has a grouping separator at the end of its integer part',
  D3089: 'a number picture has two grouping separators side by side',
  D3090: 'a number picture has an optional digit after a mandatory one in its integer part',
  D3091: 'a number picture has a mandatory digit after an optional one in its fraction',
  D3092: 'a number picture with a percent or per-mille sign cannot have an exponent',
  D3093: 'the exponent of a number picture has to be made of mandatory digits',

  D3100: '$formatBase knows the bases 2 to 36',
  D3110: 'the string is not a timestamp of ISO 8601: give $toMillis the picture that it is written in',
  D3120: '$eval got an expression that does not parse: {value}',
  D3121: '$eval got an expression that fails: {value}',
  D3130: 'integers cannot be written or read in the sequence that starts with {value}',
  D3131: 'an integer picture has digits of more than one script',
  D3132: 'a date picture has the component {value}, which is none',
  D3133: 'a date picture asks for the name of {value}, but only months and days have names',
  D3134: 'a date picture has more than four digits for the time zone',
  D3135: 'a date picture has a [ without its ]',
  D3136: 'a date picture lacks a component without which the moment is not known',

  D3137: '{message}',
  D3138: '$single found more than one match: the second is item {index}, counted from 0',
  D3139: '$single found no match',
  D3140: '{functionName} cannot convert the string: a character or a percent escape in it is not whole',
  D3141: '{message}',
};
