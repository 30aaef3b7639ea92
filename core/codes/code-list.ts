/** What a thing is called, Chinese first. */
export type Label = { zh: string; en: string };

/** One value of a code list. Codes are stable, lower camel case, and never used for anything else again. */
export type CodeItem = Label & {
  code: string;
  /** Its code in the national standard that the list names as source. */
  standard?: string;
  /** Other ways in which offices write it. */
  aliases?: readonly string[];
};

/** 代码集: a closed list of values with the rule or practice that it comes from. */
export type CodeList = Label & { id: string; source: string; items: readonly CodeItem[] };

export type CodeOf<L extends CodeList> = L['items'][number]['code'];

/** All codes of a list, in its order. */
export const codesOf = <L extends CodeList>(list: L): CodeOf<L>[] => list.items.map((i) => i.code);

/** What a code is called; a code the list does not hold (a county's own addition) is called by itself. */
export function labelOf<L extends CodeList>(list: L, code: CodeOf<L>): Label {
  const item = list.items.find((i) => i.code === code);
  return item ? { zh: item.zh, en: item.en } : { zh: code, en: code };
}

/**
 * The code that a cell of a spreadsheet means: the code itself, its standard's code, its Chinese label or an alias.
 * Full-width forms, spaces and letter case make no difference. `undefined` when the list has no such value.
 */
export function codeOf<L extends CodeList>(list: L, text: string): CodeOf<L> | undefined {
  return readingsOf(list).get(plain(text));
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

const known = new WeakMap<CodeList, ReadonlyMap<string, string>>();

/** Every way of writing each value of a list, made once per list. */
function readingsOf(list: CodeList): ReadonlyMap<string, string> {
  const made = known.get(list);
  if (made) return made;
  const readings = new Map<string, string>();
  for (const { code, zh, standard, aliases = [] } of list.items)
    for (const reading of [code, zh, ...(standard ? [standard] : []), ...aliases]) readings.set(plain(reading), code);
  known.set(list, readings);
  return readings;
}
