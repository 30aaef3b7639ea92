import { published, required, steering, type TableLayout } from '#core/import/layout.ts';
import { decimal, name, text } from '#core/import/readers.ts';

const unit = required(published('unit.name', ['Unit'], name(100)));
const organisation = published('unit.system', ['Organisation'], text(100));

/** A senior post a row, with its holder where disclosed. */
const senior = {
  sheet: 'senior',
  columns: {
    reference: required(steering(['Post Unique Reference'], text(40))),
    name: published('staff.name', ['Name'], name(80)),
    level: published('staff.level', ['Grade (or equivalent)'], text(60)),
    post: required(published('staff.post', ['Job Title'], text(200))),
    organisation,
    unit,
    reportsTo: steering(['Reports to Senior Post'], text(40)),
    fte: steering(['FTE'], decimal()),
  },
} satisfies TableLayout;

/** Junior posts by unit, grade and title, as a sum of full-time equivalents. */
const junior = {
  sheet: 'junior',
  columns: {
    organisation,
    unit,
    fte: required(published('strength.inPost', ['Number of Posts in FTE'], decimal())),
  },
} satisfies TableLayout;

export const ukTables = { senior, junior };
