type Datatype = string | { base: string; format: string };
type TableGroup = {
  tables: {
    url: string;
    tableSchema: {
      columns: { name: string; titles: string; datatype: Datatype; required?: boolean }[];
      primaryKey: string[];
      foreignKeys?: { columnReference: string[]; reference: { resource: string; columnReference: string[] } }[];
    };
  }[];
};

const patterns: Readonly<Record<string, RegExp>> = {
  string: /^.*$/s,
  integer: /^-?\d+$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};
const patternOf = (datatype: Datatype): RegExp =>
  typeof datatype === 'string' ? (patterns[datatype] ?? /$^/) : new RegExp(`^(${datatype.format})$`);

/** What a validator of CSV on the Web has to refuse (W3C Metadata Vocabulary for Tabular Data, 5.5; Model, 6.4): a line each. */
export function tableFaults({ tables }: TableGroup, files: ReadonlyMap<string, string[][]>): string[] {
  const faults: string[] = [];
  const keysOf = (url: string, names: readonly string[]): string[] => {
    const [header = [], ...rows] = files.get(url) ?? [];
    return rows.map((row) => names.map((name) => row[header.indexOf(name)] ?? '?').join('\n'));
  };
  for (const { url, tableSchema } of tables) {
    const [header = [], ...rows] = files.get(url) ?? [];
    if (header.join() !== tableSchema.columns.map(({ titles }) => titles).join()) faults.push(`${url}: columns`);
    for (const [i, { name, datatype, required }] of tableSchema.columns.entries())
      for (const row of rows) {
        const cell = row[i] ?? '';
        if (cell === '' ? required : !patternOf(datatype).test(cell))
          faults.push(`${url}: datatype of ${name}: ${cell}`);
      }
    const keys = keysOf(url, tableSchema.primaryKey);
    if (new Set(keys).size !== keys.length) faults.push(`${url}: primary key`);
    for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
      const known = new Set(keysOf(reference.resource, reference.columnReference));
      if (keysOf(url, columnReference).some((key) => !known.has(key))) faults.push(`${url}: foreign key`);
    }
  }
  return faults;
}
