import { importWords } from '#console/import/words.ts';
import { type OtherUnit, rowsOf } from '#core/import/roster/own-rows.ts';
import { useLang } from '#ui/language.ts';

/** Units that are listed by name. */
const LISTED = 10;

/** `own`: how many rows are the unit's. */
type Props = { others: readonly OtherUnit[]; own: number; unitName: string };

/** What of the file is left out since it belongs to other units. */
export function OtherUnits({ others, own, unitName }: Props) {
  const t = importWords[useLang()];
  if (others.length === 0) return null;
  return (
    <>
      <p>
        <strong>{t.others(rowsOf(others))}</strong>
      </p>
      <ul>
        {others.slice(0, LISTED).map(({ unit, rows }) => (
          <li key={unit}>
            <bdi>{t.otherUnit(unit, rows)}</bdi>
          </li>
        ))}
        {others.length > LISTED && <li>{t.otherUnits(others.length - LISTED)}</li>}
      </ul>
      {own === 0 && <p>{t.noneOwn(unitName)}</p>}
    </>
  );
}
