/** What an intrinsic function of a template may look up; each throws where it does not know the name. */
export type Lookup = {
  ref(logicalId: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  importValue(name: string): unknown;
};

/** Stands for `AWS::NoValue`: the property or list element that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

/** Evaluates the intrinsic functions inside a value of a CloudFormation template. Throws on one it does not know. */
export function evaluate(value: unknown, lookup: Lookup): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, lookup)).filter((item) => item !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (first && entries.length === 1 && (first[0] === 'Ref' || first[0].startsWith('Fn::')))
    return evaluateFunction(first[0], first[1], lookup);
  const evaluated = entries.map(([key, item]) => [key, evaluate(item, lookup)] as const);
  return Object.fromEntries(evaluated.filter(([, item]) => item !== noValue));
}

function evaluateFunction(name: string, argument: unknown, lookup: Lookup): unknown {
  if (name === 'Ref') return lookup.ref(text(argument));
  if (name === 'Fn::GetAtt') {
    const [id = '', ...attribute] = Array.isArray(argument) ? argument.map(text) : text(argument).split('.');
    return lookup.getAtt(id, attribute.join('.'));
  }
  if (name === 'Fn::ImportValue') return lookup.importValue(text(evaluate(argument, lookup)));
  if (name === 'Fn::Sub') return substitute(argument, lookup);
  if (name === 'Fn::Join') {
    const [separator, parts] = list(evaluate(argument, lookup));
    return list(parts).map(text).join(text(separator));
  }
  if (name === 'Fn::Split') {
    const [separator, whole] = list(evaluate(argument, lookup));
    return text(whole).split(text(separator));
  }
  if (name === 'Fn::Select') {
    const [index, items] = list(evaluate(argument, lookup));
    const chosen = list(items)[Number(index)];
    if (chosen === undefined) throw new Error(`Fn::Select has no item ${String(index)}`);
    return chosen;
  }
  throw new Error(`the intrinsic function ${name} is not known here`);
}

/** `${Name}`, `${Resource.Attribute}`, a variable of the second argument, or `${!literal}`. */
function substitute(argument: unknown, lookup: Lookup): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const given = evaluate(variables, lookup) as Record<string, unknown>;
  return text(template).replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (name in given) return text(given[name]);
    const dot = name.indexOf('.');
    return text(dot < 0 ? lookup.ref(name) : lookup.getAtt(name.slice(0, dot), name.slice(dot + 1)));
  });
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`expected a text but found ${JSON.stringify(value)}`);
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`expected a list but found ${JSON.stringify(value)}`);
}
