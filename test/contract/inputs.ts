import fc from 'fast-check';
import { type Operation, type Parameter, resolved, type Schema } from '#test/contract/contract.ts';

/** Chinese first, English beside it. */
export const bilingual = /\p{Script=Han}.* · .*[A-Za-z]/u;

/** Values of parameters as a caller would send them, by name. */
export type Input = Record<string, string>;

/** Ids that exist, so that generated requests reach data; the generators add ids that do not. */
export type Known = Record<string, readonly string[]>;

/** Input that the document allows. A cursor cannot be made up, so none is sent here. */
export function validInput({ parameters }: Operation, known: Known): fc.Arbitrary<Input> {
  const sent = parameters.filter(({ name }) => name !== 'cursor');
  const model = Object.fromEntries(sent.map((parameter) => [parameter.name, validValue(parameter, known)]));
  return fc.record(model, { requiredKeys: sent.filter((p) => p.required).map((p) => p.name) });
}

function validValue({ name, schema }: Parameter, known: Known): fc.Arbitrary<string> {
  const ids = known[name];
  const generated = generatedValue(resolved(schema));
  return ids ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, generated) : generated;
}

function generatedValue(schema: Schema): fc.Arbitrary<string> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(generatedValue));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false');
  if (schema.type === 'integer')
    return fc.integer({ min: schema.minimum ?? 1, max: schema.maximum ?? 1_000_000 }).map(String);
  if (schema.format === 'date') return instant.map((at) => at.slice(0, 10));
  if (schema.format === 'date-time') return instant;
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern, 'u'));
  const { minLength = 1, maxLength = 20 } = schema;
  // Blanks around a text do not count, so they are none of its characters here.
  return fc
    .string({ minLength, maxLength, unit: 'grapheme' })
    .filter((text) => text.trim() === text && text.length <= maxLength);
}

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date(Date.now() - 86_400_000), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Input with faults in it, and the names of the parameters at fault: one, several or all at once. */
export function invalidInput(operation: Operation, known: Known): fc.Arbitrary<{ input: Input; faults: string[] }> {
  const breakable = operation.parameters.flatMap((parameter) => {
    // An empty place in a path makes it another path.
    const values = invalidValues(parameter).filter((value) => parameter.in === 'query' || value !== '');
    return values.length > 0 ? [{ name: parameter.name, values }] : [];
  });
  const broken = fc
    .subarray(breakable)
    .chain((chosen) =>
      fc.tuple(...chosen.map(({ name, values }) => fc.tuple(fc.constant(name), fc.constantFrom(...values)))),
    );
  const unknown = fc.subarray(['page', 'offset', 'Limit', 'constructor', '__proto__'], { maxLength: 2 });
  return fc
    .tuple(validInput(operation, known), broken, unknown)
    .filter(([, bad, extra]) => bad.length + extra.length > 0)
    .map(([valid, bad, extra]) => {
      const added = [...bad, ...extra.map((name) => [name, '1'] as const)];
      return {
        input: Object.fromEntries([...Object.entries(valid), ...added]),
        faults: added.map(([name]) => name).sort(),
      };
    });
}

/** Values that a parameter's schema forbids, by what kind of value it is. */
function invalidValues({ name, schema: given }: Parameter): string[] {
  const schema = resolved(given);
  // Whether a well-formed cursor is one of ours can be told only where all else is right: tested with the lists.
  if (name === 'cursor') return ['', 'a b', '../../etc/passwd', 'c'.repeat(601)];
  if (schema.anyOf?.some(({ format }) => format === 'date'))
    return ['nonsense', '', '2026-02-30', '2026-1-1', '20260101', '2026-01-01T25:00:00Z', '2026-01-01T00:00:00'];
  if (schema.enum) return ['nonsense', '', `${schema.enum[0]} `, 'constructor'];
  if (schema.type === 'boolean') return ['nonsense', '', '1', 'TRUE', 'yes'];
  if (schema.type === 'integer') {
    const below = schema.minimum === undefined ? [] : [String(schema.minimum - 1)];
    const above = schema.maximum === undefined ? [] : [String(schema.maximum + 1)];
    return ['nonsense', '', '1.5', '1e2', '0x10', ' 1', 'NaN', 'Infinity', '99999999999999999999', ...below, ...above];
  }
  if (schema.pattern) return ['nonsense!', '名', 'a b'].filter((v) => !new RegExp(schema.pattern ?? '', 'u').test(v));
  return [...(schema.minLength ? ['', '  '] : []), ...(schema.maxLength ? ['长'.repeat(schema.maxLength + 1)] : [])];
}

/** The request line of an operation with its input; what is not in the path goes into the query. */
export function target({ path, parameters }: Operation, input: Input): string {
  const inPath = new Set(parameters.filter((p) => p.in === 'path').map((p) => p.name));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input[name] ?? ''));
  const query = new URLSearchParams(Object.entries(input).filter(([name]) => !inPath.has(name)));
  return query.size > 0 ? `${filled}?${query}` : filled;
}
