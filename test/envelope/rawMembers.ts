/** The members of a JSON object as they are written: each name decoded, each value in its own text. */
export function rawMembers(json: string): [name: string, text: string][] {
  const members: [string, string][] = [];
  const body = json.trim().slice(1, -1);
  let start = 0;
  let depth = 0;
  for (let at = 0; at <= body.length; at++) {
    const mark = body[at];
    if (mark === '"') at = closingQuote(body, at);
    else if (mark === '{' || mark === '[') depth++;
    else if (mark === '}' || mark === ']') depth--;
    else if ((mark === ',' && depth === 0) || mark === undefined) {
      const member = body.slice(start, at).trim();
      if (member === '') continue;
      const nameEnd = closingQuote(member, 0) + 1;
      members.push([JSON.parse(member.slice(0, nameEnd)), member.slice(nameEnd).trim().slice(1).trim()]);
      start = at + 1;
    }
  }
  return members;
}

function closingQuote(text: string, opening: number): number {
  let at = opening + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
