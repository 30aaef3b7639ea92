import type { Registration } from '#core/model.ts';
import { fieldId, useFieldValue, useFormState } from '#ui/form/state.ts';
import { TextArea } from '#ui/form/text-fields.tsx';
import { Island } from '#ui/island.tsx';
import { useLang } from '#ui/language.ts';

type Props = {
  name: string;
  label: string;
  /** How a name a line is written; without scripts alone. */
  hint: string;
  /** What is stored, a name a line. */
  value: string;
  units: readonly Pick<Registration, 'id' | 'name'>[];
};

/** Units of the register, chosen from a list where scripts run and otherwise written a name a line. */
export function UnitPicker({ name, label, hint, value, units }: Props) {
  const lang = useLang();
  const times = new Map<string, number>();
  for (const unit of units) times.set(unit.name, (times.get(unit.name) ?? 0) + 1);
  // Of two units with one name, only the id tells which.
  const choices = units.map(({ id, name: called }) =>
    times.get(called) === 1 ? { value: called, text: called } : { value: id, text: `${called}（${id}）` },
  );
  const props = {
    lang,
    id: fieldId(name),
    name,
    label,
    error: useFormState().errors[name]?.[lang] ?? null,
    value: useFieldValue(name, value),
    units: choices,
  };
  return (
    <Island source="console/islands/unit-picker.tsx" props={props}>
      <TextArea name={name} label={label} hint={hint} optional value={value} />
    </Island>
  );
}
